import { connect } from 'node:net';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemTypes } from '#shared/sync/protocol';
import { openPostgres } from '../../endpoint/postgres';
import { migrations } from '../../endpoint/migrate';
import { operation, transaction } from '../support/contractDesk';
import { buildEndpointProgram, type EndpointProgram } from '../support/endpointProcess';
import { newDatabase, startPostgres, type PostgresServer } from '../support/postgres';

describe('the endpoint as real processes on PostgreSQL', () => {
  let postgres: PostgresServer;
  let program: EndpointProgram;
  beforeAll(async () => {
    [postgres, program] = await Promise.all([startPostgres(), buildEndpointProgram()]);
  });
  afterAll(async () => {
    await program?.remove();
    await postgres?.stop();
  });
  const company = ['--tenant', 'acme', '--person', 'Camille Moreau'];

  async function emptyDatabase(name: string) {
    const DATABASE_URL = await newDatabase(postgres.url, name);
    const token = async () => (await program.run(['token', ...company], { DATABASE_URL })).out.trim();
    return { DATABASE_URL, token };
  }

  test('O1 several that start at once on an empty database migrate it once, and all are ready', async () => {
    const { DATABASE_URL } = await emptyDatabase('together');
    const instances = await Promise.all([1, 2, 3].map(() => program.serve([], { DATABASE_URL })));
    const ready = await Promise.all(instances.map(async ({ url }) => (await fetch(`${url}/readyz`)).status));
    expect(ready).toEqual([200, 200, 200]);
    const database = openPostgres({ url: DATABASE_URL });
    const applied = await database.transaction('', (sql) =>
      sql.query<{ number: number }>('select number from escale.migration order by number'),
    );
    await database.close();
    expect(applied.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number));
    for (const instance of instances) instance.process.kill('SIGTERM');
    expect(await Promise.all(instances.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  });

  test('O2 told to stop, an instance first says that it is not ready, and finishes what it has begun', async () => {
    const { DATABASE_URL, token } = await emptyDatabase('stopping');
    const bearer = await token();
    const instance = await program.serve(['--drain', '1'], { DATABASE_URL });
    const headers = { authorization: `Bearer ${bearer}` };
    const { epoch } = (await (await fetch(`${instance.url}/v1/capabilities`, { headers })).json()) as {
      epoch: string;
    };

    const body = JSON.stringify({ device: v7(), epoch, txs: [transaction(operation())] });
    // Opened ahead, as browsers do, and never used: nothing to be waited for.
    const unused = connect(Number(new URL(instance.url).port), '127.0.0.1');
    unused.on('error', () => undefined);
    const slow = slowPush(instance.url, bearer, body);
    await slow.begun;
    instance.process.kill('SIGTERM');
    await until(async () => (await fetch(`${instance.url}/readyz`)).status === 503);
    const unready = await (await fetch(`${instance.url}/readyz`)).json();
    expect(unready).toMatchObject({ type: problemTypes.unavailable, status: 503, reason: 'stopping' });
    const alive = await fetch(`${instance.url}/healthz`);
    expect(alive.status).toBe(200);
    const served = await fetch(`${instance.url}/v1/changes`, { headers });
    expect(served.status).toBe(200);

    // The drain is over when nobody new is let in; the push that began before it still is.
    await until(() =>
      fetch(`${instance.url}/healthz`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      ),
    );
    slow.finish();
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 200 [^]*"status":"applied"/);
    const answered = performance.now();
    expect(await instance.ended).toBe(0);
    expect(performance.now() - answered).toBeLessThan(10_000);
  });

  test('O3 figures lie on a port of their own, and the log names no person, token or text', async () => {
    const { DATABASE_URL, token } = await emptyDatabase('figures');
    const bearer = await token();
    const instance = await program.serve(['--metrics-port', '0'], { DATABASE_URL });
    const authorization = `Bearer ${bearer}`;
    const { epoch, person } = (await (
      await fetch(`${instance.url}/v1/capabilities`, { headers: { authorization } })
    ).json()) as { epoch: string; person: { id: string } };
    const secret = operation({ set: { label: 'Confidential margin' } });
    const again = operation({ id: secret.id });
    const refused = operation({ c: 'partner', set: {} });
    const txs = [transaction(secret), transaction(again), transaction(refused)];
    await fetch(`${instance.url}/v1/push`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ device: v7(), epoch, txs }),
    });
    await fetch(`${instance.url}/v1/snapshot`, { headers: { authorization } });
    await fetch(`${instance.url}/v1/changes?cursor=Confidential`, { headers: { authorization } });

    const figures = await (await fetch(instance.metricsUrl)).text();
    expect((await fetch(`${instance.url}/metrics`)).status).toBe(404);
    expect(figures).toContain('escale_push_operations_total{status="applied"} 1');
    expect(figures).toContain('escale_push_operations_total{status="conflict"} 1');
    expect(figures).toContain('escale_push_transactions_total{status="rejected"} 1');
    expect(figures).toContain('escale_pull_rows_total 1');
    expect(figures).toContain(
      'escale_request_seconds_count{route="/v1/changes",method="GET",status="400"} 1',
    );
    expect(figures).toMatch(/escale_newest_commit_timestamp_seconds \d{10}/);
    expect(figures).toMatch(/escale_database_connections\{state="idle"\} [1-9]/);

    instance.process.kill('SIGTERM');
    await instance.ended;
    const log = instance.log();
    expect(log.find(({ route }) => route === '/v1/push')).toMatchObject({ status: 200, tenant: 'acme' });
    const told = JSON.stringify(log) + figures;
    for (const word of ['Camille', 'Confidential', bearer, person.id, secret.id]) {
      expect(told).not.toContain(word);
    }
  });

  test('O4 an endpoint whose database is away is alive and not ready', async () => {
    const { DATABASE_URL } = await emptyDatabase('away');
    const instance = await program.serve([], { DATABASE_URL });
    const admin = openPostgres({ url: postgres.url });
    await admin.transaction('', (sql) => sql.script('alter database away allow_connections false'));
    await admin.transaction('', (sql) =>
      sql.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'away'"),
    );
    await admin.close();
    expect((await fetch(`${instance.url}/healthz`)).status).toBe(200);
    const answer = await fetch(`${instance.url}/readyz`);
    expect([answer.status, await answer.json()]).toMatchObject([503, { reason: 'database' }]);
  });

  test('O5 the sample portfolio is stored once, however often seed is run', async () => {
    const { DATABASE_URL } = await emptyDatabase('seeded');
    const first = await program.run(['seed', ...company], { DATABASE_URL });
    expect(first).toMatchObject({ code: 0, out: '' });
    const [, stored = '0'] = /^(\d+) records stored, 0 were there already/m.exec(first.said) ?? [];
    expect(Number(stored)).toBeGreaterThan(1500);
    const second = await program.run(['seed', ...company], { DATABASE_URL });
    expect(second.said).toContain(`0 records stored, ${stored} were there already`);

    const id = operation().id;
    const read = await program.run(['audit', '--tenant', 'acme', '--record', id], { DATABASE_URL });
    expect(read).toMatchObject({ code: 0, out: '' });
    const newest = await program.run(['audit', ...company, '--limit', '2'], { DATABASE_URL });
    const entries = newest.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(entries).toMatchObject([{ name: 'Camille Moreau', effect: 'write' }, { v: 1 }]);
    const nobody = await program.run(['audit', '--tenant', 'acme', '--keep-days', '0'], { DATABASE_URL });
    expect(nobody.code).toBe(2);
  });
});

/** A push whose body stops half way until it is told to finish. */
function slowPush(url: string, token: string, body: string) {
  const { hostname, port } = new URL(url);
  const bytes = Buffer.from(body);
  const half = Math.floor(bytes.length / 2);
  const socket = connect(Number(port), hostname);
  const begun = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      const head = [
        'POST /v1/push HTTP/1.1',
        'Host: endpoint',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        `Content-Length: ${bytes.length}`,
        'Connection: close',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      // The server has taken the head once it answers others on the same loop.
      socket.write(bytes.subarray(0, half), () => void fetch(`${url}/healthz`).then(() => resolve(), reject));
    });
  });
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });
  return { begun, answer, finish: () => socket.write(bytes.subarray(half)) };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came to that');
}
