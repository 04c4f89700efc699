import type { MeetingKind } from '../domain/meeting';
import type { Account } from './accounts';
import { isSeason, isWorkingDay, weekdayOf } from './calendar';
import type { AreaName } from './data/areas';
import { visitLength, visitSlots, type Diary, type Slot } from './diary';
import type { Random } from './random';
import type { SampleShow } from './shows';
import { managers, sampleUser, type Manager } from './team';

const daysBack = 728;
const daysAhead = 42;

/** How a manager's weeks look: how many days on the road, how many visits on each, how many calls. */
interface Rhythm {
  readonly total: number;
  readonly roadDays: readonly (readonly [days: number, weight: number])[];
  readonly visits: readonly (readonly [count: number, weight: number])[];
  readonly calls: readonly (readonly [count: number, weight: number])[];
}

const rhythms: Readonly<Record<Manager, Rhythm>> = {
  'Camille Roussel': {
    total: 452,
    roadDays: [
      [0, 1],
      [1, 12],
      [2, 7],
    ],
    visits: [
      [2, 3],
      [3, 6],
      [4, 2],
    ],
    calls: [
      [0, 3],
      [1, 5],
      [2, 2],
    ],
  },
  'Julien Ferrand': {
    total: 228,
    roadDays: [
      [0, 6],
      [1, 12],
      [2, 1],
    ],
    visits: [
      [2, 5],
      [3, 3],
    ],
    calls: [
      [0, 6],
      [1, 3],
    ],
  },
  'Katrin Vollbrecht': {
    total: 200,
    roadDays: [
      [0, 10],
      [1, 9],
    ],
    visits: [
      [2, 6],
      [3, 2],
    ],
    calls: [
      [0, 4],
      [1, 4],
      [2, 1],
    ],
  },
  'Hélène Marchetti': {
    total: 20,
    roadDays: [
      [0, 11],
      [1, 1],
    ],
    visits: [[1, 1]],
    calls: [
      [0, 12],
      [1, 1],
    ],
  },
};

/** Calls lie two hours apart, so that they don't meet even between zones. */
const callTimes = [540, 570, 630, 690, 840, 900, 990];
const standTimes = [600, 630, 660, 690, 720, 840, 870, 900, 930, 960, 990];

const calls: ReadonlySet<MeetingKind> = new Set(['call', 'video']);
const callsAndVisits: ReadonlySet<MeetingKind> = new Set(['call', 'video', 'visit']);

/** What can be spared of long ago, the easiest first: which kinds, and how many a day must have left. */
const sparing = [
  { kinds: calls, left: 0 },
  { kinds: callsAndVisits, left: 2 },
  { kinds: callsAndVisits, left: 1 },
  { kinds: callsAndVisits, left: 0 },
] as const;

/** Fills diaries around what stands in them already. */
export interface Scheduler {
  /** Visits within one round at the hours given: in `area`, or where visits are wanted most. */
  readonly visitRound: (
    manager: Manager,
    day: number,
    slots: readonly Slot[],
    area?: AreaName,
    fixed?: true,
  ) => void;
  readonly fillShow: (show: SampleShow) => void;
  /** All ordinary weeks of everybody, until each has the number of meetings that is theirs. */
  readonly fillWeeks: () => void;
}

