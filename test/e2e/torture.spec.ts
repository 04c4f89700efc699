import { expect, test } from '@playwright/test';
import { startEndpoint } from '../support/endpoint';
import { tormentDesk } from '../torture/tormentedDesk';
import { createTormentFigures } from '../torture/tormentFigures';

/** A short one of what `npm run torture` does by the hundreds. */
test('what a desk has shown as saved outlives kills while somebody writes, and damage in two ways (I1)', async () => {
  test.setTimeout(180_000);
  const figures = createTormentFigures();
  const endpoint = await startEndpoint();
  const desk = await tormentDesk({
    endpoint,
    figures,
    name: 'a',
    seed: 7,
    disturbed: false,
    damages: ['MANIFEST halved', '.log halved'],
  });
  await desk.live();
  await desk.damage();
  await desk.live();
  await desk.damage();
  await desk.end();
  await endpoint.stop();
  expect(figures.faults()).toEqual([]);
  expect([figures.kills(), figures.damages()]).toEqual([2, 2]);
  expect(figures.written()).toBeGreaterThan(0);
});
