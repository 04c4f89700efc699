import type { WireRecord } from '#shared/sync/protocol';
import { DeskDatabase } from '../../renderer/data/db';

interface Page {
  readonly records: readonly WireRecord[];
  readonly next: string | null;
}

/**
 * The floor: fetches every page and puts its records into tables with the desk's indexes, the next page on its way
 * meanwhile. No merge, no cursor, no trash, no progress.
 * @returns milliseconds
 */
export async function bareFirstSync(url: string): Promise<number> {
  const db = new DeskDatabase({ name: 'bench-bare', durability: 'relaxed' });
  await db.open();
  const ask = async (after: string | null): Promise<Page> => {
    const answer = await fetch(`${url}/v1/snapshot?limit=1000${after === null ? '' : `&after=${after}`}`);
    return (await answer.json()) as Page;
  };
  const began = performance.now();
  let asked = ask(null);
  for (;;) {
    const { records, next } = await asked;
    if (next !== null) asked = ask(next);
    const kinds = new Set(records.map(({ c }) => c));
    for (const kind of kinds) {
      await db.table(kind).bulkPut(records.filter(({ c }) => c === kind));
    }
    if (next === null) break;
  }
  const took = performance.now() - began;
  await db.delete();
  return took;
}

let longest = 0;
let over = 0;

/** From here on notes every task of the window's thread that lasts 50 ms or longer (W3C Long Tasks). */
export function watchTasks(): void {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      longest = Math.max(longest, duration);
      if (duration > 100) over += 1;
    }
  }).observe({ entryTypes: ['longtask'] });
}

/** The longest task since, in milliseconds (0: none reached 50), and how many lasted over 100. */
export function watchedTasks(): { readonly longest: number; readonly over: number } {
  return { longest, over };
}
