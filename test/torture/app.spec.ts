import { expect, test } from '@playwright/test';
import { startEndpoint } from '../support/endpoint';
import { damageKinds } from './damage';
import { tormentDesk } from './tormentedDesk';
import { createTormentFigures } from './tormentFigures';
import { wantedTorture } from './wanted';

const wanted = wantedTorture();

test('what desks have shown as saved is found again after each kill, damage and disturbance', async () => {
  test.skip(wanted.kills === 0);
  const figures = createTormentFigures();
  const endpoint = await startEndpoint();
  const began = Date.now();
  const timeIsUp = () => Date.now() - began > wanted.minutes * 60_000;

  async function torment(index: number): Promise<void> {
    const desk = await tormentDesk({
      endpoint,
      figures,
      name: 'abcdefgh'[index] ?? '',
      seed: wanted.seed + index,
      disturbed: true,
      damages: damageKinds,
    });
    while (figures.kills() < wanted.kills && !timeIsUp() && figures.faults().length === 0) {
      await desk.live().catch((error: unknown) => figures.fault(faultIn(error)));
      const due = Math.floor((figures.kills() * wanted.damages) / wanted.kills);
      if (due > figures.damages()) await desk.damage();
      if (figures.kills() % 50 === 0) process.stdout.write(`torture: so far ${figures.told()}\n`);
    }
    await desk.end().catch((error: unknown) => figures.fault(faultIn(error)));
  }
  try {
    await Promise.all(Array.from({ length: wanted.desks }, (_, index) => torment(index)));
  } finally {
    await endpoint.stop();
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    process.stdout.write(
      `torture: ${wanted.desks} desks, ${minutes} minutes, seed ${wanted.seed}: ${figures.told()}\n`,
    );
  }
  expect(figures.faults()).toEqual([]);
  expect(figures.kills()).toBeGreaterThan(0);
});

/** That a screen doesn't come, or not in time, is a fault like any other; the rest is still looked for. */
function faultIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${faultIn(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
