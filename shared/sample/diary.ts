import type { MeetingKind } from '../domain/meeting';
import type { Account } from './accounts';
import type { Random } from './random';
import type { SampleShow } from './shows';
import type { Manager } from './team';

/** A meeting's place in somebody's diary, before anything is said in it. */
export interface Booking {
  readonly account: Account;
  readonly day: number;
  /** Since midnight on the wall at the place. */
  readonly minute: number;
  readonly duration: number;
  readonly kind: MeetingKind;
  readonly zone: string;
  readonly show?: SampleShow;
  /** Set by hand: neither moved, nor cancelled, nor dropped to make the numbers. */
  readonly fixed?: true;
  /** At a weekend: guests at the partner's, or a customer's system changed over while nobody works. */
  readonly weekend?: 'openDay' | 'switchover';
}

/** Everybody's bookings, by person and day. */
export interface Diary {
  readonly bookings: () => readonly Booking[];
  readonly on: (manager: Manager, day: number) => readonly Booking[];
  readonly add: (manager: Manager, booking: Booking) => void;
  readonly remove: (manager: Manager, booking: Booking) => void;
  readonly count: (manager: Manager) => number;
  /**
   * How much a visit is wanted on a day: the share of the yearly pace that has gone by since the last one.
   * 0 when the account isn't met then, or was or will be met within `gap` days.
   */
  readonly need: (account: Account, day: number, gap: number) => number;
}

const keyOf = (manager: Manager, day: number): string => `${manager} ${day}`;

export function makeDiary(): Diary {
  const byDay = new Map<string, Booking[]>();
  const daysOf = new Map<string, number[]>();
  const counts = new Map<Manager, number>();
  return {
    bookings: () => [...byDay.values()].flat(),
    on: (manager, day) => byDay.get(keyOf(manager, day)) ?? [],
    add: (manager, booking) => {
      const key = keyOf(manager, booking.day);
      counts.set(manager, (counts.get(manager) ?? 0) + 1);
      byDay.set(key, [...(byDay.get(key) ?? []), booking]);
      daysOf.set(booking.account.id, [...(daysOf.get(booking.account.id) ?? []), booking.day]);
    },
    remove: (manager, booking) => {
      const key = keyOf(manager, booking.day);
      counts.set(manager, (counts.get(manager) ?? 0) - 1);
      byDay.set(
        key,
        (byDay.get(key) ?? []).filter((one) => one !== booking),
      );
      const days = daysOf.get(booking.account.id) ?? [];
      const index = days.indexOf(booking.day);
      daysOf.set(booking.account.id, days.toSpliced(index, 1));
    },
    count: (manager) => counts.get(manager) ?? 0,
    need: (account, day, gap) => {
      if (day < account.metFrom || day > account.metUntil) return 0;
      let last = account.metFrom - 45;
      for (const met of daysOf.get(account.id) ?? []) {
        if (Math.abs(met - day) < gap) return 0;
        if (met < day && met > last) last = met;
      }
      return (account.pace * (day - last)) / 365;
    },
  };
}

/** A time in the day at which a visit may start, and the longest it may take. */
export type Slot = readonly [minute: number, longest: number];

const slotsOf: Readonly<Record<number, readonly (readonly Slot[])[]>> = {
  1: [[[600, 105]], [[840, 105]]],
  2: [
    [
      [570, 105],
      [840, 105],
    ],
    [
      [600, 90],
      [870, 105],
    ],
  ],
  3: [
    [
      [540, 90],
      [660, 75],
      [870, 105],
    ],
    [
      [510, 90],
      [645, 75],
      [840, 105],
    ],
    [
      [570, 105],
      [840, 75],
      [960, 75],
    ],
  ],
  4: [
    [
      [510, 75],
      [615, 75],
      [825, 75],
      [930, 75],
    ],
    [
      [540, 60],
      [645, 75],
      [840, 60],
      [945, 75],
    ],
  ],
};

/** The hours of a day with so many visits, with the way between them left free. */
export function visitSlots(count: number, random: Random): readonly Slot[] {
  return random.pick(slotsOf[count] ?? [[]]);
}

/** How long a talk takes that may take `longest` minutes. */
export function visitLength(longest: number, random: Random): number {
  return random.pick([45, 60, 60, 75, 90, 90, 105].filter((minutes) => minutes <= longest));
}
