import type { DataOf, KindName } from '../domain/entities';
import { makeAccounts } from './accounts';
import { appointmentsOf } from './appointments';
import { dayNumber, makeClock, type Clock } from './calendar';
import { addPeople } from './contacts';
import type { Booking } from './diary';
import { makeActions, makeCommitments, quotaLeft, type Dated } from './followUps';
import { makeTeller, type ToldMeeting } from './meetings';
import { planned } from './plan';
import { seededRandom } from './random';
import { addStoryPeople, isStoryPartner, tellPartner, tellStory } from './story';
import { makeDeck } from './subjects';

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

const inOrder = <Data>(items: readonly Dated<Data>[]): Dated<Data>[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The part of the portfolio that the rest is told around: who there is, when one meets, and the story. */
function beginning(options: SampleOptions) {
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
  return { today, clock, random, accounts, storyAccount, diary, shows, story };
}

/**
 * An invented portfolio: 120 partners, 400 contacts, 900 meetings with their actions, promises and shows,
 * as a field channel manager's desk would hold them on a given day. The same options give the same records.
 * Partners come first, what refers to them after; each kind in the order of its making.
 */
export function samplePortfolio(options: SampleOptions): readonly SampleRecord[] {
  const { today, clock, random, accounts, storyAccount, diary, shows, story } = beginning(options);
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
  const actions = makeActions(told, today, quotaLeft(actionQuota, story.actions, options.today), random);
  const promised = quotaLeft(commitmentQuota, story.commitments, options.today);
  const commitments = makeCommitments(told, today, promised, random);
  const people = accounts.flatMap((account) => account.people);
  return [
    ...inOrder(accounts).map(({ id, data }) => ({ c: 'partner' as const, id, data })),
    ...inOrder(shows).map(({ id, data }) => ({ c: 'show' as const, id, data })),
    ...inOrder(people).map(({ id, data }) => ({ c: 'contact' as const, id, data })),
    ...inOrder([...story.meetings, ...told]).map(({ id, data }) => ({ c: 'meeting' as const, id, data })),
    ...inOrder([...story.actions, ...actions]).map(({ id, data }) => ({ c: 'action' as const, id, data })),
    ...inOrder([...story.commitments, ...commitments]).map(({ id, data }) => ({
      c: 'commitment' as const,
      id,
      data,
    })),
  ];
}

/** The visit of the coming Thursday (today, if it is one) and its partner, in the portfolio of the same options. */
export function sampleHighlights(options: SampleOptions): SampleHighlights {
  const { story, storyAccount } = beginning(options);
  return { thursdayMeetingId: story.thursdayMeetingId, partnerId: storyAccount.id };
}
