import { setTimeout as pause } from 'node:timers/promises';
import { launch } from './launched.mjs';
import { median, rounded } from './statistics.mjs';

/** How long a start is left alone before it is asked about itself. */
const settleMs = 2500;

/**
 * Start to the first usable screen with the sample portfolio, against an empty Electron window, in turn.
 * @param {{ electron: import('./launched.mjs').Electron; project: string; emptyApp: string; profile: string; rounds: number }} options
 */
export async function benchStart({ electron, project, emptyApp, profile, rounds }) {
  const empty = [];
  const desk = [];
  const content = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await once(electron, [emptyApp], firstPaint));
    const times = await once(electron, [project, `--user-data-dir=${profile}`], deskTimes);
    desk.push(times.usable);
    content.push(times.firstContent);
  }
  return {
    name: 'start to first usable screen, sample portfolio',
    unit: 'ms',
    floor: { name: 'empty Electron window, first paint', value: rounded(median(empty)) },
    value: rounded(median(desk)),
    ratio: rounded(median(desk) / median(empty)),
    target: '≤ 1.8 × the empty window',
    met: median(desk) / median(empty) <= 1.8,
    also: { firstContent: rounded(median(content)), rounds },
  };
}

/**
 * @template T
 * @param {import('./launched.mjs').Electron} electron
 * @param {readonly string[]} args
 * @param {(page: import('@playwright/test').Page, spawnedAt: number) => Promise<T>} measure
 */
async function once(electron, args, measure) {
  const launched = await launch(electron, args);
  try {
    await pause(settleMs);
    return await measure(await launched.join(), launched.spawnedAt);
  } finally {
    await launched.stop();
  }
}

/** @param {import('@playwright/test').Page} page @param {number} spawnedAt */
async function firstPaint(page, spawnedAt) {
  const at = await page.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-paint');
    return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
  });
  return at - spawnedAt;
}

/** @param {import('@playwright/test').Page} page @param {number} spawnedAt */
async function deskTimes(page, spawnedAt) {
  const { usable, firstContent } = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName('desk-usable');
    const [paint] = performance.getEntriesByName('first-paint');
    return {
      usable: performance.timeOrigin + (mark?.startTime ?? Number.NaN),
      firstContent: performance.timeOrigin + (paint?.startTime ?? Number.NaN),
    };
  });
  return { usable: usable - spawnedAt, firstContent: firstContent - spawnedAt };
}
