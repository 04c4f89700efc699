import type { KindName } from '#shared/domain/entities';
import type { MergeConflict } from '#shared/domain/mergeConflict';
import type { RecordRow } from '#shared/domain/record';
import { titleOf } from '../data/queries/history';
import type { Overlap } from './textBuffer';

interface TypedText {
  readonly text: string;
  /** Who typed it, by name. */
  readonly by: string;
  readonly at: Date;
}

/**
 * The record that keeps what somebody else wrote in the lines that the person was typing in: the typed text stands,
 * so theirs is the value that didn't win.
 */
export function overlapRecord<K extends KindName>(
  kind: K,
  row: RecordRow<K>,
  field: string,
  { base, theirs }: Overlap,
  { text, by, at }: TypedText,
): MergeConflict {
  return {
    collection: kind,
    recordId: row.id,
    recordTitle: titleOf(kind, row.data),
    field,
    base,
    mine: theirs,
    theirs: text,
    mineBy: row.by.slice(0, 120),
    mineAt: row.at,
    theirsBy: by.slice(0, 120),
    theirsAt: at.toISOString(),
    deletion: 'none',
    state: 'open',
  };
}
