import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const everyMs = 250;
const settleMs = 3_000;

/**
 * What a program with all its processes takes of memory for itself: anonymous and shared pages (Linux's `RssAnon` and
 * `RssShmem`), which a page shared by two of them counts twice in. Files that are mapped aren't counted.
 *
 * The first figure is the least of some seconds, before anything is begun; call it when the program is at rest.
 * @param {number} pid of its first process
 * @returns {Promise<{ stop(): Promise<number | null> }>} stop: MB at the most since, over those at rest; null elsewhere
 *   than on Linux
 */
export async function watchMemory(pid) {
  let idle = Number.POSITIVE_INFINITY;
  for (let waited = 0; waited < settleMs; waited += everyMs) {
    idle = Math.min(idle, (await megabytesOf(pid)) ?? Number.POSITIVE_INFINITY);
    await wait(everyMs);
  }
  let peak = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      peak = Math.max(peak, (await megabytesOf(pid)) ?? 0);
      await wait(everyMs);
    }
  })();
  return {
    stop: async () => {
      over = true;
      await watching;
      return Number.isFinite(idle) ? Math.max(0, peak - idle) : null;
    },
  };
}

/**
 * @param {number} pid
 * @returns {Promise<number | null>}
 */
export async function megabytesOf(pid) {
  if (process.platform !== 'linux') return null;
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), { parent: field(status, 'PPid'), kb: field(status, 'RssAnon') + field(status, 'RssShmem') });
  }
  let sum = 0;
  for (const [process, { kb }] of parents) {
    for (let at = process; at > 1; at = parents.get(at)?.parent ?? 0) {
      if (at !== pid) continue;
      sum += kb;
      break;
    }
  }
  return sum / 1024;
}

/** @param {string} status @param {string} name */
function field(status, name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}
