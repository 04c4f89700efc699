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
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      peak = Math.max(peak, (await megabytesOf(pid)) ?? 0);
      await wait(everyMs);
    }
  })();
  return {
    stop: async () => {
      stop.abort();
      await watching;
      return Number.isFinite(idle) ? Math.max(0, peak - idle) : null;
    },
  };
}

/**
 * @param {number} pid of a program's first process
 * @returns {Promise<number | null>} null elsewhere than on Linux
 */
export async function megabytesOf(pid) {
  const own = await familyOf(pid);
  return own && own.reduce((sum, { kb }) => sum + kb, 0) / 1024;
}

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

/**
 * Processor seconds of a program and what it has started and still runs: they tell of the work done, whoever else is at
 * work on the machine.
 * @param {number} pid
 * @returns {Promise<number | null>} null elsewhere than on Linux
 */
export async function processorSecondsOf(pid) {
  const own = await familyOf(pid);
  return own && own.reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
}

/**
 * @param {number} pid
 * @returns {Promise<{ kb: number; ticks: number }[] | null>}
 */
async function familyOf(pid) {
  if (process.platform !== 'linux') return null;
  /** @type {Map<number, { parent: number; kb: number }>} */
  const all = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    const kb = field(status, 'RssAnon') + field(status, 'RssShmem');
    all.set(Number(name), { parent: field(status, 'PPid'), kb });
  }
  const isOwn = (/** @type {number} */ process) => {
    for (let at = process; at > 1; at = all.get(at)?.parent ?? 0) if (at === pid) return true;
    return false;
  };
  const own = [...all].filter(([process]) => isOwn(process));
  return Promise.all(
    own.map(async ([process, { kb }]) => {
      const stat = await readFile(`/proc/${process}/stat`, 'utf8').catch(() => '');
      // After the name, which may hold anything: utime and stime are the 12th and 13th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { kb, ticks: Number(fields[11] ?? 0) + Number(fields[12] ?? 0) };
    }),
  );
}

/** @param {string} status @param {string} name */
function field(status, name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}
