import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { renewEpoch } from '../../endpoint/accounts';
import { administer } from '../../endpoint/administration';
import { keepAudit, pruneAudit, readAudit } from '../../endpoint/audit';
import { collectOrphans } from '../../endpoint/blobReferences';
import type { BlobStore } from '../../endpoint/blobStore';
import { createDiskBlobs } from '../../endpoint/diskBlobs';
import { importRecords } from '../../endpoint/importRecords';
import { defaultLimits } from '../../endpoint/limits';
import { forgetOld } from '../../endpoint/retention';
import { hasTokens } from '../../endpoint/tokens';
import { asTenant } from '../../endpoint/database';
import { operation, transaction, validPartner } from '../support/contractDesk';
import type { Bench } from './bench';

const day = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * day);

/**
 * What whoever runs the endpoint does, as an owner whom row-level security binds as well: a statement that forgets its
 * tenant finds nothing, and says so to nobody.
 */
export function ownerContract(bench: Bench): void {
  test('whether anybody has a token is told of whatever tenant', async () => {
    expect(await hasTokens(bench.database)).toBe(false);
    await bench.desk();
    expect(await hasTokens(bench.database)).toBe(true);
  });

  test('its owner sets it up, and is held to a tenant as well', async () => {
    const desk = await bench.desk();
    expect(await desk.push(transaction(operation()))).toMatchObject([{ status: 'applied' }]);
    const rows = await bench.database.transaction('', (sql) => sql.query('select 1 from escale.doc'));
    expect(rows).toEqual([]);
    const { tenant } = await desk.capabilities();
    expect(
      await asTenant(bench.database, tenant.id, (sql) => sql.query('select 1 from escale.doc')),
    ).toHaveLength(1);
  });

  describe('and each of its commands and chores finds what it is about', () => {
    test('people, tokens, grants and the history’s name', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant, 'Anne');
      const run = async (what: Parameters<typeof administer>[1]) => {
        const { ok, lines } = await administer(bench.database, what);
        return { ok, lines: lines.length };
      };
      const [one, none] = [
        { ok: true, lines: 1 },
        { ok: true, lines: 0 },
      ];
      const scope = 'territory:Nord';
      expect(await run({ command: 'people', tenant })).toEqual(one);
      expect(await run({ command: 'tokens', tenant })).toEqual(one);
      expect(await run({ command: 'access', tenant, access: 'scoped' })).toEqual(none);
      expect(await run({ command: 'grant', tenant, who: 'Anne', scope })).toEqual(none);
      expect(await run({ command: 'scopes', tenant })).toEqual(one);
      expect(await run({ command: 'revoke', tenant, who: 'Anne', scope })).toEqual(none);
      const identity = { issuer: 'https://login.example', subject: 'anne' };
      expect(await run({ command: 'link', tenant, who: 'Anne', ...identity })).toEqual(none);
      const { epoch } = await desk.capabilities();
      expect(await run({ command: 'renew', tenant })).toEqual(none);
      expect((await desk.capabilities()).epoch).not.toBe(epoch);
      expect(await renewEpoch(bench.database, 'nobody')).toBe(false);
      const { lines } = await administer(bench.database, { command: 'tokens', tenant });
      const id = lines[0]?.split('\t')[0] ?? '';
      expect(await run({ command: 'revoke-token', tenant, id })).toEqual(none);
      expect(await desk.send('GET', '/v1/capabilities')).toMatchObject({ status: 401 });
    });

    test('loading records, the audit, and what is forgotten', async () => {
      const { database } = bench;
      const desk = await bench.desk();
      const { tenant, person } = await desk.capabilities();
      const account = { tenant: tenant.id, person: person.id };
      const records = [{ c: 'partner', id: v7(), data: validPartner }];
      const context = { database, account, limits: defaultLimits, now: () => new Date() };
      expect(await importRecords(context, records)).toMatchObject({ stored: 1, refused: [] });
      const gone = operation();
      await desk.push(transaction(gone));
      await desk.push(transaction(operation({ id: gone.id, base: 1, set: {}, effect: 'delete' })));
      expect(await readAudit(database, { tenant: tenant.id, limit: 10 })).toHaveLength(3);
      expect(await keepAudit(database, tenant.id, 10)).toBe(true);
      expect(await pruneAudit(database, tenant.id, daysFromNow(11))).toBe(3);
      expect(await forgetOld(database).run(tenant.id, daysFromNow(401))).toBeGreaterThan(0);
    });

    test('which attachments records still name', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'escale-owner-'));
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const name = 'ab'.repeat(32);
      await desk.push(transaction(operation({ set: { sha256: name } })));
      const asked: ReadonlySet<string>[] = [];
      const store: BlobStore = {
        ...createDiskBlobs(folder),
        collect: async (_tenant, _bounds, referred) => {
          asked.push(await referred());
          return 0;
        },
      };
      await collectOrphans(bench.database, store).run(tenant, new Date());
      expect(asked).toEqual([new Set([name])]);
      await rm(folder, { recursive: true, force: true });
    });
  });
}
