import type { WireRecord } from '#shared/sync/protocol';
import { DeskDatabase } from '../../../renderer/data/db';

interface Page {
  readonly records: readonly WireRecord[];
  readonly next: string | null;
}

/** Every page in turn, the next one on its way meanwhile. */
async function* pagesOf(url: string): AsyncGenerator<Page> {
  const ask = async (after: string | null): Promise<Page> => {
    const answer = await fetch(`${url}/v1/snapshot?limit=1000${after === null ? '' : `&after=${after}`}`);
    return (await answer.json()) as Page;
  };
  let asked = ask(null);
  for (;;) {
    const page = await asked;
    if (page.next !== null) asked = ask(page.next);
    yield page;
    if (page.next === null) return;
  }
}

/** The floor of the floor: fetches and reads every page and does nothing with it. @returns milliseconds */
export async function bareFetch(url: string): Promise<number> {
  const began = performance.now();
  let records = 0;
  for await (const page of pagesOf(url)) records += page.records.length;
  if (records === 0) throw new Error('nothing was fetched');
  return performance.now() - began;
}

/**
 * The floor: puts every page's records into tables with the desk's indexes. No merge, no cursor, no trash, no progress.
 * @returns milliseconds
 */
export async function bareFirstSync(url: string): Promise<number> {
  const db = new DeskDatabase({ name: 'bench-bare', durability: 'relaxed' });
  await db.open();
  const began = performance.now();
  for await (const { records } of pagesOf(url)) {
    const kinds = new Set(records.map(({ c }) => c));
    for (const kind of kinds) {
      await db.table(kind).bulkPut(records.filter(({ c }) => c === kind));
    }
  }
  const took = performance.now() - began;
  await db.delete();
  return took;
}

let longest = 0;
let over = 0;
let usableAt: number | null = null;

export interface Expected {
  /** The screen that is open. */
  readonly screen: string;
  readonly partners: number;
  /** Ids of today's meetings. */
  readonly today: readonly string[];
}

/** From here on looks for the moment when the screen shows all partners, or all of today's meetings. */
export function watchUsable({ screen, partners, today }: Expected): void {
  const shows = (): boolean => {
    if (screen !== '/partners')
      return today.every((id) => document.querySelector(`[data-meeting="${id}"], a[href="/meetings/${id}"]`));
    return [...document.querySelectorAll('main [role="status"]')].some(
      ({ textContent }) => textContent.replaceAll(/\D/g, '') === String(partners),
    );
  };
  const look = (): void => {
    if (shows()) usableAt = performance.timeOrigin + performance.now();
    else setTimeout(look, 25);
  };
  look();
}

/** From here on notes every task of the window's thread that lasts 50 ms or longer (W3C Long Tasks). */
export function watchTasks(): void {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      longest = Math.max(longest, duration);
      if (duration > 50) over += 1;
    }
  }).observe({ entryTypes: ['longtask'] });
}

export interface Watched {
  /** The longest task since, in milliseconds; 0: none reached 50. */
  readonly longest: number;
  /** How many lasted over 50. */
  readonly over: number;
  /** Milliseconds since 1970; null: it isn't yet. */
  readonly usableAt: number | null;
}

export function watched(): Watched {
  return { longest, over, usableAt };
}
