import { isOverdue } from '../domain/action';
import type { CommitmentSide } from '../domain/commitment';
import { fullName } from '../domain/contact';
import type { Influence } from '../domain/contact';
import { daysBetween, localDay } from '../domain/localTime';
import type {
  Brief,
  BriefAction,
  BriefCommitment,
  BriefLastMeeting,
  BriefNote,
  BriefPartner,
  BriefPerson,
} from './brief';
import { briefPoints } from './briefPoints';
import { excerpt } from './excerpt';
import { byDue, byStart } from './partnerFile';
import type { Filed, PartnerFile } from './partnerFile';

/** How many earlier meetings' notes are quoted, and how many characters of each. */
const quotedMeetings = 3;
const quotedLength = 320;

/** Whose word weighs most comes first. */
const weight: Readonly<Record<Influence, number>> = {
  decisionMaker: 0,
  opponent: 1,
  champion: 2,
  influencer: 3,
  user: 4,
  unknown: 5,
};

export interface BriefInput {
  readonly file: PartnerFile;
  readonly meeting: Filed<'meeting'>;
  readonly now: Date;
  /** The zone of the reader's clock, which says what day it is. */
  readonly zone: string;
}

/** Composes the preparation of a meeting from the partner's records alone, with no network. */
export function composeBrief({ file, meeting, now, zone }: BriefInput): Brief {
  const today = localDay(now, zone);
  const held = byStart(file.meetings)
    .filter((row) => row.id !== meeting.id && row.data.state === 'held' && isBefore(row, meeting))
    .toReversed();
  const whole = {
    composedAt: now.toISOString(),
    zone,
    today,
    meeting: {
      id: meeting.id,
      kind: meeting.data.kind,
      title: meeting.data.title,
      startsAt: meeting.data.startsAt,
      durationMinutes: meeting.data.durationMinutes,
      zone: meeting.data.zone,
      place: meeting.data.place,
      agenda: meeting.data.agenda,
    },
    partner: partnerOf(file.partner, held[0], today),
    lastMeeting: held[0] ? lastMeetingOf(held[0]) : null,
    actions: openActions(file, today),
    commitments: {
      ours: openCommitments(file, 'ours', today),
      theirs: openCommitments(file, 'theirs', today),
    },
    people: peopleOf(file, meeting, held),
    notes: notesOf(held),
  };
  return { ...whole, points: briefPoints(whole) };
}

function isBefore(row: Filed<'meeting'>, other: Filed<'meeting'>): boolean {
  return Date.parse(row.data.startsAt) < Date.parse(other.data.startsAt);
}

function dayOf({ data }: Filed<'meeting'>): string {
  return localDay(data.startsAt, data.zone);
}

function partnerOf(
  { id, data, at }: Filed<'partner'>,
  last: Filed<'meeting'> | undefined,
  today: string,
): BriefPartner {
  const lastMetOn = last ? dayOf(last) : null;
  const daysSince = lastMetOn === null ? null : daysBetween(lastMetOn, today);
  const wantedDays = data.cadenceDays ?? null;
  const lateDays = wantedDays === null || daysSince === null ? 0 : Math.max(0, daysSince - wantedDays);
  return {
    id,
    name: data.name,
    type: data.type,
    tier: data.tier,
    stage: data.stage,
    territory: data.territory,
    city: data.city,
    owner: data.owner,
    agreement:
      data.agreementEnd === undefined
        ? null
        : { endsOn: data.agreementEnd, days: daysBetween(today, data.agreementEnd) },
    cadence: { wantedDays, lastMetOn, daysSince, lateDays },
    asOf: at,
  };
}

function lastMeetingOf(row: Filed<'meeting'>): BriefLastMeeting {
  return {
    id: row.id,
    kind: row.data.kind,
    title: row.data.title,
    heldOn: dayOf(row),
    decisions: row.data.decisions,
    leftOver: row.data.agenda.filter((item) => !item.done),
  };
}

function daysLate(
  data: { readonly state: string; readonly dueOn?: string | undefined },
  today: string,
): number {
  return data.dueOn !== undefined && isOverdue(data, today) ? daysBetween(data.dueOn, today) : 0;
}

function openActions({ actions, contacts }: PartnerFile, today: string): BriefAction[] {
  return byDue(actions.filter(({ data }) => data.state === 'open')).map(({ id, data, at }) => {
    const contact = contacts.find((row) => row.id === data.ownerContactId);
    return {
      id,
      title: data.title,
      owner: (contact ? fullName(contact.data) : '') || (contact?.data.erasedAt ? '' : data.owner),
      dueOn: data.dueOn ?? null,
      lateDays: daysLate(data, today),
      internal: data.internal,
      asOf: at,
    };
  });
}

function openCommitments(
  { commitments }: PartnerFile,
  side: CommitmentSide,
  today: string,
): BriefCommitment[] {
  return byDue(commitments.filter(({ data }) => data.side === side && data.state === 'open')).map(
    ({ id, data, at }) => ({
      id,
      text: data.text,
      dueOn: data.dueOn ?? null,
      lateDays: daysLate(data, today),
      asOf: at,
    }),
  );
}

/** @param held meetings before this one, the latest first */
function peopleOf(
  { contacts }: PartnerFile,
  meeting: Filed<'meeting'>,
  held: readonly Filed<'meeting'>[],
): BriefPerson[] {
  const expected = new Set(meeting.data.attendees.map((attendee) => attendee.id));
  const known = contacts.filter(({ data }) => data.erasedAt === undefined);
  const people = known.map(({ id, data, at }): BriefPerson => {
    const met = held.find((row) => row.data.attendees.some((who) => who.id === id && who.present));
    return {
      id,
      name: fullName(data),
      role: data.role,
      influence: data.influence,
      expected: expected.has(id),
      lastMetOn: met ? dayOf(met) : null,
      asOf: at,
    };
  });
  return people.toSorted(
    (a, b) =>
      Number(b.expected) - Number(a.expected) ||
      weight[a.influence] - weight[b.influence] ||
      a.name.localeCompare(b.name, 'fr'),
  );
}

/** @param held meetings before this one, the latest first */
function notesOf(held: readonly Filed<'meeting'>[]): BriefNote[] {
  return held
    .filter(({ data }) => data.notes.trim() !== '' || data.internalNotes.trim() !== '')
    .slice(0, quotedMeetings)
    .map((row) => ({
      meetingId: row.id,
      title: row.data.title,
      heldOn: dayOf(row),
      text: excerpt(row.data.notes, quotedLength),
      internal: excerpt(row.data.internalNotes, quotedLength),
    }));
}
