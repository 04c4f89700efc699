import type { AgendaItem, Attendee, Decision, Meeting } from '../domain/meeting';
import type { Account, Person } from './accounts';
import type { Appointment } from './appointments';
import { isoInstant } from './calendar';
import { phrases } from './data/phrases';
import { deterministicId, type Random } from './random';
import { namesOf, type Subject, type SubjectDeck } from './subjects';
import { sampleDirector, specialists } from './team';
import { capitalised, sentences, typeset, wallTime, weekdayAndDate, written } from './wording';

/** A meeting with what was talked about in it and who was there: what actions and promises come from. */
export interface ToldMeeting {
  readonly id: string;
  readonly data: Meeting;
  readonly account: Account;
  readonly day: number;
  readonly startsAt: number;
  readonly subjects: readonly Subject[];
  /** The partner's people who came, the one who led first. */
  readonly present: readonly Person[];
}

const influenceWeight = {
  decisionMaker: 5,
  champion: 4,
  influencer: 3,
  user: 2,
  opponent: 2,
  unknown: 1,
} as const;

function chosenPeople(account: Account, count: number, random: Random): Person[] {
  const left = [...account.people];
  const chosen: Person[] = [];
  while (chosen.length < count && left.length > 0) {
    const person = random.weighted(left.map((one) => [one, influenceWeight[one.data.influence]] as const));
    left.splice(left.indexOf(person), 1);
    chosen.push(person);
  }
  return chosen;
}

function headcount({ kind, booking }: Appointment, random: Random): number {
  if (booking.weekend) return 2;
  if (kind === 'call') return 1;
  if (kind === 'quarterlyReview') return random.between(2, 4);
  return random.weighted([
    [1, 4],
    [2, 4],
    [3, kind === 'visit' ? 2 : 0],
  ]);
}

function subjectCount({ kind }: Appointment, random: Random): number {
  if (kind === 'call' || kind === 'show') return 1;
  if (kind === 'quarterlyReview') return 3;
  return random.weighted([
    [1, 1],
    [2, 5],
    [3, kind === 'visit' ? 4 : 1],
  ]);
}

/** How a person is called once introduced: by title in French, by first name in English. */
function shortName(person: Person, language: 'fr' | 'en'): string {
  if (language === 'en') return person.data.firstName;
  return `${person.woman ? 'Mme' : 'M.'} ${person.data.lastName}`;
}

const indented = (text: string): string => text.replace(/\n(?=.)/g, '\n  ');

function laidOut(
  parts: readonly { readonly label: string; readonly text: string }[],
  style: 'bullets' | 'paragraphs' | 'headings',
): string {
  switch (style) {
    case 'bullets':
      return parts.map(({ label, text }) => `- **${label}.** ${indented(text)}`).join('\n');
    case 'headings':
      return parts.map(({ label, text }) => `### ${label}\n${text}`).join('\n\n');
    default:
      return parts.map(({ text }) => text).join('\n\n');
  }
}

