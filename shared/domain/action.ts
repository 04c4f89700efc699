import { z } from 'zod';
import { id, line, localDate, markdown, requiredLine } from './fields';
import { defineKind } from './kind';

export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

const data = z.looseObject({
  partnerId: id.optional(),
  /** The meeting in which it was agreed. */
  meetingId: id.optional(),
  title: requiredLine(300),
  /** Who does it, by name; one of ours or theirs. */
  owner: line(120),
  /** The contact who does it, when it is one of the partner's people. */
  ownerContactId: id.optional(),
  dueOn: localDate.optional(),
  state: z.enum(actionStates).default('open'),
  closedOn: localDate.optional(),
  /** Left out of the partner's copy. */
  internal: z.boolean().default(false),
  details: markdown,
});

export type Action = z.infer<typeof data>;

/** Something to do, by somebody, by a date. */
export const action = defineKind({
  name: 'action',
  schema: 1,
  since: 1,
  data,
  indexes: [
    { on: 'partnerId', since: 1 },
    { on: 'meetingId', since: 1 },
    { on: 'state+dueOn', since: 1 },
  ],
  search: ['title', 'owner', 'details'],
  merge: { details: 'text' },
  references: { partnerId: 'partner', meetingId: 'meeting', ownerContactId: 'contact' },
  belongsTo: ['partnerId'],
  title: (a) => a.title,
  scope: (a) => (a.partnerId ? `partner:${a.partnerId}` : 'company'),
});

/** Whether an open action's day has passed; `today` is a local date. */
export function isOverdue(
  item: { readonly state: string; readonly dueOn?: string | undefined },
  today: string,
): boolean {
  return item.state === 'open' && item.dueOn !== undefined && item.dueOn < today;
}
