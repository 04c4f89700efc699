import type { DataOf, KindName } from '../domain/entities';
import { makeAccounts, type Account } from './accounts';
import { appointmentsOf } from './appointments';
import { comingThursday, dayNumber, isWorkingDay, makeClock, weekdayOf, type Clock } from './calendar';
import { addPeople } from './contacts';
import { makeDiary, type Booking, type Diary } from './diary';
import { makeActions, makeCommitments, type Dated } from './followUps';
import { makeTeller, type ToldMeeting } from './meetings';
import { seededRandom, type Random } from './random';
import { makeScheduler, thursdayRound, type Scheduler } from './schedule';
import { makeShows } from './shows';
import { addStoryPeople, isStoryPartner, storyBookings, tellPartner, tellStory } from './story';
import { makeDeck } from './subjects';
import { sampleUser } from './team';

/** A record of the invented portfolio, of one kind or another. */
export type SampleRecord = {
  [K in KindName]: { readonly c: K; readonly id: string; readonly data: DataOf<K> };
}[KindName];

export interface SampleOptions {
  /** The desk's local date, `YYYY-MM-DD`: the portfolio is two years back and six weeks ahead of it. */
  readonly today: string;
  /** Another seed, another portfolio of the same make. */
  readonly seed?: number;
  /**
   * The desk's zone. Places keep their own one, unless the desk is more than three hours from Paris:
   * then all meetings move to the desk's, so that a day's visits stay within that day.
   */
  readonly zone?: string;
}

/** Where to find the visit that the portfolio is best shown by. */
export interface SampleHighlights {
  readonly thursdayMeetingId: string;
  readonly partnerId: string;
}

const contactCount = 400;
const actionQuota = { total: 500, open: 60, overdue: 12 };
const commitmentQuota = { total: 220, open: 40, overdue: 3 };

function deskZone(zone: string, today: number, clock: Clock): (areaZone: string) => string {
  const ahead = clock.instant(today, 720, 'Europe/Paris') - clock.instant(today, 720, zone);
  const isFar = Math.abs(ahead) > 3 * 3_600_000;
  return (areaZone) => (isFar ? zone : areaZone);
}

/** What today brings to the main user: a round of visits, or at a weekend the work that can only be done then. */
function fillToday(scheduler: Scheduler, diary: Diary, today: number, random: Random): void {
  if (diary.on(sampleUser, today).length > 0) return;
  const isWeekend = weekdayOf(today) > 5;
  if (!isWeekend) {
    const slots = random.pick([
      [
        [570, 75],
        [840, 90],
      ],
      [
        [540, 75],
        [660, 75],
        [870, 90],
      ],
    ] as const);
    scheduler.visitRound(sampleUser, today, slots, undefined, true);
    return;
  }
  scheduler.visitRound(
    sampleUser,
    today,
    [
      [540, 90],
      [840, 105],
    ],
    undefined,
    true,
  );
  const weekend = ['switchover', 'openDay'] as const;
  diary.on(sampleUser, today).forEach((booking, index) => {
    const occasion = weekend[index];
    if (!occasion) return;
    diary.remove(sampleUser, booking);
    diary.add(sampleUser, { ...booking, weekend: occasion });
  });
}

function planned(
  accounts: readonly Account[],
  story: Account,
  today: number,
  random: Random,
): { readonly diary: Diary; readonly shows: ReturnType<typeof makeShows>; readonly storyDays: Booking[] } {
  const shows = makeShows(today, random);
  const diary = makeDiary();
  const others = accounts.filter((account) => account !== story);
  const scheduler = makeScheduler(others, diary, today, random);
  const thursday = comingThursday(today);
  const isTaken = (day: number): boolean =>
    !isWorkingDay(day) ||
    shows.some(
      (show) => day >= show.firstDay && day <= show.lastDay && show.plan.exhibitors.includes(sampleUser),
    );
  const dayNear = (day: number): number => {
    let candidate = day;
    while (isTaken(candidate)) candidate -= 1;
    return candidate;
  };

  const storyDays = storyBookings(story, thursday, today, dayNear);
  for (const booking of storyDays) diary.add(sampleUser, booking);
  scheduler.visitRound(sampleUser, thursday, thursdayRound, story.area, true);
  fillToday(scheduler, diary, today, random);
  for (const show of shows) scheduler.fillShow(show);
  for (const { day, minute, kind } of storyDays) {
    const isVisit = kind === 'visit' || kind === 'quarterlyReview';
    if (isVisit && day !== thursday) {
      scheduler.visitRound(sampleUser, day, minute < 720 ? [[870, 90]] : [[570, 105]], story.area, true);
    }
  }
  scheduler.fillWeeks();
  return { diary, shows, storyDays };
}