/** Tells an account's meetings one after the other. */
export function makeTeller(account: Account, deck: SubjectDeck, random: Random) {
  const { language } = account.data;
  const words = phrases[language];
  const isFrench = language === 'fr';

  const notesOf = (
    appointment: Appointment,
    subjects: readonly Subject[],
    present: readonly Person[],
  ): string => {
    const { kind, booking, next } = appointment;
    const names = namesOf(present, words.and);
    // Where people are counted, "a" or "ont" goes by how many they are.
    const opening = random
      .pick<string>(words.openings[kind])
      .replace('[ont|a]', present.length > 1 ? 'ont' : 'a');
    const isTold = random.chance(0.75) ? typeset(written(opening, { names }, random), language) : '';
    const parts = subjects.map(({ thread, say }) => ({ label: thread.label, text: say(thread.notes) }));
    const isReview = kind === 'quarterlyReview';
    const style =
      isReview || parts.length === 1
        ? 'paragraphs'
        : random.weighted([
            ['bullets', 5],
            ['paragraphs', 3],
            ['headings', parts.length > 2 ? 2 : 0],
          ] as const);
    const when =
      next &&
      `${weekdayAndDate(next.booking.day, language)}${isFrench ? ' à ' : ' at '}${wallTime(next.booking.minute, language)}`;
    const closing =
      when && booking.kind !== 'show' && random.chance(0.6)
        ? typeset(written(random.pick<string>(words.closings), { next: when }, random), language)
        : '';
    return [isTold, laidOut(parts, style), closing].filter(Boolean).join('\n\n');
  };

  const agendaOf = (appointment: Appointment, subjects: readonly Subject[]): AgendaItem[] => {
    const { booking, state, startsAt, kind } = appointment;
    const isHeld = state === 'held';
    const texts: [string, number][] = booking.weekend
      ? words[booking.weekend].agenda.map((text) => [text, 30])
      : [
          ...(kind === 'show' || kind === 'call'
            ? []
            : [[random.pick<string>(words.firstItems), 10] as [string, number]]),
          ...subjects.map(({ thread, say }): [string, number] => [
            say(thread.agenda),
            kind === 'show' || kind === 'call' ? 10 : random.pick([10, 15, 20, 20, 30]),
          ]),
          ...(kind === 'show' || kind === 'call'
            ? []
            : [[random.pick<string>(words.lastItems), 5] as [string, number]]),
        ];
    return texts.map(([text, minutes]) => ({
      id: deterministicId(startsAt - 86_400_000, random),
      text: typeset(text, language),
      minutes,
      done: isHeld && random.chance(0.94),
    }));
  };

  const decisionsOf = ({ startsAt, kind }: Appointment, subjects: readonly Subject[]): Decision[] => {
    const decisions: Decision[] = [];
    const add = (text: string, internal: boolean): void => {
      decisions.push({ id: deterministicId(startsAt, random), text, internal });
    };
    for (const { thread, say } of subjects) {
      if (thread.decision && random.chance(kind === 'quarterlyReview' ? 0.9 : 0.6))
        add(say(thread.decision), false);
      if (thread.internalDecision && random.chance(0.35)) add(say(thread.internalDecision), true);
    }
    return decisions.slice(0, 4);
  };

  const colleaguesOf = ({ kind, booking }: Appointment): string[] => {
    const withDirector =
      kind === 'quarterlyReview' && ['gold', 'platinum'].includes(account.data.tier) && random.chance(0.35);
    const withSpecialist = kind !== 'call' && random.chance(booking.weekend ? 0.9 : 0.16);
    return [
      ...new Set([
        account.manager,
        ...(withDirector ? [sampleDirector] : []),
        ...(withSpecialist ? [random.pick(specialists)] : []),
      ]),
    ];
  };

  const internalOf = (state: Meeting['state'], subjects: readonly Subject[]): string => {
    if (state === 'planned')
      return random.chance(0.2) ? typeset(random.pick<string>(words.prep), language) : '';
    const told = subjects.find(({ thread }) => thread.internal !== undefined);
    return state === 'held' && told?.thread.internal && random.chance(0.42)
      ? told.say(told.thread.internal)
      : '';
  };

  const placeOf = ({ kind, booking }: Appointment): string => {
    if (booking.show) return [booking.show.data.place, booking.show.data.booth].filter(Boolean).join(', ');
    if (kind === 'call' || kind === 'video') return words.meetingPlace[kind];
    return `${account.data.street}, ${account.data.city}`;
  };

  return (appointment: Appointment): ToldMeeting => {
    const { booking, kind, state, phase, startsAt, next, id } = appointment;
    const invited = chosenPeople(account, headcount(appointment, random), random);
    const attendees: Attendee[] = invited.map(({ id: personId }, index) => ({
      id: personId,
      present: state !== 'held' || index === 0 || random.chance(0.9),
    }));
    const present = invited.filter((_, index) => attendees[index]?.present);
    const [lead] = present;
    const who = (): string => {
      const person = random.pick(present);
      return random.chance(0.6)
        ? shortName(person, language)
        : `${person.data.firstName} ${person.data.lastName}`;
    };
    const subjects = booking.weekend
      ? []
      : deck.draw(phase, subjectCount(appointment, random), {
          day: booking.day,
          who,
          lead: lead ? shortName(lead, language) : '',
        });
    const [first] = subjects;
    const title = booking.weekend ? words[booking.weekend].title : first ? first.say(first.thread.title) : '';
    const isHeld = state === 'held';
    const cancelledNote = sentences(
      written(
        random.pick<string>(words.cancelled),
        { names: namesOf(present.slice(0, 1), words.and), partner: account.data.name },
        random,
      ),
    );
    const data: Meeting = {
      partnerId: account.id,
      ...(booking.show && { showId: booking.show.id }),
      kind,
      state,
      title: capitalised(typeset(title, language)),
      startsAt: isoInstant(startsAt),
      durationMinutes: booking.duration,
      zone: booking.zone,
      place: placeOf(appointment),
      agenda: agendaOf(appointment, subjects),
      attendees,
      colleagues: colleaguesOf(appointment),
      notes: isHeld
        ? notesOf(appointment, subjects, present)
        : state === 'cancelled'
          ? typeset(cancelledNote, language)
          : '',
      internalNotes: internalOf(state, subjects),
      decisions: isHeld ? decisionsOf(appointment, subjects) : [],
      ...(next && { nextMeetingId: next.id }),
    };
    return { id, data, account, day: booking.day, startsAt, subjects: isHeld ? subjects : [], present };
  };
}
