import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { inWindow } from './driven.mjs';
import { inTime } from './inTime.mjs';
import { median, rounded, spread } from './statistics.mjs';
import { startSyncServer } from './syncServer.mjs';

const counts = { partners: 1000, meetings: 50_000 };
const target = 0.7;
const longestTaskMs = 100;
/** What the person looks at meanwhile, a round each. */
const screens = ['/', '/meetings', '/partners'];

/**
 * @typedef {object} Where
 * @property {import('./launched.mjs').Electron} electron
 * @property {string} desk
 * @property {string} emptyApp
 */

/**
 * The first sync through the desk's worker, against fetch and bare Dexie of the same pages in an empty window; and
 * whether the desk's window answers meanwhile.
 * @param {Where} where
 * @returns {Promise<import('./report.mjs').Result[]>}
 */
export async function benchSync(where) {
  const script = await bundled('./sync.page.ts');
  const server = await startSyncServer(counts);
  /** @type {number[]} */
  const bare = [];
  const desk = [];
  const tasks = [];
  try {
    for (const screen of screens) {
      bare.push(await bareSync(where, server, script));
      const synced = await deskSync(where, server, script, screen);
      desk.push(synced.took);
      tasks.push({ screen, ...synced.tasks });
    }
  } finally {
    await server.close();
  }
  const ratios = desk.map((took, round) => (bare[round] ?? Number.NaN) / took);
  const worst = Math.max(...tasks.map(({ longest }) => longest));
  return [
    {
      name: `first sync of ${counts.meetings} meetings`,
      unit: 'ms',
      value: rounded(median(desk)),
      floor: { name: 'fetch and bare Dexie bulkPut of the same pages', value: rounded(median(bare)) },
      ratio: rounded(median(ratios)),
      spread: spread(ratios),
      target: `≥ ${target} of the bare rate`,
      met: median(ratios) >= target,
      also: {
        recordsPerSecond: Math.round((server.records / median(desk)) * 1000),
        barePerSecond: Math.round((server.records / median(bare)) * 1000),
      },
    },
    {
      name: "longest task of the window's thread meanwhile",
      unit: 'ms',
      value: rounded(worst),
      target: `≤ ${longestTaskMs} ms`,
      met: worst <= longestTaskMs,
      also: Object.fromEntries(
        tasks.map(({ screen, longest, over }) => [
          screen,
          `${rounded(longest)} ms, ${over} over ${longestTaskMs}`,
        ]),
      ),
    },
  ];
}

/**
 * @template T
 * @param {string} name
 * @param {(profile: string) => Promise<T>} work
 */
async function withProfile(name, work) {
  const profile = await mkdtemp(join(tmpdir(), `escale-bench-${name}-`));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {Where} where
 * @param {import('./syncServer.mjs').SyncServer} server
 * @param {string} script
 * @returns {Promise<number>} milliseconds
 */
function bareSync({ electron, emptyApp }, server, script) {
  const waitsFor = 'the bare first sync in an empty window';
  return withProfile('bare', (profile) =>
    inWindow({ electron, app: emptyApp, profile, seconds: 120, waitsFor }, (page) =>
      page.evaluate(`(async () => { ${script}; return bench.bareFirstSync('${server.url}'); })()`),
    ),
  );
}

/**
 * @param {Where} where
 * @param {import('./syncServer.mjs').SyncServer} server
 * @param {string} script
 * @param {string} screen
 */
function deskSync({ electron, desk }, server, script, screen) {
  const waitsFor = `the first sync of the desk, ${screen} open`;
  return withProfile('desk', (profile) =>
    inWindow({ electron, app: desk, profile, seconds: 180, waitsFor }, async (page) => {
      await page.locator('[data-start="empty"]').click();
      await page.getByRole('navigation').waitFor();
      await page.evaluate((address) => history.pushState(null, '', address), screen);
      await page.waitForTimeout(1000);
      await page.evaluate(`(() => { ${script}; globalThis.bench = bench; bench.watchTasks(); })()`);
      const laptop = `laptop${screen.replace('/', '-')}`;
      const synced = server.firstSync(laptop);
      await page.evaluate(
        async ({ endpoint, token }) => {
          await window.escale.account.setToken(token);
          await window.escale.settings.set({ endpoint });
        },
        { endpoint: server.url, token: laptop },
      );
      const took = await inTime(synced, {
        seconds: 120,
        waitsFor: 'the feed to be asked for after the snapshot',
      });
      // What the last page sets off is drawn.
      await page.waitForTimeout(1500);
      /** @type {{ longest: number; over: number }} */
      const tasks = await page.evaluate('bench.watchedTasks()');
      return { took, tasks };
    }),
  );
}
