import { z } from 'zod';
import { id, localDate, markdown, requiredLine } from './fields';
import { defineKind } from './kind';

/** Who promised: us or the partner. */
export const commitmentSides = ['ours', 'theirs'] as const;
export type CommitmentSide = (typeof commitmentSides)[number];

export const commitmentStates = ['open', 'kept', 'broken', 'withdrawn'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

const data = z.looseObject({
  partnerId: id,
  /** The meeting in which it was given. */
  meetingId: id.optional(),
  side: z.enum(commitmentSides),
  text: requiredLine(500),
  dueOn: localDate.optional(),
  state: z.enum(commitmentStates).default('open'),
  closedOn: localDate.optional(),
  details: markdown,
});

export type Commitment = z.infer<typeof data>;

/** A promise between the company and a partner, which lives on from meeting to meeting until it is settled. */
export const commitment = defineKind({
  name: 'commitment',
  schema: 1,
  since: 1,
  data,
  indexes: [
    { on: 'partnerId', since: 1 },
    { on: 'meetingId', since: 1 },
    { on: 'state+dueOn', since: 1 },
  ],
  search: ['text', 'details'],
  merge: { details: 'text' },
  references: { partnerId: 'partner', meetingId: 'meeting' },
  belongsTo: ['partnerId'],
  title: (c) => c.text,
  scope: (c) => `partner:${c.partnerId}`,
});