function build(options: SampleOptions): {
  readonly records: SampleRecord[];
  readonly highlights: SampleHighlights;
} {
  const { seed = 1, zone = 'Europe/Paris' } = options;
  const today = dayNumber(options.today);
  const clock = makeClock();
  const random = seededRandom(seed);

  const accounts = makeAccounts(today, deskZone(zone, today, clock), random).map((account) =>
    isStoryPartner(account) ? tellPartner(account, today) : account,
  );
  const storyAccount = accounts.find(isStoryPartner);
  if (!storyAccount) throw new Error('The story’s partner is not among the companies.');
  const storyPeople = addStoryPeople(storyAccount, random);
  addPeople(accounts, contactCount, random);

  const { diary, shows, storyDays } = planned(accounts, storyAccount, today, random);
  const story = tellStory(storyAccount, storyPeople, storyDays, today, clock, random);

  const namesById = new Map(accounts.map((account) => [account.id, account.data.name]));
  const bookings = new Map<string, Booking[]>(accounts.map(({ id }) => [id, []]));
  for (const booking of diary.bookings()) bookings.get(booking.account.id)?.push(booking);
  const told: ToldMeeting[] = accounts
    .filter((account) => account !== storyAccount)
    .flatMap((account) => {
      const supplier = account.data.suppliedBy && namesById.get(account.data.suppliedBy);
      const tell = makeTeller(account, makeDeck(account, supplier, random), random);
      return appointmentsOf(account, bookings.get(account.id) ?? [], today, clock, random).map(tell);
    });

  const isOpen = ({ data }: Dated<{ readonly state: string }>): boolean => data.state === 'open';
  const isLate = ({ data }: Dated<{ readonly dueOn?: string | undefined }>): boolean =>
    data.dueOn !== undefined && data.dueOn < options.today;
  const rest = (
    quota: typeof actionQuota,
    items: readonly Dated<{ readonly state: string; readonly dueOn?: string | undefined }>[],
  ): typeof actionQuota => ({
    total: quota.total - items.length,
    open: quota.open - items.filter(isOpen).length,
    overdue: quota.overdue - items.filter((item) => isOpen(item) && isLate(item)).length,
  });
  const actions = makeActions(told, today, rest(actionQuota, story.actions), random);
  const commitments = makeCommitments(told, today, rest(commitmentQuota, story.commitments), random);

  const inOrder = <Data>(items: readonly Dated<Data>[]): Dated<Data>[] =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const records: SampleRecord[] = [
    ...inOrder(accounts).map(({ id, data }) => ({
      c: 'partner' as const,
      id,
      data,
    })),
    ...inOrder(shows).map(({ id, data }) => ({ c: 'show' as const, id, data })),
    ...inOrder(accounts.flatMap(({ people }) => people)).map(({ id, data }) => ({
      c: 'contact' as const,
      id,
      data,
    })),
    ...inOrder([...story.meetings, ...told]).map(({ id, data }) => ({ c: 'meeting' as const, id, data })),
    ...inOrder([...story.actions, ...actions]).map(({ id, data }) => ({ c: 'action' as const, id, data })),
    ...inOrder([...story.commitments, ...commitments]).map(({ id, data }) => ({
      c: 'commitment' as const,
      id,
      data,
    })),
  ];
  return { records, highlights: { thursdayMeetingId: story.thursdayMeetingId, partnerId: storyAccount.id } };
}

/**
 * An invented portfolio: 120 partners, 400 contacts, 900 meetings with their actions, promises and shows,
 * as a field channel manager's desk would hold them on a given day. The same options give the same records.
 * Partners come first, what refers to them after; each kind in the order of its making.
 */
export function samplePortfolio(options: SampleOptions): readonly SampleRecord[] {
  return build(options).records;
}

/** The visit of the coming Thursday (today, if it is one) and its partner, in the portfolio of the same options. */
export function sampleHighlights(options: SampleOptions): SampleHighlights {
  return build(options).highlights;
}
