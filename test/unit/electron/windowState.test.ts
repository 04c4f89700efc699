import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepWindowState, minimumSize, placeWindow, readWindowState } from '../../../electron/windowState';
import type { Area, WindowState } from '../../../electron/windowState';

const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 };
const desk: Area = { x: 1440, y: 0, width: 2560, height: 1440 };
const saved = (bounds: Area): WindowState => ({ bounds, maximized: false, fullScreen: false });

describe('the window’s place', () => {
  it('is the one it had', () => {
    const bounds = { x: 1600, y: 100, width: 1300, height: 900 };
    expect(placeWindow(saved(bounds), [laptop, desk])).toEqual(bounds);
  });

  it('is the middle of the main screen at first, or when its screen is gone', () => {
    const middle = { x: 40, y: 33, width: 1360, height: 860 };
    expect(placeWindow(null, [laptop, desk])).toEqual(middle);
    expect(placeWindow(saved({ ...middle, x: 2600, y: 100 }), [laptop])).toEqual(middle);
  });

  it('is never one where nobody can get hold of it', () => {
    for (const [x, y] of [
      [-1300, 100],
      [1400, 100],
      [100, -200],
      [100, 890],
    ] as const) {
      const placed = placeWindow(saved({ x, y, width: 1360, height: 800 }), [laptop]);
      expect(placed.x).toBeGreaterThanOrEqual(0);
      expect(placed.y).toBeGreaterThanOrEqual(25);
    }
  });

  it('is no larger than its screen and no smaller than the desk needs', () => {
    expect(placeWindow(saved({ x: 10, y: 30, width: 5000, height: 4000 }), [laptop])).toMatchObject({
      width: 1440,
      height: 875,
    });
    expect(placeWindow(saved({ x: 10, y: 30, width: 10, height: 10 }), [laptop])).toMatchObject(minimumSize);
  });

  it('is read back from its file, and forgotten when that is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'escale-window-'));
    const file = join(folder, 'window.json');
    expect(readWindowState(file)).toBeNull();
    const state = { ...saved(laptop), maximized: true };
    await keepWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    await writeFile(file, '{"bounds":{"x":null}}');
    expect(readWindowState(file)).toBeNull();
    await rm(folder, { recursive: true });
  });
});
