import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureTenant } from '../../endpoint/accounts';
import { collectOrphans } from '../../endpoint/blobReferences';
import { createDiskBlobs } from '../../endpoint/diskBlobs';
import { openApiDocument } from '../../endpoint/openapi';
import { ensurePerson } from '../../endpoint/people';
import { issueToken } from '../../endpoint/tokens';
import { defaultLimits } from '../../endpoint/limits';
import { contractDesk, operation, transaction } from '../support/contractDesk';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';
import { openApiChecker } from '../support/openApiChecker';
import { seededRandom } from '../support/seededRandom';

const shaOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const day = 86_400_000;

describe('attachments', () => {
  let folder: string;
  let endpoint: TestEndpoint;
  let token: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escale-blobs-'));
    const blobs = { store: createDiskBlobs(folder), maximumBytes: 20_000_000 };
    endpoint = await startEndpoint({ blobs });
    token = await endpoint.token();
  });
  afterAll(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Buffer,
    own = token,
  ) =>
    fetch(endpoint.url + path, {
      method,
      headers: { authorization: `Bearer ${own}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
  const begin = async (length: number, sha256: string, own = token) => {
    const metadata = `filename ${btoa('photo.jpg')},sha256 ${btoa(sha256)}`;
    const headers = { 'upload-length': String(length), 'upload-metadata': metadata };
    return ask('POST', '/v1/uploads', headers, undefined, own);
  };
  const chunk = { 'content-type': 'application/offset+octet-stream' };
  const send = (at: string, offset: number, body: Buffer, own = token) =>
    ask('PATCH', at, { ...chunk, 'upload-offset': String(offset) }, body, own);
  const upload = async (content: Buffer) => {
    const at = (await begin(content.length, shaOf(content))).headers.get('location') ?? '';
    expect((await send(at, 0, content)).status).toBe(204);
    return shaOf(content);
  };

  test('O9 what was uploaded in parts is there once it is whole, and not before', async () => {
    const content = randomBytes(100_000);
    const sha256 = shaOf(content);
    expect((await ask('HEAD', `/v1/blobs/${sha256}`)).status).toBe(404);
    const begun = await begin(content.length, sha256);
    const at = begun.headers.get('location') ?? '';
    expect([begun.status, at]).toEqual([201, expect.stringMatching(/^\/v1\/uploads\/[0-9a-f-]{36}$/)]);
    const first = await send(at, 0, content.subarray(0, 30_000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '30000']);
    expect((await ask('GET', `/v1/blobs/${sha256}`)).status).toBe(404);
    const progress = await ask('HEAD', at);
    expect(progress.headers.get('upload-offset')).toBe('30000');
    expect(progress.headers.get('upload-length')).toBe('100000');
    expect(progress.headers.get('cache-control')).toBe('no-store');
    const elsewhere = await send(at, 10, content.subarray(10));
    expect([elsewhere.status, elsewhere.headers.get('upload-offset')]).toEqual([409, '30000']);
    expect((await send(at, 30_000, content.subarray(30_000))).status).toBe(204);

    const head = await ask('HEAD', `/v1/blobs/${sha256}`);
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '100000']);
    const whole = await ask('GET', `/v1/blobs/${sha256}`, { 'accept-encoding': 'gzip' });
    expect([whole.headers.get('content-encoding'), whole.headers.get('content-length')]).toEqual([
      null,
      '100000',
    ]);
    expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
    const same = await ask('GET', `/v1/blobs/${sha256}`, {
      'if-none-match': whole.headers.get('etag') ?? '',
    });
    expect(same.status).toBe(304);
    expect((await ask('HEAD', at)).status).toBe(404);
  });

  test.each([
    ['bytes=10-19', 206, 'bytes 10-19/1000', 10, 20],
    ['bytes=990-', 206, 'bytes 990-999/1000', 990, 1000],
    ['bytes=-5', 206, 'bytes 995-999/1000', 995, 1000],
    ['bytes=0-5000', 206, 'bytes 0-999/1000', 0, 1000],
    ['bytes=0-1,5-6', 200, null, 0, 1000],
    ['lines=1-2', 200, null, 0, 1000],
    ['bytes=5-3', 200, null, 0, 1000],
  ])('O10 a download goes on where it broke: %s', async (range, status, told, start, end) => {
    const content = Buffer.from('0123456789'.repeat(100));
    const sha256 = await upload(content);
    const answer = await ask('GET', `/v1/blobs/${sha256}`, { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, told]);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content.subarray(start, end))).toBe(true);
    const outside = await ask('GET', `/v1/blobs/${sha256}`, { range: 'bytes=1000-' });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  });

  test('O11 a flipped byte is refused, and nothing of it can be had', async () => {
    const content = randomBytes(50_000);
    const sha256 = shaOf(content);
    const at = (await begin(content.length, sha256)).headers.get('location') ?? '';
    const flipped = Buffer.from(content);
    flipped.writeUInt8(flipped.readUInt8(31_337) ^ 1, 31_337);
    const answer = await send(at, 0, flipped);
    expect([answer.status, await answer.json()]).toMatchObject([422, { status: 422 }]);
    expect((await ask('GET', `/v1/blobs/${sha256}`)).status).toBe(404);
    expect((await ask('HEAD', at)).status).toBe(404);
    expect((await ask('GET', `/v1/blobs/${shaOf(flipped)}`)).status).toBe(404);
  });

  test('O12 an upload goes on after each cut of the line, wherever it is cut', async () => {
    const random = seededRandom(7);
    const content = randomBytes(8_000_000);
    const at = (await begin(content.length, shaOf(content))).headers.get('location') ?? '';
    let cuts = 0;
    for (let offset = 0; offset < content.length;) {
      const rest = content.subarray(offset);
      const cutAt = random.below(2_000_000);
      if (cutAt < rest.length) {
        await cutUpload(endpoint.url, token, at, offset, rest, cutAt);
        cuts += 1;
      } else await send(at, offset, rest);
      const progress = await ask('HEAD', at);
      if (progress.status === 404) break;
      const next = Number(progress.headers.get('upload-offset'));
      expect(next).toBeGreaterThanOrEqual(offset);
      offset = next;
    }
    expect(cuts).toBeGreaterThan(3);
    const whole = await ask('GET', `/v1/blobs/${shaOf(content)}`);
    expect(shaOf(Buffer.from(await whole.arrayBuffer()))).toBe(shaOf(content));
  });

  test('O13 nobody else’s: not without a token, not of another tenant, and an upload is its person’s alone', async () => {
    const content = randomBytes(1000);
    const sha256 = await upload(content);
    await ensureTenant(endpoint.database, 'orion');
    const stranger = {
      tenant: 'orion',
      person: await ensurePerson(endpoint.database, 'orion', 'X', 'manager'),
    };
    const strange = await issueToken(endpoint.database, stranger);
    expect((await fetch(`${endpoint.url}/v1/blobs/${sha256}`)).status).toBe(401);
    expect((await ask('GET', `/v1/blobs/${sha256}`, {}, undefined, strange)).status).toBe(404);
    const at = (await begin(10, shaOf(Buffer.alloc(10)))).headers.get('location') ?? '';
    const colleague = await endpoint.token('Aoife Byrne');
    for (const other of [strange, colleague]) {
      expect((await send(at, 0, Buffer.alloc(10), other)).status).toBe(404);
      expect((await ask('DELETE', at, {}, undefined, other)).status).toBe(404);
    }
    expect((await ask('DELETE', at)).status).toBe(204);
    expect((await ask('HEAD', at)).status).toBe(404);
  });

  test('O14 what isn’t an upload is refused by a problem', async () => {
    const sha256 = shaOf(Buffer.alloc(10));
    const at = (await begin(10, sha256)).headers.get('location') ?? '';
    const metadata = { 'upload-metadata': `sha256 ${btoa(sha256)}` };
    const answers = [
      [400, await ask('POST', '/v1/uploads', metadata)],
      [400, await ask('POST', '/v1/uploads', { ...metadata, 'upload-length': '-1' })],
      [400, await ask('POST', '/v1/uploads', { 'upload-length': '5' })],
      [400, await ask('POST', '/v1/uploads', { 'upload-length': '5', 'upload-metadata': 'sha256 ../../x' })],
      [413, await begin(20_000_001, sha256)],
      [412, await ask('POST', '/v1/uploads', { 'tus-resumable': '0.2.2', 'upload-length': '5' })],
      [404, await send(`/v1/uploads/${v7()}`, 0, Buffer.alloc(1))],
      [404, await send('/v1/uploads/..%2f..%2fx', 0, Buffer.alloc(1))],
      [404, await ask('GET', '/v1/blobs/..%2f..%2fx')],
      [415, await ask('PATCH', at, { 'content-type': 'text/plain', 'upload-offset': '0' }, Buffer.alloc(1))],
      [
        415,
        await ask('PATCH', at, { ...chunk, 'content-encoding': 'br', 'upload-offset': '0' }, Buffer.alloc(1)),
      ],
      [400, await send(at, 0, Buffer.alloc(11))],
      [415, await ask('POST', '/v1/push', chunk, Buffer.alloc(1))],
    ] as const;
    for (const [status, answer] of answers) {
      expect([status, answer.headers.get('content-type')]).toEqual([
        answer.status,
        'application/problem+json; charset=utf-8',
      ]);
      expect(await answer.json()).toMatchObject({ status });
    }
  });

  test('O15 what no record refers to is collected after 30 days, what one does never', async () => {
    const [referred, orphan, young] = await Promise.all(
      [20, 21, 22].map((size) => upload(randomBytes(size))),
    );
    const desk = contractDesk(endpoint.url, token, openApiChecker(openApiDocument(defaultLimits)));
    const record = operation({ set: { files: [{ name: 'photo.jpg', sha256: referred ?? '' }] } });
    await desk.push(transaction(record));
    await desk.push(transaction(operation({ id: record.id, base: 1, set: {}, effect: 'delete' })));
    const age = async (sha256: string | undefined, days: number) => {
      const at = new Date(Date.now() - days * day);
      await utimes(join(folder, 'acme', 'blobs', sha256?.slice(0, 2) ?? '', sha256 ?? ''), at, at);
    };
    await age(referred, 31);
    await age(orphan, 31);
    await age(young, 29);
    const stale = (await begin(10, shaOf(Buffer.alloc(10)))).headers.get('location')?.split('/').at(-1) ?? '';
    const old = new Date(Date.now() - 8 * day);
    await utimes(join(folder, 'acme', 'uploads', `${stale}.part`), old, old);

    const chore = collectOrphans(endpoint.database, createDiskBlobs(folder));
    // The endpoint itself does the same beside the first push of the day.
    await chore.run('acme', new Date());
    const statuses = [referred, orphan, young].map(
      async (sha) => (await ask('HEAD', `/v1/blobs/${sha}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 404, 200]);
    expect((await readdir(join(folder, 'acme', 'uploads'))).join()).not.toContain(stale);
  });
});

/** Sends a part of an upload and cuts the line after some bytes of it. */
function cutUpload(url: string, token: string, at: string, offset: number, content: Buffer, cutAt: number) {
  const { hostname, port } = new URL(url);
  return new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `PATCH ${at} HTTP/1.1`,
        'Host: endpoint',
        `Authorization: Bearer ${token}`,
        'Tus-Resumable: 1.0.0',
        'Content-Type: application/offset+octet-stream',
        `Upload-Offset: ${offset}`,
        `Content-Length: ${content.length}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(content.subarray(0, cutAt), () => socket.resetAndDestroy());
    });
    socket.once('error', () => undefined);
    socket.once('close', () => resolve());
  });
}
