import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../support/postgres';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

async function ask(sql: string): Promise<unknown[]> {
  const client = new Client(server.url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('a test gets a real PostgreSQL server of its own, whose rows outlive a crash of the server', async () => {
  await ask('create table port (name text)');
  await ask("insert into port values ('Marseille')");
  await server.restart();
  expect(await ask('select name from port')).toEqual([{ name: 'Marseille' }]);
});
