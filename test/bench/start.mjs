import { startTimes } from './launched.mjs';
import { median, rounded } from './statistics.mjs';

/**
 * Start to the first usable screen with the sample portfolio, against an empty Electron window, in turn.
 * @param {{ electron: import('./launched.mjs').Electron; project: string; emptyApp: string; profile: string; emptyProfile: string; rounds: number }} options
 */
export async function benchStart({ electron, project, emptyApp, profile, emptyProfile, rounds }) {
  const empty = [];
  const usable = [];
  const content = [];
  // One of each beforehand: the disk's cache is warm for both, or for neither.
  await startTimes(electron, emptyApp, emptyProfile);
  await startTimes(electron, project, profile);
  for (let round = 0; round < rounds; round += 1) {
    empty.push((await startTimes(electron, emptyApp, emptyProfile)).firstPaint);
    const desk = await startTimes(electron, project, profile);
    usable.push(desk.usable ?? Number.NaN);
    content.push(desk.firstPaint);
  }
  const ratio = median(usable) / median(empty);
  return {
    name: 'start to first usable screen, sample portfolio',
    unit: 'ms',
    floor: { name: 'empty Electron window, first paint', value: rounded(median(empty)) },
    value: rounded(median(usable)),
    ratio: rounded(ratio),
    target: '≤ 1.8 × the empty window',
    met: ratio <= 1.8,
    also: { firstContent: rounded(median(content)), rounds },
  };
}
