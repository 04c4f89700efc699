import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../../electron/runtime/places.mjs';
import { runNpm } from '../../../electron/runtime/run.mjs';
import { say } from '../../../electron/runtime/say.mjs';
import { bundled } from '../bundled.mjs';
import { rounded } from '../statistics.mjs';
import { inEmptyWindow } from './profiles.mjs';

/** @typedef {{ first: number; push: number }} PeerTimes milliseconds */

const folder = join(projectFolder, 'out/peers');
const limitSeconds = 150;

/** Exactly these; all of them under Apache 2.0 or MIT. They ship with nothing: the benchmark installs them for itself. */
const packages = [
  'rxdb@17.6.0',
  'rxjs@7.8.2',
  'pouchdb-core@9.0.0',
  'pouchdb-adapter-indexeddb@9.0.0',
  'pouchdb-adapter-http@9.0.0',
  'pouchdb-replication@9.0.0',
  'pouchdb-mapreduce@9.0.0',
  'pouchdb-find@9.0.0',
  'events@3.3.0',
];

const peers = [
  { name: 'RxDB 17 (HTTP replication, Dexie storage)', entry: './sync/peers/rxdb.page.ts' },
  { name: 'PouchDB 9 (CouchDB replication, IndexedDB)', entry: './sync/peers/pouchdb.page.ts' },
];

/**
 * What the peers need for the same, each in an empty window, from the same server: that they put the same fields under the
 * same indexes is all they do. Nothing when they can't be had.
 * @param {import('./profiles.mjs').Where} where
 * @param {{ server: import('./server.mjs').SyncServer; what: keyof PeerTimes; desk: number; counts: import('./server.mjs').Counts }} what
 *   desk: its own time
 * @returns {Promise<import('../report.mjs').Result[]>}
 */
export async function peerResults(where, { server, what, desk, counts }) {
  if (!(await installed())) return [];
  /** @type {import('../report.mjs').Result[]} */
  const results = [];
  for (const { name, entry } of peers) {
    const waitsFor = `${name} in an empty window`;
    const call = `measure('${server.url}', ${counts.meetings}, ${what === 'push' ? 2000 : 0})`;
    const script = await bundled(entry, folder);
    try {
      /** @type {PeerTimes} */
      const times = await inEmptyWindow(where, {
        name: 'peer',
        script,
        call,
        seconds: limitSeconds,
        waitsFor,
      });
      results.push({
        name: `${what === 'first' ? `first sync of ${counts.meetings} meetings` : '2000 edits pushed'} by ${name}`,
        unit: 'ms',
        value: rounded(times[what]),
        floor: { name: 'the desk', value: desk },
        ratio: rounded(times[what] / desk),
        target: 'slower than the desk',
        met: times[what] > desk,
      });
    } catch (error) {
      say(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return results;
}

/** Installs the peers once, where `npm ci` never looks. */
async function installed() {
  const list = join(folder, 'installed.json');
  const wanted = JSON.stringify(packages);
  if (existsSync(list) && (await readFile(list, 'utf8')) === wanted) return true;
  say('installing RxDB and PouchDB for the comparison, into out/peers …');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = await runNpm(['install', ...options, ...packages], { cwd: folder, timeLimit: 120_000 });
  if (done.code !== 0) {
    say(`the peers are left out, they can't be had: ${done.output.trim().slice(-300)}`);
    return false;
  }
  await writeFile(list, wanted);
  return true;
}
