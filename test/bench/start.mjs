import { startTimes } from './launched.mjs';
import { median, rounded, spread } from './statistics.mjs';

const rounds = 9;
const target = 1.8;

/**
 * Start to the first usable screen with the sample portfolio, against an empty Electron window, in turn.
 * @param {{ electron: import('./launched.mjs').Electron; desk: string; emptyApp: string; profile: string; emptyProfile: string }} options
 * @returns {Promise<import('./report.mjs').Result[]>}
 */
export async function benchStart({ electron, desk, emptyApp, profile, emptyProfile }) {
  const startEmpty = () => startTimes(electron, { app: emptyApp, profile: emptyProfile });
  const startDesk = () => startTimes(electron, { app: desk, profile, mark: 'desk-usable' });
  // One of each beforehand: the disk's cache is warm for both, or for neither.
  await startEmpty();
  await startDesk();
  /** @type {number[]} */
  const empty = [];
  const usable = [];
  const content = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push((await startEmpty()).firstPaint);
    const started = await startDesk();
    usable.push(started.usable ?? Number.NaN);
    content.push(started.firstPaint);
  }
  const ratios = usable.map((time, round) => time / (empty[round] ?? Number.NaN));
  return [
    {
      name: 'start to the first usable screen, sample portfolio',
      unit: 'ms',
      value: rounded(median(usable)),
      floor: { name: 'empty Electron window, first paint', value: rounded(median(empty)) },
      ratio: rounded(median(ratios)),
      spread: spread(ratios),
      target: `≤ ${target} × the empty window`,
      met: median(ratios) <= target,
      also: {
        firstContent: rounded(median(content)),
        firstContentRatio: rounded(median(content.map((time, round) => time / (empty[round] ?? Number.NaN)))),
        rounds,
      },
    },
  ];
}
