import { describe, expect, test } from 'vitest';
import { problemTypes } from '#shared/sync/protocol';
import { asOwner } from '../../endpoint/database';
import { forgetOld } from '../../endpoint/retention';
import { issueToken } from '../../endpoint/tokens';
import { ensurePerson } from '../../endpoint/people';
import { contractDesk, operation, transaction } from '../support/contractDesk';
import { startEndpoint } from '../support/endpoint';
import type { Bench } from './bench';

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Makes all that was done so far 401 days old. */
async function age({ database }: Bench, tenant: string): Promise<void> {
  await asOwner(database, tenant, async (sql) => {
    await sql.query(`update escale.commit_mark set at = at - interval '401 days' where tenant = $1`, [
      tenant,
    ]);
    await sql.query(`update escale.op_done set done_at = done_at - interval '401 days' where tenant = $1`, [
      tenant,
    ]);
  });
}

/** A tenant with a record that lives and one that was deleted, and the cursors from before the deletion and after it. */
async function aTenant(bench: Bench) {
  const tenant = await bench.tenant();
  const desk = await bench.desk(tenant);
  const [living, gone] = [operation(), operation()];
  await desk.push(transaction(living), transaction(gone));
  const before = (await desk.changes()).cursor;
  const { next } = await desk.snapshot(undefined, 1);
  await desk.push(transaction(operation({ id: gone.id, base: 1, set: {}, effect: 'delete' })));
  const after = (await desk.changes(before)).cursor;
  const idsFed = async () => (await desk.allChanges()).changes.map(({ id }) => id);
  return { tenant, desk, living, gone, before, next, after, idsFed };
}

export function retentionContract(bench: Bench): void {
  describe('S16 what only a laptop would ask for that was away for 400 days is forgotten', () => {
    test('not before', async () => {
      const { tenant, desk, living, gone, before, idsFed } = await aTenant(bench);
      expect(await forgetOld(bench.database).run(tenant, daysFromNow(399))).toBe(0);
      expect((await desk.changes(before)).changes).toMatchObject([{ id: gone.id, deleted: true }]);
      expect(await idsFed()).toEqual([living.id, gone.id]);
      expect(await desk.push(transaction(living))).toMatchObject([{ status: 'duplicate' }]);
    });

    test('then its cursor is refused with the reason, and younger ones go on', async () => {
      const { tenant, desk, living, gone, before, next, after, idsFed } = await aTenant(bench);
      await age(bench, tenant);
      const [fresh, young] = [operation(), operation()];
      await desk.push(transaction(fresh), transaction(young));
      await desk.push(transaction(operation({ id: young.id, base: 1, set: {}, effect: 'delete' })));
      expect(await forgetOld(bench.database).run(tenant, new Date())).toBeGreaterThan(3);
      for (const target of [`/v1/changes?cursor=${before}`, `/v1/snapshot?after=${next ?? ''}`]) {
        const answer = await desk.send('GET', target);
        expect(answer).toMatchObject({
          status: 410,
          body: { type: problemTypes.resyncRequired, reason: 'expired' },
        });
      }
      expect((await desk.changes(after)).changes).toMatchObject([
        { id: fresh.id },
        { id: young.id, deleted: true },
      ]);
      expect(await idsFed()).toEqual([living.id, fresh.id, young.id]);
      expect(await idsFed()).not.toContain(gone.id);
      expect(await desk.push(transaction(fresh))).toMatchObject([{ status: 'duplicate' }]);
      expect(await forgetOld(bench.database).run(tenant, new Date())).toBe(0);
    });

    test('a cursor of another history is told apart from one that is too old', async () => {
      const { tenant, desk } = await aTenant(bench);
      await forgetOld(bench.database).run(tenant, daysFromNow(401));
      const forged = Buffer.from('epoch|1|nonce').toString('base64url');
      const { status, body } = await desk.send('GET', `/v1/changes?cursor=${forged}`);
      expect([status, body]).toEqual([410, expect.not.objectContaining({ reason: 'expired' })]);
    });

    test('a record that was forgotten is created anew by whoever restores it, and no version comes twice', async () => {
      const { tenant, desk, gone } = await aTenant(bench);
      await forgetOld(bench.database).run(tenant, daysFromNow(401));
      const restore = operation({ id: gone.id, base: 2, set: {}, effect: 'restore' });
      expect(await desk.push(transaction(restore))).toMatchObject([
        { status: 'conflict', ops: [{ current: null }] },
      ]);
      expect(await desk.push(transaction(operation({ id: gone.id })))).toMatchObject([
        { status: 'applied', ops: [{ v: 3 }] },
      ]);
    });

    test('an endpoint at work sees to it by itself, by its own clock', async () => {
      const { tenant } = await aTenant(bench);
      const { database } = bench;
      const later = await startEndpoint({ database, now: () => daysFromNow(401) });
      const person = await ensurePerson(database, tenant, 'Camille Moreau', 'manager');
      const desk = contractDesk(later.url, await issueToken(database, { tenant, person }), bench.check);
      await desk.push(transaction(operation()));
      await later.stop();
      const [row] = await asOwner(database, tenant, (sql) =>
        sql.query<{ min_seq: string }>('select min_seq from escale.tenant where id = $1', [tenant]),
      );
      expect(Number(row?.min_seq)).toBeGreaterThan(2);
    });
  });
}
