import { z } from 'zod';
import { id, instant, line, requiredLine } from './fields';
import { defineKind } from './kind';

/** `open` until a person settles it; then what they chose. */
export const conflictStates = ['open', 'settledMine', 'settledTheirs', 'settledOther'] as const;
export type ConflictState = (typeof conflictStates)[number];

const data = z.looseObject({
  /** Kind and id of the record that was edited twice. */
  collection: requiredLine(60),
  recordId: id,
  /** What the record was called when it happened. */
  recordTitle: line(1000),
  field: requiredLine(60),
  /** The three values of the field; absent where the field was absent. */
  base: z.unknown().optional(),
  mine: z.unknown().optional(),
  theirs: z.unknown().optional(),
  /** `mine` is the value that didn't win: whose it was and when it was written. */
  mineBy: line(120),
  mineAt: instant,
  theirsBy: line(120),
  theirsAt: instant,
  /** The record was deleted on the other side while this field was edited here, or the other way round. */
  deletion: z.enum(['none', 'theirs', 'mine']).default('none'),
  state: z.enum(conflictStates).default('open'),
});

export type MergeConflict = z.infer<typeof data>;

/** Two edits of one field that could not both stand in the record; keeps every value until a person settles it. */
export const mergeConflict = defineKind({
  name: 'mergeConflict',
  schema: 1,
  since: 1,
  data,
  indexes: [
    { on: 'recordId', since: 1 },
    { on: 'state', since: 1 },
  ],
  search: [],
  merge: {},
  references: {},
  // Nothing is left to choose from: it counts as settled.
  erase: {
    keeps: ['collection', 'recordId', 'field', 'mineAt', 'theirsAt', 'deletion'],
    sets: { recordTitle: '', mineBy: '', theirsBy: '', state: 'settledTheirs' },
    deletes: false,
  },
  title: (c) => c.recordTitle,
  scope: () => 'company',
});
