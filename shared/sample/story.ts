import type { Action } from '../domain/action';
import type { Commitment } from '../domain/commitment';
import type { Meeting } from '../domain/meeting';
import type { Account, Person } from './accounts';
import { dateOf, isoInstant, workingDayFrom, type Clock } from './calendar';
import { personAt } from './contacts';
import { storyPartner, storyPartnerNotes, storyPeople, type StoryPersonKey } from './data/story';
import { storyThursday } from './data/storyLatest';
import { storyMeetings } from './data/storyMeetings';
import type { Booking } from './diary';
import type { Dated } from './followUps';
import { deterministicId, type Random } from './random';
import { dayAndMonth, frenchTypography } from './wording';

const minuteMs = 60_000;
const agreementLeft = 47;

/** The partner whose two years are told by hand, its agreement about to expire. */
export function tellPartner(account: Account, today: number): Account {
  return {
    ...account,
    data: {
      ...account.data,
      street: '14, route de Lorient',
      segments: ['éducation', 'logement', 'collectivités'],
      tags: ['marchés publics', 'vitrine de démonstration'],
      agreementStart: dateOf(today + agreementLeft - 1095),
      agreementEnd: dateOf(today + agreementLeft),
      notes: frenchTypography(storyPartnerNotes),
    },
  };
}

export function isStoryPartner(account: Account): boolean {
  return account.data.name === storyPartner;
}

/** Adds the story's people to their account and returns them by key. */
export function addStoryPeople(account: Account, random: Random): ReadonlyMap<StoryPersonKey, Person> {
  const people = new Map<StoryPersonKey, Person>();
  for (const key of Object.keys(storyPeople) as StoryPersonKey[]) {
    const person = personAt(
      account,
      { ...storyPeople[key], notes: frenchTypography(storyPeople[key].notes) },
      random,
    );
    people.set(key, person);
    account.people.push(person);
  }
  return people;
}

/** When the story's meetings are, the last one on the Thursday. `dayNear` finds a day that can be used. */
export function storyBookings(
  account: Account,
  thursday: number,
  today: number,
  dayNear: (day: number) => number,
): Booking[] {
  const common = { account, zone: account.zone, fixed: true } as const;
  const { minute, duration } = storyThursday;
  return [
    ...storyMeetings.map((told) => ({
      ...common,
      day: dayNear(today + told.day),
      minute: told.minute,
      duration: told.duration,
      kind: told.kind,
    })),
    { ...common, day: thursday, minute, duration, kind: 'visit' },
  ];
}

/** The records that the story consists of, apart from the partner and its people. */
export interface Story {
  readonly thursdayMeetingId: string;
  readonly meetings: readonly Dated<Meeting>[];
  readonly actions: readonly Dated<Action>[];
  readonly commitments: readonly Dated<Commitment>[];
}

export function tellStory(
  account: Account,
  people: ReadonlyMap<StoryPersonKey, Person>,
  bookings: readonly Booking[],
  today: number,
  clock: Clock,
  random: Random,
): Story {
  /** The working day about so many days from today: later for what lies ahead, earlier for what is past. */
  const worked = (days: number): number => workingDayFrom(today + days, days < 0 ? -1 : 1);
  const text = (template: string): string =>
    frenchTypography(
      template
        .replace('{end}', dayAndMonth(today + agreementLeft, 'fr'))
        .replace(/\{d\+(\d+)\}/g, (_, days: string) => dayAndMonth(worked(Number(days)), 'fr')),
    );
  const idOf = (key: StoryPersonKey): string => {
    const person = people.get(key);
    if (!person) throw new Error(`Nobody is called ${key} in the story.`);
    return person.id;
  };
  const place = `${account.data.street}, ${account.data.city}`;

  const starts = bookings.map(({ day, minute, zone }) => clock.instant(day, minute, zone));
  const ends = bookings.map(({ duration }, index) => (starts[index] ?? 0) + duration * minuteMs);
  // Each meeting was agreed on at the end of the one before.
  const ids = bookings.map((booking, index) =>
    deterministicId(ends[index - 1] ?? (booking.day - 9) * 86_400_000, random),
  );

  const meetings = bookings.map((booking, index): Dated<Meeting> => {
    const told = storyMeetings[index];
    const { title, agenda, people: invited } = told ?? storyThursday;
    const startsAt = starts[index] ?? 0;
    const next = ids[index + 1];
    const isRemote = booking.kind === 'call' || booking.kind === 'video';
    return {
      id: ids[index] ?? '',
      data: {
        partnerId: account.id,
        kind: booking.kind,
        state: told ? 'held' : 'planned',
        title: text(title),
        startsAt: isoInstant(startsAt),
        durationMinutes: booking.duration,
        zone: booking.zone,
        place: isRemote ? (booking.kind === 'video' ? 'Visioconférence' : '') : place,
        agenda: agenda.map(([item, minutes]) => ({
          id: deterministicId(startsAt - 86_400_000, random),
          text: text(item),
          minutes,
          done: told !== undefined,
        })),
        attendees: invited.map((key) => ({ id: idOf(key), present: !told?.absent?.includes(key) })),
        colleagues: [account.manager, ...(told?.colleagues ?? [])],
        notes: text(told?.notes ?? ''),
        internalNotes: text((told ?? storyThursday).internalNotes ?? ''),
        decisions: (told?.decisions ?? []).map(([decided, internal]) => ({
          id: deterministicId(startsAt, random),
          text: text(decided),
          internal: internal !== undefined,
        })),
        ...(next && { nextMeetingId: next }),
      },
    };
  });

  const afterMeeting = (index: number): { readonly partnerId: string; readonly meetingId: string } => ({
    partnerId: account.id,
    meetingId: ids[index] ?? '',
  });
  const actions = storyMeetings.flatMap((told, index) =>
    (told.actions ?? []).map(({ title, owner, due, state, closed, internal, details }): Dated<Action> => {
      const theirs = [...people].find(([key]) => key === owner)?.[1];
      return {
        id: deterministicId(ends[index] ?? 0, random),
        data: {
          ...afterMeeting(index),
          title: text(title),
          owner: theirs ? `${theirs.data.firstName} ${theirs.data.lastName}` : owner,
          ...(theirs && { ownerContactId: theirs.id }),
          dueOn: dateOf(worked(due)),
          state,
          ...(closed !== undefined && { closedOn: dateOf(worked(closed)) }),
          internal: internal ?? false,
          details: text(details ?? ''),
        },
      };
    }),
  );
  const commitments = storyMeetings.flatMap((told, index) =>
    (told.commitments ?? []).map(
      ({ side, text: promise, due, state, closed, details }): Dated<Commitment> => ({
        id: deterministicId(ends[index] ?? 0, random),
        data: {
          ...afterMeeting(index),
          side,
          text: text(promise),
          ...(due !== undefined && { dueOn: dateOf(worked(due)) }),
          state,
          ...(closed !== undefined && { closedOn: dateOf(worked(closed)) }),
          details: text(details ?? ''),
        },
      }),
    ),
  );
  return { thursdayMeetingId: ids.at(-1) ?? '', meetings, actions, commitments };
}