export function makeScheduler(
  accounts: readonly Account[],
  diary: Diary,
  today: number,
  random: Random,
): Scheduler {
  const ownedBy = (manager: Manager): readonly Account[] => accounts.filter((one) => one.manager === manager);
  const owned = new Map(managers.map((manager) => [manager, ownedBy(manager)]));

  const workable = new Set<number>();
  for (let day = today - daysBack; day <= today + daysAhead; day++) {
    if (isWorkingDay(day) && isSeason(day)) workable.add(day);
  }

  /** Accounts by how much they want to be met, with some chance in it. */
  const wanted = (
    manager: Manager,
    day: number,
    gap: number,
  ): (readonly [account: Account, need: number])[] =>
    (owned.get(manager) ?? [])
      .map((account) => [account, diary.need(account, day, gap) * (0.7 + 0.6 * random.next())] as const)
      .filter(([, need]) => need > 0)
      .toSorted((a, b) => b[1] - a[1]);

  const bestArea = (choices: ReturnType<typeof wanted>, least: number): AreaName | undefined => {
    const sums = new Map<AreaName, { count: number; need: number }>();
    for (const [account, need] of choices) {
      const sum = sums.get(account.area) ?? { count: 0, need: 0 };
      if (sum.count < 3) sums.set(account.area, { count: sum.count + 1, need: sum.need + need });
    }
    const open = [...sums].filter(([, sum]) => sum.count >= least);
    return open.toSorted((a, b) => b[1].need - a[1].need)[0]?.[0];
  };

  const visitRound: Scheduler['visitRound'] = (manager, day, slots, area, fixed) => {
    const choices = wanted(manager, day, 12);
    const round = area ?? bestArea(choices, manager === sampleUser ? 2 : 1);
    const there = choices.filter(([account]) => account.area === round).map(([account]) => account);
    // Where too few want a visit, one may come sooner than planned: a day on the road isn't made for one.
    const sooner = wanted(manager, day, 3)
      .map(([account]) => account)
      .filter((account) => account.area === round && !there.includes(account));
    const hosts = [...there, ...(fixed || there.length < 2 ? sooner : [])];
    slots.forEach(([minute, longest], index) => {
      const account = hosts[index];
      if (!account) return;
      const { zone } = account;
      const duration = visitLength(longest, random);
      diary.add(manager, { account, day, minute, duration, kind: 'visit', zone, ...(fixed && { fixed }) });
    });
  };

  const call = (manager: Manager, day: number): void => {
    const busy = diary.on(manager, day).map((one) => one.minute);
    const [account] = wanted(manager, day, 10).map(([one]) => one);
    const free = callTimes.filter((minute) => busy.every((other) => Math.abs(other - minute) >= 120));
    if (!account || free.length === 0) return;
    const kind = random.chance(manager === 'Katrin Vollbrecht' ? 0.6 : 0.45) ? 'video' : 'call';
    const duration = kind === 'call' ? random.pick([15, 30, 30]) : random.pick([30, 45, 60]);
    diary.add(manager, { account, day, minute: random.pick(free), duration, kind, zone: account.zone });
  };

  const isFree = (manager: Manager, day: number): boolean =>
    workable.has(day) && day !== today && diary.on(manager, day).length === 0;

  const fillWeek = (manager: Manager, monday: number): void => {
    const rhythm = rhythms[manager];
    const days = [0, 1, 2, 3, 4].map((offset) => monday + offset).filter((day) => isFree(manager, day));
    const shuffled = random.shuffled(days);
    const isNear = manager === sampleUser && Math.abs(monday + 3 - today) <= 8;
    for (const day of shuffled.splice(0, isNear ? 2 : random.weighted(rhythm.roadDays))) {
      visitRound(manager, day, visitSlots(random.weighted(rhythm.visits), random));
    }
    for (const day of shuffled.splice(0, random.weighted(rhythm.calls))) call(manager, day);
  };

  /**
   * Adds calls, or drops talks of long ago, until a manager has the number of meetings that is theirs.
   */
  const settle = (manager: Manager): void => {
    const { total } = rhythms[manager];
    const past = random.shuffled(Array.from({ length: daysBack }, (_, index) => today - daysBack + index));
    for (const day of past) {
      if (diary.count(manager) >= total) break;
      if (isFree(manager, day)) call(manager, day);
    }
    const longAgo = past.filter((day) => day < today - 60);
    for (const { kinds, left } of sparing) {
      for (const day of longAgo) {
        if (diary.count(manager) <= total) return;
        const there = diary.on(manager, day);
        const spare = there.find((one) => !one.fixed && kinds.has(one.kind));
        if (spare && there.length > left) diary.remove(manager, spare);
      }
    }
  };

  return {
    visitRound,
    fillShow: (show) => {
      if (show.firstDay > today + daysAhead) return;
      for (const manager of show.plan.exhibitors) {
        for (let day = show.firstDay; day <= show.lastDay; day++) {
          const most = manager === 'Hélène Marchetti' ? 1 : show.firstDay > today ? 4 : 6;
          const times = random.shuffled(standTimes).slice(0, random.between(Math.max(1, most - 2), most));
          const guests = wanted(manager, day, 5)
            .map(([account]) => account)
            .filter((one) => one.data.country === show.plan.country || show.plan.country !== 'France');
          times
            .toSorted((a, b) => a - b)
            .forEach((minute, index) => {
              const account = guests[index];
              const duration = random.pick([15, 20, 30]);
              const { zone } = show.plan;
              if (account)
                diary.add(manager, { account, day, minute, duration, kind: 'show', zone, show, fixed: true });
            });
        }
      }
    },
    fillWeeks: () => {
      const firstMonday = today - daysBack - (weekdayOf(today - daysBack) - 1);
      for (const manager of managers) {
        for (let monday = firstMonday; monday <= today + daysAhead; monday += 7) fillWeek(manager, monday);
        settle(manager);
      }
    },
  };
}

/** The slots of the coming Thursday around the visit in the middle of the morning. */
export const thursdayRound: readonly Slot[] = [
  [540, 60],
  [870, 75],
];
