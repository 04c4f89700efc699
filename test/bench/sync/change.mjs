import { setTimeout as wait } from 'node:timers/promises';
import { bundled } from '../bundled.mjs';
import { inWindow } from '../driven.mjs';
import { inTime } from '../inTime.mjs';
import { percentile, rounded } from '../statistics.mjs';
import { endpointOrNone } from './endpoint.mjs';
import { beginEmpty, pointAt, withProfile } from './profiles.mjs';
import { catchWorker } from '../catchWorker.mjs';

/** @typedef {import('./profiles.mjs').Where} Where */

const changes = 30;
const targetMs = 1000;

/**
 * From the save on one laptop to the screen of another: the journal, the push, the endpoint with its stream of events on
 * a real PostgreSQL, the pull, and the list that is open. Changes come one after the other, at no regular times.
 * @param {Where} where
 * @returns {Promise<import('../report.mjs').Result[]>}
 */
export async function benchChange(where) {
  const endpoint = await endpointOrNone();
  if (endpoint === null) return [];
  try {
    const script = await bundled('./sync/change.page.ts');
    const { tokens } = await endpoint.addTenant('bench', { people: 2, meetings: 0 });
    const accounts = tokens.map((token) => ({ endpoint: endpoint.url, token }));
    const [mine, theirs] = accounts;
    if (mine === undefined || theirs === undefined) throw new Error('two people are needed');
    const times = await withDesk(where, { account: mine, script, screen: '/' }, (writer) =>
      withDesk(where, { account: theirs, script, screen: '/partners' }, async (reader) =>
        measured(writer, reader),
      ),
    );
    const p95 = percentile(times, 95);
    return [
      {
        name: 'a change on the screen of another laptop, p95',
        unit: 'ms',
        value: rounded(p95),
        target: `p95 ≤ ${targetMs} ms`,
        met: p95 <= targetMs,
        also: { p50: rounded(percentile(times, 50)), longest: rounded(Math.max(...times)), changes },
      },
    ];
  } finally {
    await endpoint.stop();
  }
}

/** @typedef {import('@playwright/test').Page} Page */

/**
 * @template T
 * @param {Where} where
 * @param {{ account: { endpoint: string; token: string }; script: string; screen: string }} what
 * @param {(page: Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
function withDesk({ electron, desk }, { account, script, screen }, work) {
  const waitsFor = `${changes} changes to go from one laptop to another`;
  return withProfile('change', (profile) =>
    inWindow({ electron, app: desk, profile, seconds: 180, waitsFor }, async (page) => {
      await catchWorker(page);
      await beginEmpty(page, screen);
      await pointAt(page, account);
      await page.evaluate(`(() => { ${script}; globalThis.bench = bench; })()`);
      return work(page);
    }),
  );
}

/**
 * @param {Page} writer
 * @param {Page} reader
 * @returns {Promise<readonly number[]>} milliseconds
 */
async function measured(writer, reader) {
  /** @type {string} */
  const id = await writer.evaluate('bench.newId()');
  /** @type {number[]} */
  const times = [];
  // The first one makes the partner, and waits until both have synced and listen; it isn't counted.
  for (let turn = 0; turn <= changes; turn += 1) {
    const name = `Change ${turn} of ${changes}`;
    /** @type {Promise<number>} */
    const shown = reader.evaluate(`bench.shown('${name}')`);
    /** @type {number} */
    const began = await writer.evaluate(`bench.rename('${id}', '${name}', ${turn === 0})`);
    const seconds = turn === 0 ? 60 : 20;
    const seen = await inTime(shown, { seconds, waitsFor: `“${name}” on the other laptop` });
    if (turn > 0) times.push(seen - began);
    await wait(turn === 0 ? 3000 : 200 + ((turn * 137) % 600));
  }
  return times;
}
