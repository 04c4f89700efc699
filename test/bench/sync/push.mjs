import { bundled } from '../bundled.mjs';
import { inWindow } from '../driven.mjs';
import { inTime } from '../inTime.mjs';
import { median, rounded, spread } from '../statistics.mjs';
import { peerResults } from './peers.mjs';
import { beginEmpty, inEmptyWindow, pointAt, withProfile } from './profiles.mjs';
import { startSyncServer } from './server.mjs';

/** @typedef {import('./profiles.mjs').Where} Where */

/** The partners fill the first page: RxDB takes one that isn't full for the last. */
const counts = { partners: 1000, meetings: 5000 };
const edits = 2000;
const rounds = 3;
const target = 3;

/**
 * What a person wrote offline in a week, sent when the connection is back, against bare Dexie and peers.
 * @param {Where} where
 * @returns {Promise<import('../report.mjs').Result[]>}
 */
export async function benchPush(where) {
  const script = await bundled('./sync/push.page.ts');
  const server = await startSyncServer(counts);
  try {
    /** @type {number[]} */
    const bare = [];
    const desk = [];
    for (let round = 0; round < rounds; round += 1) {
      const call = `barePush('${server.url}', ${edits})`;
      const waitsFor = 'the bare push in an empty window';
      bare.push(await inEmptyWindow(where, { name: 'bare', script, call, seconds: 90, waitsFor }));
      desk.push(await deskPush(where, server, script, `laptop-${round}`));
    }
    const ratios = desk.map((took, round) => took / (bare[round] ?? Number.NaN));
    const took = rounded(median(desk));
    return [
      {
        name: `${edits} edits pushed`,
        unit: 'ms',
        value: took,
        floor: { name: 'changed rows posted and put back by bare Dexie', value: rounded(median(bare)) },
        ratio: rounded(median(ratios)),
        spread: spread(ratios),
        target: `≤ ${target} × bare Dexie`,
        met: median(ratios) <= target,
      },
      ...(await peerResults(where, { server, what: 'push', desk: took, counts })),
    ];
  } finally {
    await server.close();
  }
}

/**
 * @param {Where} where
 * @param {import('./server.mjs').SyncServer} server
 * @param {string} script
 * @param {string} laptop
 * @returns {Promise<number>} milliseconds
 */
function deskPush({ electron, desk }, server, script, laptop) {
  const waitsFor = `${edits} edits to be written and sent`;
  return withProfile('push', (profile) =>
    inWindow({ electron, app: desk, profile, seconds: 150, waitsFor }, async (page) => {
      await beginEmpty(page);
      const synced = server.exchange(laptop);
      await pointAt(page, { endpoint: server.url, token: laptop });
      await inTime(synced, { seconds: 60, waitsFor: 'the first sync' });
      const setOffline = (/** @type {boolean} */ offline) =>
        page.evaluate((wanted) => window.escale.settings.set({ offline: wanted }), offline);
      await setOffline(true);
      await page.evaluate(`(async () => { ${script}; await bench.editMeetings(${edits}); })()`);
      await page.waitForTimeout(1000);
      const sent = server.exchange(laptop);
      await setOffline(false);
      const { began, ended, pushed } = await inTime(sent, { seconds: 60, waitsFor: 'the edits to be sent' });
      if (pushed !== edits) throw new Error(`${pushed} of ${edits} operations were sent`);
      return ended - began;
    }),
  );
}
