import { bundled } from '../bundled.mjs';
import { inWindow } from '../driven.mjs';
import { inTime } from '../inTime.mjs';
import { median, rounded, spread } from '../statistics.mjs';
import { processorSecondsOf, watchMemory } from './processes.mjs';
import { peerResults } from './peers.mjs';
import { beginEmpty, inEmptyWindow, pointAt, withProfile } from './profiles.mjs';
import { startSyncServer } from './server.mjs';

/** @typedef {import('./profiles.mjs').Where} Where */
/** @typedef {import('../report.mjs').Result} Result */
/** @typedef {{ took: number; usable: number; longest: number; over: number; memory: number | null; processor: number | null }} DeskRound */

const counts = { partners: 1000, meetings: 50_000 };
const large = { partners: 4000, meetings: 200_000 };
/** What the person looks at meanwhile, a round each. */
const screens = ['/', '/meetings', '/partners'];
const targets = { rate: 1, usableMs: 3000, taskMs: 50, memoryMb: 300 };

/**
 * The first sync through the desk's worker, against fetch, bare Dexie of the same pages in an empty window, and peers;
 * when the desk can be used, whether its window answers meanwhile, and what memory that takes.
 * @param {Where} where
 * @returns {Promise<Result[]>}
 */
export async function benchFirst(where) {
  const script = await bundled('./sync/first.page.ts');
  const server = await startSyncServer(counts);
  try {
    const results = await compared(where, { server, script, counts, screens });
    const desk = results[0]?.value ?? Number.NaN;
    return [...results, ...(await peerResults(where, { server, what: 'first', desk, counts }))];
  } finally {
    await server.close();
  }
}

/**
 * The same of four times as many records, on one screen.
 * @param {Where} where
 * @returns {Promise<Result[]>}
 */
export async function benchLarge(where) {
  const script = await bundled('./sync/first.page.ts');
  const server = await startSyncServer(large);
  try {
    return await compared(where, { server, script, counts: large, screens: ['/'] });
  } finally {
    await server.close();
  }
}

/**
 * @param {Where} where
 * @param {{ server: import('./server.mjs').SyncServer; script: string; counts: import('./server.mjs').Counts; screens: readonly string[] }} what
 * @returns {Promise<Result[]>}
 */
async function compared(where, { server, script, counts: { partners, meetings }, screens: open }) {
  const seconds = 60 + meetings / 500;
  /** @type {(number | null)[]} */
  const processor = [];
  const bareWindow = (/** @type {string} */ call) =>
    inEmptyWindow(where, {
      name: 'bare',
      script,
      call,
      seconds,
      waitsFor: `${call} in an empty window`,
      onProcessor: (spent) => processor.push(spent),
    });
  /** @type {number} */
  const fetched = await bareWindow(`bareFetch('${server.url}')`);
  /** @type {number[]} */
  const bare = [];
  /** @type {DeskRound[]} */
  const desk = [];
  for (const screen of open) {
    bare.push(await bareWindow(`bareFirstSync('${server.url}')`));
    desk.push(await deskSync(where, { server, script, screen, partners, seconds }));
  }
  const took = desk.map((round) => round.took);
  const ratios = took.map((ms, round) => (bare[round] ?? Number.NaN) / ms);
  const onEach = (/** @type {(round: DeskRound) => string} */ tell) =>
    Object.fromEntries(open.map((screen, round) => [screen, tell(desk[round] ?? never)]));
  const perSecond = (/** @type {number} */ ms) => Math.round(((partners + meetings) / ms) * 1000);
  const what = `first sync of ${meetings} meetings`;
  const usable = Math.max(...desk.map((round) => round.usable));
  const worst = Math.max(...desk.map((round) => round.longest));
  const memory = desk.flatMap((round) => round.memory ?? []);
  return [
    {
      name: what,
      unit: 'ms',
      value: rounded(median(took)),
      floor: { name: 'fetch and bare Dexie bulkPut of the same pages', value: rounded(median(bare)) },
      ratio: rounded(median(ratios)),
      spread: spread(ratios),
      target: `≥ ${targets.rate} of the bare rate`,
      met: median(ratios) >= targets.rate,
      also: {
        recordsPerSecond: perSecond(median(took)),
        barePerSecond: perSecond(median(bare)),
        fetchAloneMs: rounded(fetched),
        processorSeconds: desk.map((round) => round.processor ?? '?').join(' '),
        // The first was the fetch alone.
        bareProcessorSeconds: processor
          .slice(1)
          .map((spent) => (spent === null ? '?' : rounded(spent)))
          .join(' '),
        ...onEach((round) => `${rounded(round.took)} ms`),
      },
    },
    {
      name: `${what}: all partners and today’s meetings on the screen`,
      unit: 'ms',
      value: rounded(usable),
      target: `≤ ${targets.usableMs} ms`,
      met: usable <= targets.usableMs,
      also: onEach((round) => `${rounded(round.usable)} ms`),
    },
    {
      name: `${what}: longest task of the window’s thread`,
      unit: 'ms',
      value: rounded(worst),
      target: `≤ ${targets.taskMs} ms`,
      met: worst <= targets.taskMs,
      also: onEach(({ longest, over }) => `${rounded(longest)} ms, ${over} over ${targets.taskMs}`),
    },
    ...(memory.length === 0
      ? []
      : [
          {
            name: `${what}: memory over idle`,
            unit: 'MB',
            value: Math.round(Math.max(...memory)),
            target: `≤ ${targets.memoryMb} MB`,
            met: Math.max(...memory) <= targets.memoryMb,
            also: onEach((round) => `${Math.round(round.memory ?? 0)} MB`),
          },
        ]),
  ];
}

/** @type {DeskRound} */
const never = {
  took: Number.NaN,
  usable: Number.NaN,
  longest: Number.NaN,
  over: 0,
  memory: null,
  processor: null,
};

/**
 * @param {Where} where
 * @param {{ server: import('./server.mjs').SyncServer; script: string; screen: string; partners: number; seconds: number }} what
 * @returns {Promise<DeskRound>}
 */
function deskSync({ electron, desk }, { server, script, screen, partners, seconds }) {
  const waitsFor = `the first sync of the desk, ${screen} open`;
  return withProfile('desk', (profile) =>
    inWindow({ electron, app: desk, profile, seconds: seconds + 60, waitsFor }, async (page, pid) => {
      await beginEmpty(page, screen);
      const expected = JSON.stringify({ screen, partners, today: server.today });
      await page.evaluate(`(() => { ${script}; globalThis.bench = bench; bench.watchTasks(); })()`);
      const memory = await watchMemory(pid);
      const laptop = `laptop${screen.replace('/', '-')}`;
      const synced = server.exchange(laptop);
      await page.evaluate(`bench.watchUsable(${expected})`);
      const before = await processorSecondsOf(pid);
      await pointAt(page, { endpoint: server.url, token: laptop });
      const waits = { seconds, waitsFor: 'the feed to be asked for after the snapshot' };
      const { began, ended } = await inTime(synced, waits);
      const after = await processorSecondsOf(pid);
      // What the last page sets off is drawn.
      await page.waitForTimeout(2500);
      const most = await memory.stop();
      /** @type {import('./first.page').Watched} */
      const { longest, over, usableAt } = await page.evaluate('bench.watched()');
      return {
        took: ended - began,
        usable: usableAt === null ? Number.NaN : usableAt - began,
        longest,
        over,
        memory: most,
        processor: before === null || after === null ? null : rounded(after - before),
      };
    }),
  );
}
