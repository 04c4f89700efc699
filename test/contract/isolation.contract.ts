import { describe, expect, test } from 'vitest';
import { administer } from '../../endpoint/administration';
import { applicationRole, asOwner, asPerson, asTenant, sqlState } from '../../endpoint/database';
import { operation, transaction, validPartner } from '../support/contractDesk';
import type { Bench } from './bench';

const tables = [
  'tenant',
  'person',
  'access_token',
  'doc',
  'commit_mark',
  'op_done',
  'user_scope',
  'scope_parent',
  'control',
  'forgotten',
  'blob_reference',
  'blob_holder',
  'author',
] as const;
/** Serving may not read these at all. */
const writeOnly = ['audit'] as const;

export function isolationContract(bench: Bench): void {
  describe('S22 a request without a valid token learns nothing', () => {
    test('a withdrawn token is refused at once', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      await desk.capabilities();
      await bench.database.transaction('', (sql) =>
        sql.query('delete from escale.access_token where tenant = $1', [tenant]),
      );
      expect(await desk.send('GET', '/v1/capabilities')).toMatchObject({ status: 401 });
    });

    test('tokens are stored as their SHA-256 only', async () => {
      await bench.desk();
      const rows = await bench.database.transaction('', (sql) =>
        sql.query<{ hash: string }>('select hash from escale.access_token'),
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    });
  });

  describe('S23 the database holds tenants apart by itself', () => {
    test.each(tables)('a query on %s without a tenant, or with another one, sees nothing', async (table) => {
      const desk = await bench.desk();
      const { tenant, person } = await desk.capabilities();
      const own = tenant.id;
      await desk.push(transaction(operation(), operation({ c: 'partner', set: validPartner })));
      const inTenant = { tenant: own, who: person.id, access: 'scoped', scope: 'territory:Nord' } as const;
      await administer(bench.database, { command: 'access', ...inTenant });
      await administer(bench.database, { command: 'grant', ...inTenant });
      await asOwner(bench.database, own, (sql) =>
        sql.script(
          `insert into escale.forgotten select tenant, id, v from escale.doc where tenant = '${own}';
           insert into escale.blob_reference select tenant, 'x', id, changed_by from escale.doc where tenant = '${own}';
           insert into escale.blob_holder select tenant, sha256, person, true from escale.blob_reference on conflict do nothing`,
        ),
      );
      const count = `select 1 from escale.${table}`;
      const without = await bench.database.transaction(`set local role ${applicationRole}`, (sql) =>
        sql.query(count),
      );
      const asNobody = await asTenant(bench.database, 'nobody', (sql) => sql.query(count));
      const ourselves = { tenant: own, person: person.id };
      const asOurselves = await asPerson(bench.database, ourselves, (sql) => sql.query(count));
      expect([without.length, asNobody.length]).toEqual([0, 0]);
      expect(asOurselves.length).toBeGreaterThan(0);
    });

    test('a row can’t be written into another tenant', async () => {
      const [ours, theirs] = [await bench.tenant(), await bench.tenant()];
      const error: unknown = await asTenant(bench.database, ours, (sql) =>
        sql.query(`insert into escale.commit_mark values ($1, 1, 'x')`, [theirs]),
      ).catch((reason: unknown) => reason);
      expect(sqlState(error)).toBe('42501');
    });

    test('every table is guarded, also from its owner', async () => {
      const rows = await bench.database.transaction('', (sql) =>
        sql.query<{ name: string; guarded: boolean; owner: string }>(
          `select relname as name, relrowsecurity and relforcerowsecurity as guarded,
             pg_get_userbyid(relowner) as owner
           from pg_class where relnamespace = 'escale'::regnamespace and relkind in ('r', 'p')`,
        ),
      );
      const unguarded = rows.filter(({ guarded }) => !guarded).map(({ name }) => name);
      expect(unguarded).toEqual(['migration']);
      expect(rows.map(({ owner }) => owner)).not.toContain(applicationRole);
      const named = [...tables, ...writeOnly, 'migration'].toSorted();
      expect(rows.map(({ name }) => name).toSorted()).toEqual(named);
    });

    test('the role that serves makes no tenants, people or tokens, and removes nothing', async () => {
      const tenant = await bench.tenant();
      const attempts = [
        `insert into escale.tenant (id, name, epoch) values ('${tenant}', 'x', 'x')`,
        `update escale.tenant set epoch = 'x'`,
        `insert into escale.person values ('${tenant}', 'x', 'x', 'director')`,
        `update escale.person set role = 'director'`,
        `update escale.tenant set access = 'everyone'`,
        `insert into escale.user_scope values ('${tenant}', 'x', 'territory:Nord', 1)`,
        'delete from escale.user_scope',
        'delete from escale.control',
        `update escale.access_token set revoked_at = null`,
        `insert into escale.access_token values ('x', '${tenant}', 'x')`,
        'delete from escale.doc',
        'delete from escale.op_done',
        'delete from escale.forgotten',
        'delete from escale.blob_reference',
        'delete from escale.blob_holder',
        'delete from escale.author',
        'truncate escale.doc',
        'select 1 from escale.migration',
      ];
      for (const attempt of attempts) {
        const error: unknown = await asTenant(bench.database, tenant, (sql) => sql.query(attempt)).catch(
          (reason: unknown) => reason,
        );
        expect([attempt, sqlState(error)]).toEqual([attempt, '42501']);
      }
    });
  });
}
