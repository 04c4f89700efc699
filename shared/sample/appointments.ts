import type { MeetingKind, MeetingState } from '../domain/meeting';
import type { Account } from './accounts';
import { civilOf, type Clock } from './calendar';
import type { Phase } from './data/thread';
import type { Booking } from './diary';
import { deterministicId, type Random } from './random';

/** A booking with its id, its instant and what follows it: all that must be known before words are found. */
export interface Appointment {
  readonly booking: Booking;
  readonly id: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly phase: Phase;
  readonly startsAt: number;
  /** The next one with this partner, when it was agreed on at the end of this one. */
  readonly next?: Appointment;
}

const minuteMs = 60_000;

function phaseOn(account: Account, kind: MeetingKind, day: number, today: number): Phase {
  const since = day - account.metFrom;
  switch (account.data.stage) {
    case 'identified':
    case 'evaluated':
      return 'prospect';
    case 'recruited':
      return since < 100 ? 'prospect' : 'start';
    case 'onboarding':
      return since < 60 ? 'prospect' : 'start';
    case 'atRisk':
      return today - day < 200 ? 'risk' : kind === 'quarterlyReview' ? 'review' : 'run';
    case 'dormant':
    case 'ended':
      return account.metUntil - day < 150 ? 'risk' : kind === 'quarterlyReview' ? 'review' : 'run';
    default:
      if (kind === 'quarterlyReview') return 'review';
      return account.metFrom > today - 700 && since < 90 ? 'start' : 'run';
  }
}

/** Turns the first visit of a quarter into its review, for partners that have a level to keep. */
function reviewed(bookings: readonly Booking[], random: Random): readonly Booking[] {
  let last = -1000;
  return bookings.map((booking) => {
    const { account, day, kind } = booking;
    const inFirstMonth = civilOf(day)[1] % 3 === 1;
    const level = account.data.tier;
    const fits = level !== 'none' && level !== 'registered' && (kind === 'visit' || kind === 'video');
    if (!fits || !inFirstMonth || booking.fixed || day - last < 80 || random.chance(0.25)) return booking;
    last = day;
    return { ...booking, kind: 'quarterlyReview', duration: Math.max(booking.duration, 60) };
  });
}

/** Settles when each of an account's bookings takes place, whether it did, and which one follows it. */
export function appointmentsOf(
  account: Account,
  bookings: readonly Booking[],
  today: number,
  clock: Clock,
  random: Random,
): Appointment[] {
  const inOrder = bookings.toSorted((a, b) => a.day - b.day || a.minute - b.minute);
  const drafts = reviewed(inOrder, random).map((booking) => {
    const isPast = booking.day < today;
    const isCancelled = !booking.fixed && random.chance(isPast ? 0.05 : 0.035);
    const startsAt = clock.instant(booking.day, booking.minute, booking.zone);
    const state: MeetingState = isCancelled ? 'cancelled' : isPast ? 'held' : 'planned';
    const phase = booking.kind === 'show' ? 'show' : phaseOn(account, booking.kind, booking.day, today);
    const kind: MeetingKind =
      phase === 'review' || booking.kind !== 'quarterlyReview' ? booking.kind : 'visit';
    return { booking, startsAt, state, phase, kind };
  });

  const appointments: Appointment[] = [];
  for (const draft of drafts.toReversed()) {
    const index = drafts.indexOf(draft);
    const follower = appointments.find((one) => one.state !== 'cancelled');
    const near = follower && follower.booking.day - draft.booking.day <= 150 && follower.kind !== 'show';
    const chained = draft.state === 'held' && near && (follower.state === 'planned' || random.chance(0.7));
    const before = drafts.slice(0, index).findLast((one) => one.state === 'held');
    const asked = clock.instant(
      Math.min(draft.booking.day, today) - random.between(2, 24),
      random.between(500, 1090),
      draft.booking.zone,
    );
    const settled = before ? before.startsAt + before.booking.duration * minuteMs : asked;
    const onTheSpot = draft.kind === 'show' && draft.state === 'held' && random.chance(0.5);
    const madeAt = onTheSpot ? draft.startsAt : Math.max(asked, Math.min(settled, draft.startsAt));
    appointments.unshift({
      ...draft,
      id: deterministicId(madeAt, random),
      ...(chained && { next: follower }),
    });
  }
  return appointments;
}
