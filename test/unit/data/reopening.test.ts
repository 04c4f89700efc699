import { describe, expect, it } from 'vitest';
import { createReopening } from '../../../renderer/data/reopening';

/** A window whose page is loaded anew again and again, on a clock that is moved by hand. */
function aWindow() {
  const kept = new Map<string, string>();
  let time = 1_000_000;
  let loads = 0;
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return {
    /** The page that is there now. */
    page: () => createReopening({ memory, now: () => time, reload: () => (loads += 1) }),
    loads: () => loads,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('a desk whose database was taken away', () => {
  it('is opened anew, and tells it until somebody has read it', () => {
    const window = aWindow();
    expect(window.page().happened()).toBe(false);
    expect(window.page().again()).toBe(true);
    expect(window.loads()).toBe(1);
    expect(window.page().happened()).toBe(true);
    window.page().read();
    expect(window.page().happened()).toBe(false);
  });

  it('stays shut when that has helped nothing three times within a minute', () => {
    const window = aWindow();
    for (let time = 0; time < 3; time += 1) expect(window.page().again()).toBe(true);
    expect(window.page().again()).toBe(false);
    expect(window.loads()).toBe(3);
    window.pass(60_000);
    expect(window.page().again()).toBe(true);
  });
});
