import { z } from 'zod';
import { id, instant, line, markdown, requiredLine, zone } from './fields';
import { defineKind } from './kind';

export const meetingKinds = ['visit', 'call', 'video', 'show', 'quarterlyReview'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingStates = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

const agendaItem = z.looseObject({
  id,
  text: requiredLine(300),
  /** Minutes set aside for it. */
  minutes: z
    .number()
    .int('validation.wholeNumber')
    .min(1, 'validation.tooSmall')
    .max(600, 'validation.tooLarge')
    .optional(),
  done: z.boolean().default(false),
});
export type AgendaItem = z.infer<typeof agendaItem>;

const decision = z.looseObject({
  id,
  text: requiredLine(1000),
  /** Left out of the partner's copy. */
  internal: z.boolean().default(false),
});
export type Decision = z.infer<typeof decision>;

const attendee = z.looseObject({
  /** The contact's id. */
  id,
  present: z.boolean().default(true),
});
export type Attendee = z.infer<typeof attendee>;

const data = z.looseObject({
  partnerId: id,
  showId: id.optional(),
  kind: z.enum(meetingKinds),
  state: z.enum(meetingStates).default('planned'),
  title: requiredLine(),
  startsAt: instant,
  durationMinutes: z
    .number()
    .int('validation.wholeNumber')
    .min(5, 'validation.tooSmall')
    .max(1440, 'validation.tooLarge')
    .default(60),
  /** The zone of the place, so that 14:00 stays 14:00 on the wall there. */
  zone: zone.default('Europe/Paris'),
  place: line(),
  agenda: z.array(agendaItem).max(100, 'validation.tooMany').default([]),
  /** Contacts expected, and whether they came. */
  attendees: z.array(attendee).max(200, 'validation.tooMany').default([]),
  /** Our own people who take part, by name. */
  colleagues: z.array(requiredLine(120)).max(50, 'validation.tooMany').default([]),
  notes: markdown,
  /** Never leaves the company: absent from the partner's copy. */
  internalNotes: markdown,
  decisions: z.array(decision).max(200, 'validation.tooMany').default([]),
  /** The meeting that was agreed on at the end of this one. */
  nextMeetingId: id.optional(),
});

export type Meeting = z.infer<typeof data>;

/** A visit, call, video call, talk at a show or quarterly business review with one partner. */
export const meeting = defineKind({
  name: 'meeting',
  schema: 1,
  since: 1,
  data,
  indexes: [
    { on: 'partnerId+state+startsAt', since: 1 },
    { on: 'partnerId+startsAt', since: 1 },
    { on: 'startsAt', since: 1 },
    { on: 'showId', since: 1 },
  ],
  search: ['title', 'notes', 'internalNotes', 'place'],
  merge: {
    agenda: 'list',
    attendees: 'list',
    decisions: 'list',
    colleagues: 'set',
    notes: 'text',
    internalNotes: 'text',
  },
  references: { partnerId: 'partner', showId: 'show', nextMeetingId: 'meeting' },
  belongsTo: ['partnerId'],
  title: (m) => m.title,
  scope: (m) => `partner:${m.partnerId}`,
});
