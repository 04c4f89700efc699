import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireOperation } from '#shared/sync/protocol';
import { asOwner, type Database } from '../../endpoint/database';
import { defaultLimits } from '../../endpoint/limits';
import { migrate, migrations } from '../../endpoint/migrate';
import { openApiDocument } from '../../endpoint/openapi';
import { contentHash } from '../../endpoint/operation';
import { issueToken } from '../../endpoint/tokens';
import { contractDesk, operation, transaction, validPartner } from '../support/contractDesk';
import { startEndpoint } from '../support/endpoint';
import { openApiChecker } from '../support/openApiChecker';
import { conflictAbout, meetingWith } from './scopedTenant';

const sha256 = 'c0ffee'.repeat(11).slice(0, 64);

/** What two people had written when there was the first schema only, each with the scope that it had then. */
function written() {
  const north = operation({ c: 'partner', set: { ...validPartner, territory: 'Nord' } });
  const home = operation({ c: 'partner', set: validPartner });
  const meeting = meetingWith(north.id);
  const stray = conflictAbout(v7());
  const at = (scope: string, create: WireOperation, deleted = false) => ({ scope, create, deleted });
  return [
    at('territory:Nord', north),
    at('company', home),
    at(`partner:${north.id}`, meeting),
    at('company', conflictAbout(meeting.id)),
    at('company', stray),
    at(
      'company',
      operation({ set: { text: 'NUL \u0000, \ud800 alone, “é” and 1e400: kept', n: 1.5e300, deep: [[{}]] } }),
    ),
    at(
      `partner:${home.id}`,
      operation({ c: 'attachment', set: { partnerId: home.id, sha256, name: 'a.jpg' } }),
    ),
    at('company', operation(), true),
  ];
}

/** Fills the first schema as its endpoint did; two tenants, so that none is left out. */
async function fill(database: Database, tenant: string, rows: ReturnType<typeof written>): Promise<void> {
  await asOwner(database, tenant, async (sql) => {
    await sql.query(`insert into escale.tenant (id, name, epoch, seq) values ($1, $1, 'e1', $2)`, [
      tenant,
      rows.length,
    ]);
    for (const [id, role] of [
      ['p1', 'manager'],
      ['p2', 'director'],
    ]) {
      await sql.query('insert into escale.person (tenant, id, name, role) values ($1, $2, $2, $3)', [
        tenant,
        id,
        role,
      ]);
    }
    await sql.query(`insert into escale.commit_mark (tenant, seq, nonce) values ($1, 0, 'n0')`, [tenant]);
    for (const [index, { scope, create, deleted }] of rows.entries()) {
      const data = JSON.stringify(create.set);
      await sql.query(
        `insert into escale.doc
           (tenant, id, c, scope, v, seq, schema, deleted, data, bytes, changed_by, changed_at, last_op)
         values ($1, $2, $3, $4, $5, $6, 1, $7, $8::json, $9, 'p1', now(), $10)`,
        [
          tenant,
          create.id,
          create.c,
          scope,
          deleted ? 2 : 1,
          index + 1,
          deleted,
          data,
          Buffer.byteLength(data),
          create.op,
        ],
      );
      await sql.query('insert into escale.commit_mark (tenant, seq, nonce) values ($1, $2, $3)', [
        tenant,
        index + 1,
        `n${index + 1}`,
      ]);
      await sql.query('insert into escale.op_done (tenant, op, content, v) values ($1, $2, $3, 1)', [
        tenant,
        create.op,
        contentHash(create),
      ]);
    }
  });
}

/** @param open an empty database, as the role that owns it */
export function migrationsContract(open: () => Promise<Database>): void {
  describe('S26 a database that was filled under the first schema', () => {
    const tenants = ['acme', 'orion'] as const;
    const rows = { acme: written(), orion: written() };
    let database: Database;
    let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
    beforeAll(async () => {
      database = await open();
      await migrate(database, migrations.slice(0, 1));
      for (const tenant of tenants) await fill(database, tenant, rows[tenant]);
      for (const [index, { number }] of migrations.entries()) {
        if (index > 0) expect(await migrate(database, migrations.slice(0, index + 1))).toEqual([number]);
      }
      endpoint = await startEndpoint({ database });
    });
    afterAll(async () => {
      await endpoint.stop();
      await database.close();
    });
    const desk = async (tenant: string, person: string) =>
      contractDesk(
        endpoint.url,
        await issueToken(database, { tenant, person }),
        openApiChecker(openApiDocument(defaultLimits)),
      );

    test.each(tenants)('comes through each later one with every record as it was: %s', async (tenant) => {
      const anne = await desk(tenant, 'p1');
      const told = (await anne.allChanges()).changes;
      expect(told.map(({ id, c, v, deleted, data }) => ({ id, c, v, deleted, data }))).toEqual(
        rows[tenant].map(({ create: { id, c, set }, deleted }) => ({
          id,
          c,
          v: deleted ? 2 : 1,
          deleted,
          data: set,
        })),
      );
      const living = rows[tenant].filter(({ deleted }) => !deleted).map(({ create }) => create.id);
      expect((await anne.snapshot()).records.map(({ id }) => id).toSorted()).toEqual(living.toSorted());
      expect((await anne.digest()).buckets.reduce((sum, { count }) => sum + count, 0)).toBe(living.length);
      expect((await anne.capabilities()).people.map(({ id }) => id)).toEqual(['p1', 'p2']);
    });

    test('with its history: cursors go on, and what was done is done', async () => {
      const anne = await desk('acme', 'p1');
      const cursor = Buffer.from('e1|6|n6').toString('base64url');
      expect((await anne.changes(cursor)).changes).toHaveLength(2);
      const [first] = rows.acme;
      if (first === undefined) throw new Error('nothing was written');
      expect(await anne.push(transaction(first.create))).toMatchObject([{ status: 'duplicate' }]);
    });

    test('with each record in its scope, and its files named', async () => {
      const scopes = await asOwner(database, 'orion', (sql) =>
        sql.query<{ id: string; scope: string; about: string | null }>(
          'select id, scope, about from escale.doc where tenant = $1',
          ['orion'],
        ),
      );
      const [north, home, meeting, conflict, stray, odd, file, gone] = rows.orion.map(
        ({ create }) => create.id,
      );
      const scopeOf = new Map(scopes.map(({ id, scope }) => [id, scope]));
      const ids = [north, home, meeting, conflict, stray, odd, file, gone];
      expect(ids.map((id) => scopeOf.get(id ?? ''))).toEqual([
        `partner:${north ?? ''}`,
        `partner:${home ?? ''}`,
        `partner:${north ?? ''}`,
        `partner:${north ?? ''}`,
        'person:p1',
        'company',
        `partner:${home ?? ''}`,
        'company',
      ]);
      expect(scopes.find(({ id }) => id === conflict)?.about).toBe(meeting);
      const rest = await asOwner(database, 'orion', async (sql) => ({
        parents: await sql.query('select scope, parent from escale.scope_parent where tenant = $1', [
          'orion',
        ]),
        named: await sql.query('select sha256, record, person from escale.blob_reference where tenant = $1', [
          'orion',
        ]),
        authors: await sql.query('select distinct person from escale.author where tenant = $1', ['orion']),
      }));
      expect(rest).toEqual({
        parents: expect.arrayContaining([
          { scope: `partner:${north ?? ''}`, parent: 'territory:Nord' },
          { scope: `partner:${home ?? ''}`, parent: 'company' },
        ]),
        named: [{ sha256, record: file, person: 'p1' }],
        authors: [{ person: 'p1' }],
      });
    });
  });
}
