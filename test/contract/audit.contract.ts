import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { keepAudit, pruneAudit, readAudit } from '../../endpoint/audit';
import { asOwner, asTenant } from '../../endpoint/database';
import { operation, transaction } from '../support/contractDesk';
import type { Bench } from './bench';

export function auditContract(bench: Bench): void {
  describe('O6 the audit says who changed what', () => {
    test('each operation once, with its fields’ names, the person, the device and the version', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant, 'Jan de Vries');
      const { epoch } = await desk.capabilities();
      const device = v7();
      const created = operation({ set: { label: 'Confidential', size: 2 } });
      const changed = operation({ id: created.id, base: 1, set: { 'a\0\ud800': 1 }, unset: ['size'] });
      const deleted = operation({ id: created.id, base: 2, set: {}, effect: 'delete' });
      const body = { device, epoch, txs: [transaction(created, changed), transaction(deleted)] };
      const before = new Date();
      await desk.postJson(body);
      await desk.postJson(body);

      const entries = await readAudit(bench.database, { tenant, record: created.id, limit: 10 });
      const common = { name: 'Jan de Vries', device, c: 'parcel', record: created.id };
      expect(entries).toMatchObject([
        { ...common, op: created.op, v: 1, effect: 'write', fields: ['label', 'size'] },
        { ...common, op: changed.op, v: 2, effect: 'write', fields: ['a��', 'size'] },
        { ...common, op: deleted.op, v: 3, effect: 'delete', fields: [] },
      ]);
      expect(Date.parse(entries[0]?.at ?? '')).toBeGreaterThanOrEqual(before.getTime() - 1);
      expect(JSON.stringify(entries)).not.toContain('Confidential');
    });

    test('nothing of what was refused or met a newer version', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const first = operation();
      await desk.push(transaction(first));
      await desk.push(
        transaction(operation(), operation({ id: first.id })),
        transaction(operation(), operation({ c: 'partner', set: {} })),
      );
      expect(await readAudit(bench.database, { tenant, limit: 10 })).toMatchObject([{ op: first.op }]);
    });

    test('asked by person or by time', async () => {
      const tenant = await bench.tenant();
      const jan = await bench.desk(tenant, 'Jan de Vries');
      const aoife = await bench.desk(tenant, 'Aoife Byrne');
      await jan.push(transaction(operation()));
      const since = new Date();
      await aoife.push(transaction(operation()));
      await jan.push(transaction(operation()));
      const names = async (query: { person?: string; since?: Date; limit?: number }) =>
        (await readAudit(bench.database, { tenant, limit: 10, ...query })).map(({ name }) => name);
      expect(await names({ person: 'Aoife Byrne' })).toEqual(['Aoife Byrne']);
      expect(await names({ since })).toEqual(['Aoife Byrne', 'Jan de Vries']);
      expect(await names({ limit: 1 })).toEqual(['Jan de Vries']);
      expect(await readAudit(bench.database, { tenant: await bench.tenant(), limit: 10 })).toEqual([]);
    });

    test('serving can add to it, and neither read, change nor remove anything', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      await desk.push(transaction(operation()));
      for (const statement of [
        'select * from escale.audit',
        `update escale.audit set person = 'x'`,
        'delete from escale.audit',
        'truncate escale.audit',
      ]) {
        const attempt = asTenant(bench.database, tenant, (sql) => sql.query(statement));
        await expect(attempt).rejects.toThrow('permission denied');
      }
      expect(await readAudit(bench.database, { tenant, limit: 10 })).toHaveLength(1);
    });

    test('is kept as long as the company wants', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const [old, recent] = [operation(), operation()];
      await desk.push(transaction(old, recent));
      await asOwner(bench.database, tenant, (sql) =>
        sql.query(`update escale.audit set at = at - interval '8 days' where op = $1`, [old.op]),
      );
      expect(await pruneAudit(bench.database, tenant, new Date())).toBe(0);
      expect(await keepAudit(bench.database, tenant, 7)).toBe(true);
      expect(await pruneAudit(bench.database, tenant, new Date())).toBe(1);
      expect(await readAudit(bench.database, { tenant, limit: 10 })).toMatchObject([{ op: recent.op }]);
      expect(await keepAudit(bench.database, 'nobody', 7)).toBe(false);
    });
  });
}
