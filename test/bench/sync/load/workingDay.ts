import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { EndpointAtWork, TenantAtWork } from './endpointAtWork';
import { headOf, laptopAtWork, noTimings } from './laptopAtWork';
import type { LaptopAtWork, Meeting, Timings } from './laptopAtWork';

/** What ten minutes of ten thousand managers' working day hold, and in how many seconds they are to pass. */
export interface Day {
  readonly seconds: number;
  /** One manager in so many holds a meeting, and their notes are saved so often. */
  readonly oneIn: number;
  readonly notes: number;
  /** All others save something with this probability. */
  readonly others: number;
}

export interface Worked {
  readonly managers: number;
  /** Streams that were open when the work began. */
  readonly listening: number;
  readonly opening: number;
  readonly writes: { readonly wanted: number; readonly taken: number };
  /** How often a laptop was told of news. */
  readonly told: number;
  readonly timings: Timings;
  /** Seconds over the day's end until all was sent. */
  readonly late: number;
  readonly megabytes: number | null;
}

/** A laptop gathers what its stream tells, as the desk's scheduler does. */
const heardMs = 50;
/** Streams that are asked for at once, and for how long at the most. */
const openingAtOnce = 200;
const openingMs = 45_000;
/** What isn't sent so many seconds after the day's end isn't waited for. */
const graceMs = 20_000;

interface Manager {
  readonly laptop: LaptopAtWork;
  readonly meeting: Meeting;
  /** Writes that wait. */
  unsent: number;
  news: boolean;
  running: boolean;
}

/**
 * Lets managers work: each has a stream open, sends what is written (asking for the capabilities before and for changes
 * after it, as the engine does), and fetches changes when the stream tells of them; one exchange at a time.
 */
export async function workingDay(
  endpoint: EndpointAtWork,
  tenants: readonly TenantAtWork[],
  day: Day,
): Promise<Worked> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const timings = noTimings();
  const managers: Manager[] = [];
  for (const { tokens, meetings, epoch } of tenants) {
    const head = await headOf({ url: endpoint.url, token: tokens[0] ?? '' });
    for (const [index, token] of tokens.entries()) {
      const laptop = laptopAtWork({ agent, url: endpoint.url, token, epoch, timings });
      laptop.goBackTo(head);
      const meeting = { id: meetings[index] ?? '', v: 1 };
      managers.push({ laptop, meeting, unsent: 0, news: false, running: false });
    }
  }
  let told = 0;
  let taken = 0;
  let wanted = 0;
  let atWork = false;

  async function exchange(manager: Manager): Promise<void> {
    if (manager.running) return;
    manager.running = true;
    while (manager.unsent > 0 || manager.news) {
      manager.news = false;
      await manager.laptop.capabilities();
      if (manager.unsent > 0) {
        const gathered = manager.unsent;
        manager.unsent = 0;
        if (await manager.laptop.push([manager.meeting])) taken += gathered;
      }
      await manager.laptop.changes();
    }
    manager.running = false;
  }

  const closings: (() => void)[] = [];
  const hear = (manager: Manager) => () => {
    // What a stream says first is that it is open.
    if (!atWork) return;
    told += 1;
    manager.news = true;
    setTimeout(() => void exchange(manager), heardMs);
  };
  const began = performance.now();
  await inTurns(managers, openingAtOnce, async (manager) => {
    if (performance.now() - began > openingMs) return;
    try {
      closings.push(await manager.laptop.listen(hear(manager)));
    } catch (error) {
      timings.failures.push(`events ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  const opening = (performance.now() - began) / 1000;

  atWork = true;
  let megabytes = (await endpoint.megabytes()) ?? 0;
  const start = performance.now();
  const random = seeded();
  const moments = managers
    .flatMap((manager, index) => {
      const count = index % day.oneIn === 0 ? day.notes : random() < day.others ? 1 : 0;
      return Array.from({ length: count }, () => ({ manager, at: random() * day.seconds * 1000 }));
    })
    .toSorted((a, b) => a.at - b.at);
  for (const { manager, at } of moments) {
    const early = at - (performance.now() - start);
    if (early > 5) await wait(early);
    wanted += 1;
    manager.unsent += 1;
    void exchange(manager);
    if (wanted % 500 === 0) megabytes = Math.max(megabytes, (await endpoint.megabytes()) ?? 0);
  }
  const end = performance.now();
  while (managers.some(({ unsent, running }) => unsent > 0 || running) && performance.now() - end < graceMs)
    await wait(100);
  const late = (performance.now() - start) / 1000 - day.seconds;
  const listening = closings.length;
  for (const close of closings) close();
  // What is still under way is of no more interest.
  const kept: Timings = {
    capabilities: [...timings.capabilities],
    push: [...timings.push],
    changes: [...timings.changes],
    failures: [...timings.failures],
  };
  agent.destroy();
  return {
    managers: managers.length,
    listening,
    opening,
    writes: { wanted, taken },
    told,
    timings: kept,
    late: Math.max(0, late),
    megabytes: megabytes === 0 ? null : megabytes,
  };
}

async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of left) await work(item);
    }),
  );
}

/** The same day every time: a linear congruential generator is random enough for a timetable. */
function seeded(): () => number {
  let state = 20;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
