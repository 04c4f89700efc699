import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemTypes } from '#shared/sync/protocol';
import { migrate, migrations } from '../../endpoint/migrate';
import { openPostgres } from '../../endpoint/postgres';
import { operation, transaction } from '../support/contractDesk';
import { newDatabase, startPostgres, type PostgresServer } from '../support/postgres';
import { contractBench } from './bench';
import { endpointContract } from './endpoint.contract';
import { migrationsContract } from './migrations.contract';
import { ownerContract } from './owner.contract';

/** As docs/endpoint.md has them. */
const rolesOfACompany = `do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'escale_app') then create role escale_app nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'owner') then create role owner login nosuperuser; end if;
end $$;
grant escale_app to owner`;

describe('the endpoint on PostgreSQL', () => {
  let server: PostgresServer | undefined;
  const running = () => {
    if (server === undefined) throw new Error('PostgreSQL is not running yet');
    return server;
  };
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  endpointContract(async () => openPostgres({ url: running().url, connections: 20 }), 64);

  describe('S25 a company’s database needs no superuser', () => {
    const owned = async (name: string) => {
      const admin = openPostgres({ url: running().url, connections: 1 });
      await admin.transaction('', (sql) => sql.script(rolesOfACompany));
      await admin.close();
      return openPostgres({ url: await newDatabase(running().url, name, 'owner') });
    };
    migrationsContract(() => owned('filled'));
    const bench = contractBench(() => owned('company'));

    ownerContract(bench);
  });

  describe('S26 the schema is brought up to date', () => {
    test('by one of several that start at once', async () => {
      const url = await newDatabase(running().url, 'many');
      const databases = Array.from({ length: 4 }, () => openPostgres({ url, connections: 1 }));
      const applied = await Promise.all(databases.map((database) => migrate(database)));
      await Promise.all(databases.map((database) => database.close()));
      expect(applied.flat()).toEqual(migrations.map(({ number }) => number));
    });

    test('all or nothing, and never by an older endpoint', async () => {
      const database = openPostgres({ url: await newDatabase(running().url, 'steps'), connections: 1 });
      const broken = [
        ...migrations,
        { number: 1000, name: 'broken', sql: 'create table escale.x (); nonsense' },
      ];
      await expect(migrate(database, broken)).rejects.toThrow('syntax error');
      await migrate(database, [
        ...migrations,
        { number: 1000, name: 'newer', sql: 'create table escale.x ()' },
      ]);
      await expect(migrate(database)).rejects.toThrow('run the newer endpoint');
      await database.close();
    });
  });

  describe('S27 a database that goes away is a problem that passes', () => {
    const bench = contractBench(async () => openPostgres({ url: running().url, connections: 4 }));

    test('no request is lost or half done over a restart', async () => {
      const desk = await bench.desk();
      const { epoch } = await desk.capabilities();
      const pushes = Array.from({ length: 12 }, () => ({
        device: v7(),
        epoch,
        txs: [transaction(operation(), operation())],
      }));
      const statuses = new Set<number>();
      const send = async (body: unknown) => {
        for (let attempt = 0; attempt < 200; attempt += 1) {
          const answer = await desk.postJson(body);
          statuses.add(answer.status);
          if (answer.status === 200) return answer.body;
          expect(answer).toMatchObject({ status: 503, body: { type: problemTypes.unavailable } });
          expect(answer.headers.get('retry-after')).toBe('5');
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        throw new Error('the database did not come back');
      };
      const sent = Promise.all(
        pushes.map(async (body, index) => {
          await new Promise((resolve) => setTimeout(resolve, index * 15));
          await send(body);
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
      await running().restart();
      await sent;

      expect(statuses).toEqual(new Set([200, 503]));
      const { changes } = await desk.changes();
      expect(changes.map(({ v }) => v)).toEqual(pushes.flatMap(() => [1, 1]));
    });
  });
});
