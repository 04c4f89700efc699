import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireOperation } from '#shared/sync/protocol';
import { problemTypes } from '#shared/sync/protocol';
import { administer } from '../../endpoint/administration';
import { createDiskBlobs } from '../../endpoint/diskBlobs';
import { operation, transaction, type ContractDesk } from '../support/contractDesk';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';
import type { Bench } from './bench';
import { partnerIn, scopedTenant } from './scopedTenant';

const shaOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const fileOf = (partnerId: string, sha256: string, overrides: Partial<WireOperation> = {}) =>
  operation({
    c: 'attachment',
    set: { partnerId, name: 'photo.jpg', mediaType: 'image/jpeg', size: 1000, sha256, internal: true },
    ...overrides,
  });

export function attachmentsContract(bench: Bench): void {
  describe('attachments', () => {
    let folder: string;
    let endpoint: TestEndpoint;
    let narrow: TestEndpoint;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'escale-scoped-'));
      const blobs = { store: createDiskBlobs(folder), maximumBytes: 5000 };
      endpoint = await startEndpoint({ database: bench.database, blobs });
      narrow = await startEndpoint({ database: bench.database, blobs: { ...blobs, quotaBytes: 10_000 } });
    });
    afterAll(async () => {
      await endpoint.stop();
      await narrow.stop();
      await rm(folder, { recursive: true, force: true });
    });

    /** A person's laptop that pushes records, and what it does with files. */
    function filesOf(token: string, desk: ContractDesk, at: () => TestEndpoint = () => endpoint) {
      const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) =>
        fetch(at().url + path, {
          method,
          headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers },
          ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        });
      const begin = (content: Buffer) =>
        ask('POST', '/v1/uploads', {
          'upload-length': String(content.length),
          'upload-metadata': `sha256 ${btoa(shaOf(content))}`,
        });
      const send = (place: string, content: Buffer) =>
        ask(
          'PATCH',
          place,
          { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
          content,
        );
      const fetched = async (sha256: string, method = 'GET') =>
        (await ask(method, `/v1/blobs/${sha256}`)).status;
      return {
        ask,
        begin,
        send,
        fetched,
        upload: async (content: Buffer) => {
          const place = (await begin(content)).headers.get('location') ?? '';
          expect((await send(place, content)).status).toBe(204);
        },
        store: async (...ops: readonly WireOperation[]) =>
          expect(await desk.push(transaction(...ops))).toMatchObject([{ status: 'applied' }]),
      };
    }

    /** A director, Anne who sees the north, and Ben who sees the south; each with their partner. */
    async function company() {
      const { tenant, desk, change } = await scopedTenant(bench);
      const person = async (name: string, role: 'manager' | 'director' = 'manager') =>
        filesOf(await bench.token(tenant, name, {}, role), await desk(name, role));
      const [dora, anne, ben] = [await person('Dora', 'director'), await person('Anne'), await person('Ben')];
      const [north, south] = [partnerIn('Nord'), partnerIn('Sud')];
      await dora.store(north, south);
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Ben', 'territory:Sud');
      return { tenant, change, dora, anne, ben, north: north.id, south: south.id };
    }

    describe('S125 a file is had by whoever sees a record that names it', () => {
      test('and is to everybody else what was never there', async () => {
        const { dora, anne, ben, north, change } = await company();
        const content = randomBytes(1000);
        const sha256 = shaOf(content);
        const record = fileOf(north, sha256);
        await dora.store(record);
        await dora.upload(content);
        expect([await anne.fetched(sha256), await anne.fetched(sha256, 'HEAD')]).toEqual([200, 200]);

        const told = async (name: string) => {
          const answer = await ben.ask('GET', `/v1/blobs/${name}`, { range: 'bytes=5000-' });
          const headers = [...answer.headers].filter(([header]) => header !== 'date');
          return { status: answer.status, headers, body: await answer.text() };
        };
        expect(await told(sha256)).toEqual(await told(shaOf(randomBytes(9))));
        expect((await told(sha256)).status).toBe(404);
        expect(await ben.fetched(sha256, 'HEAD')).toBe(404);

        await change('revoke', 'Anne', 'territory:Nord');
        expect(await anne.fetched(sha256)).toBe(404);
        await change('grant', 'Anne', `partner:${north}`);
        expect(await anne.fetched(sha256)).toBe(200);
      });

      test('as the record stands now, in the trash too, and its conflict’s other side', async () => {
        const { dora, anne, north } = await company();
        const [first, second] = [randomBytes(900), randomBytes(901)];
        const record = fileOf(north, shaOf(first));
        await dora.store(record);
        await dora.upload(first);
        await dora.upload(second);
        await dora.store(fileOf(north, shaOf(second), { id: record.id, base: 1 }));
        expect([await anne.fetched(shaOf(first)), await anne.fetched(shaOf(second))]).toEqual([404, 200]);
        const conflict = {
          collection: 'attachment',
          recordId: record.id,
          field: 'sha256',
          mine: shaOf(first),
        };
        await dora.store(
          operation({ id: record.id, c: 'attachment', base: 2, set: {}, effect: 'delete' }),
          operation({ c: 'mergeConflict', set: { ...conflict, mineAt: now, theirsAt: now } }),
        );
        expect([await anne.fetched(shaOf(first)), await anne.fetched(shaOf(second))]).toEqual([200, 200]);
      });

      test('and by who has sent it, until a record of theirs names it', async () => {
        const { dora, anne, north, change } = await company();
        const content = randomBytes(1000);
        const sha256 = shaOf(content);
        await anne.upload(content);
        expect([await anne.fetched(sha256), await dora.fetched(sha256)]).toEqual([200, 404]);
        await anne.store(fileOf(north, sha256));
        expect([await anne.fetched(sha256), await dora.fetched(sha256)]).toEqual([200, 200]);
        await change('revoke', 'Anne', 'territory:Nord');
        expect(await anne.fetched(sha256)).toBe(404);
      });
    });

    describe('S126 a name alone opens no file', () => {
      test('whoever writes it into a record of their own, before the file came or after it', async () => {
        const { dora, anne, ben, north, south } = await company();
        const content = randomBytes(1000);
        const sha256 = shaOf(content);
        await ben.store(fileOf(south, sha256));
        await ben.store(fileOf(south, sha256));
        await dora.store(fileOf(north, sha256));
        await dora.upload(content);
        expect([await anne.fetched(sha256), await ben.fetched(sha256)]).toEqual([200, 404]);
        await ben.store(fileOf(south, sha256), operation({ set: { note: `see ${sha256}` } }));
        expect(await ben.fetched(sha256)).toBe(404);
        // Who has the content itself needs nobody’s leave.
        await ben.upload(content);
        expect(await ben.fetched(sha256)).toBe(200);
      });

      test('but who may have it passes it on', async () => {
        const { dora, anne, ben, north, south } = await company();
        const content = randomBytes(1000);
        const sha256 = shaOf(content);
        await anne.store(fileOf(north, sha256));
        await anne.upload(content);
        await dora.store(fileOf(south, sha256));
        expect(await ben.fetched(sha256)).toBe(200);
      });

      test('though after a restore it does, where the record of who had sent it is lost', async () => {
        const { tenant, dora, anne, ben, south } = await company();
        const content = randomBytes(1000);
        const sha256 = shaOf(content);
        await anne.upload(content);
        await ben.store(fileOf(south, sha256));
        expect(await ben.fetched(sha256)).toBe(404);
        await administer(bench.database, { command: 'renew', tenant });
        expect([await ben.fetched(sha256), await dora.fetched(sha256)]).toEqual([200, 200]);
      });
    });

    describe('S127 a file has a limit, and all of a company’s together have one', () => {
      test('both are told, and each refusal says which it is', async () => {
        const tenant = await bench.tenant();
        const token = await bench.token(tenant, 'Anne');
        const anne = filesOf(token, await bench.desk(tenant, 'Anne'), () => narrow);
        const told = (await (await anne.ask('GET', '/v1/capabilities')).json()) as object;
        expect(told).toMatchObject({ blobs: { maxBytes: 5000, quotaBytes: 10_000 } });
        const refusal = async (answer: Response) => {
          const { type, detail } = (await answer.json()) as { type: string; detail: string };
          return { status: answer.status, type, detail };
        };
        expect(await refusal(await anne.begin(randomBytes(5001)))).toEqual({
          status: 413,
          type: problemTypes.tooLarge,
          detail: 'A blob may have 5000 bytes.',
        });
        await anne.upload(randomBytes(4900));
        const late = randomBytes(4900);
        const place = (await anne.begin(late)).headers.get('location') ?? '';
        await anne.upload(randomBytes(4900));
        const full = {
          status: 413,
          type: problemTypes.quotaExceeded,
          detail: 'All attachments together may have 10000 bytes.',
        };
        expect(await refusal(await anne.begin(randomBytes(300)))).toEqual(full);
        expect(await refusal(await anne.send(place, late))).toEqual(full);
        expect(await anne.fetched(shaOf(late))).toBe(404);
        await anne.upload(randomBytes(200));

        const elsewhere = await bench.tenant();
        const other = await bench.token(elsewhere, 'Ben');
        await filesOf(other, await bench.desk(elsewhere, 'Ben'), () => narrow).upload(late);
      });
    });
  });
}

const now = '2026-03-05T13:00:00.000Z';
