import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { meeting } from '#shared/domain/meeting';
import { partner } from '#shared/domain/partner';
import { projectFolder } from '../../../../electron/runtime/places.mjs';
import { ensureTenant, tenantFacts } from '../../../../endpoint/accounts';
import { asOwner } from '../../../../endpoint/database';
import type { Database } from '../../../../endpoint/database';
import { importRecords } from '../../../../endpoint/importRecords';
import { defaultLimits } from '../../../../endpoint/limits';
import { migrate } from '../../../../endpoint/migrate';
import { openPostgres } from '../../../../endpoint/postgres';
import { startPostgres } from '../../../support/postgres';
import { megabytesOf, processorSecondsOf } from '../processes.mjs';

/** The reference endpoint as it is run, a process of its own, on a real PostgreSQL whose commits wait for the disk. */
export interface EndpointAtWork {
  readonly url: string;
  /** Address of the database, for what is to be compared with. */
  readonly databaseUrl: string;
  /** Makes a tenant with people and meetings. */
  addTenant(id: string, size: TenantSize): Promise<TenantAtWork>;
  /** Of the endpoint's process alone; null elsewhere than on Linux. */
  megabytes(): Promise<number | null>;
  /** So far, of the endpoint's process and of the database's; null elsewhere than on Linux. */
  processorSeconds(): Promise<ProcessorSeconds | null>;
  stop(): Promise<void>;
}

export interface ProcessorSeconds {
  readonly endpoint: number;
  readonly database: number;
}

export interface TenantSize {
  readonly people: number;
  readonly meetings: number;
}

export interface TenantAtWork {
  readonly epoch: string;
  /** One of each person. */
  readonly tokens: readonly string[];
  /** Ids of meetings, each in its first version. */
  readonly meetings: readonly string[];
}

/** @throws when there is no PostgreSQL to be had */
export async function startEndpointAtWork(): Promise<EndpointAtWork> {
  const postgres = await startPostgres({ durable: true });
  const database = openPostgres({ url: postgres.url, connections: 4 });
  await migrate(database);
  const folder = await mkdtemp(join(tmpdir(), 'escale-bench-endpoint-'));
  const args = ['serve', '--port', '0', '--rate', '0', '--log-level', 'silent', '--blobs', folder];
  const child = spawn(process.execPath, [join(projectFolder, 'dist/endpoint/cli.mjs'), ...args], {
    env: { ...process.env, DATABASE_URL: postgres.url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Serving at (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`the endpoint ended:\n${said}`)));
  });
  return {
    url,
    databaseUrl: postgres.url,
    addTenant: (id, size) => addTenant(database, id, size),
    megabytes: () => megabytesOf(child.pid ?? 0),
    processorSeconds: async () => {
      const own = await processorSecondsOf(child.pid ?? 0);
      const its = await processorSecondsOf(postgres.pid());
      return own === null || its === null ? null : { endpoint: own, database: its };
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await database.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addTenant(
  database: Database,
  id: string,
  { people, meetings }: TenantSize,
): Promise<TenantAtWork> {
  await ensureTenant(database, id);
  const tokens = Array.from({ length: people }, (_, index) => `esc_${id}_${index + 1}`);
  await asOwner(database, id, async (sql) => {
    await sql.query(
      `insert into escale.person (tenant, id, name, role)
       select $1, $1 || '-' || n, 'Manager ' || n, 'manager' from generate_series(1, $2::integer) n`,
      [id, people],
    );
    await sql.query(
      `insert into escale.access_token (hash, tenant, person, name)
       select encode(sha256(convert_to(token, 'UTF8')), 'hex'), $1, $1 || '-' || n, ''
       from unnest($2::text[]) with ordinality as t(token, n)`,
      [id, tokens],
    );
  });
  const account = { tenant: id, person: `${id}-1` };
  const { epoch } = await tenantFacts(database, account);
  const partnerId = v7();
  const records = Array.from({ length: meetings }, () => ({
    c: 'meeting',
    id: v7(),
    data: visitTo(partnerId),
  }));
  const bench = partner.data.parse({ name: 'Bench', type: 'reseller', stage: 'active' });
  const context = { database, account, limits: defaultLimits, now: () => new Date() };
  const { stored } = await importRecords(context, [{ c: 'partner', id: partnerId, data: bench }, ...records]);
  if (stored !== meetings + 1) throw new Error(`${stored} of ${meetings + 1} records were taken`);
  return { epoch, tokens, meetings: records.map((record) => record.id) };
}

function visitTo(partnerId: string) {
  return meeting.data.parse({
    partnerId,
    kind: 'visit',
    title: 'Quarterly visit',
    startsAt: '2026-11-26T13:00:00.000Z',
    notes: 'What was said and agreed on, as somebody writes it down.\n'.repeat(15),
  });
}
