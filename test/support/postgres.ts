import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './freePort';
import { postgresBinaries } from './postgresBinaries';

/** A PostgreSQL server of one's own: loopback, a free port, a fresh and empty cluster. */
export interface PostgresServer {
  /** Connection string of the superuser and the database `postgres`. */
  readonly url: string;
  /** Of its first process. */
  pid(): number;
  /** Ends the server as a crash would (open connections break) and starts it again on the same port. */
  restart(): Promise<void>;
  /** Ends the server and removes its cluster. */
  stop(): Promise<void>;
}

type Identity = Pick<SpawnOptions, 'uid' | 'gid'>;

const settings = ['listen_addresses=127.0.0.1'];
/** A test's database outlives its server's process, not the machine. */
const careless = ['fsync=off', 'full_page_writes=off'];
const startLimit = 60_000;

/** @param options durable: every commit waits for the disk, as in earnest */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const binaries = await postgresBinaries();
  const identity = await unprivileged();
  const folder = await mkdtemp(join(tmpdir(), 'escale-postgres-'));
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(folder, identity.uid, identity.gid);
  }
  const cluster = join(folder, 'data');
  const options = { ...identity, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C', HOME: folder } };
  const create = ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(binaries, 'initdb'), create, options);

  const port = await freePort();
  const settle = [...settings, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting]);
  const args = [
    '-D',
    cluster,
    '-p',
    String(port),
    '-k',
    process.platform === 'win32' ? '' : folder,
    ...settle,
  ];
  const start = () => startServer(join(binaries, 'postgres'), args, options);
  let server = await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: () => server.pid ?? 0,
    restart: async () => {
      await endServer(server);
      server = await start();
    },
    stop: async () => {
      await endServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database in the server. @returns the new database's address, for its owner */
export async function newDatabase(url: string, name: string, owner = 'postgres'): Promise<string> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name} owner ${owner}`);
  await admin.end();
  const address = new URL(url);
  address.pathname = name;
  address.username = owner;
  return address.href;
}

/** PostgreSQL refuses to run as root; the user nobody does it then. */
async function unprivileged(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await promisify(execFile)('id', [flag, 'nobody'])).stdout)),
  );
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/** Resolves once the server takes connections; rejects with its log when it ends before. */
function startServer(program: string, args: readonly string[], options: SpawnOptions): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    const fail = () => reject(new Error(`PostgreSQL did not start:\n${log}`));
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      fail();
    }, startLimit);
    server.once('error', reject);
    server.once('exit', fail);
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log.includes('ready to accept connections')) return;
      log += chunk.toString('utf8');
      if (!log.includes('ready to accept connections')) return;
      clearTimeout(timer);
      server.off('exit', fail);
      resolve(server);
    });
  });
}

/** SIGQUIT is PostgreSQL's immediate shutdown. */
function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGQUIT');
  });
}
