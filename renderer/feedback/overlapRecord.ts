import type { KindName } from '#shared/domain/entities';
import type { MergeConflict } from '#shared/domain/mergeConflict';
import type { RecordRow } from '#shared/domain/record';
import { titleOf } from '../data/queries/history';
import type { Overlap } from './textBuffer';

/**
 * The record that keeps what somebody else wrote in the lines that the person was typing in: the typed text stands,
 * so theirs is the value that didn't win.
 */
export function overlapRecord<K extends KindName>(
  kind: K,
  row: RecordRow<K>,
  field: string,
  { base, theirs }: Overlap,
  typed: string,
  now: Date,
): MergeConflict {
  return {
    collection: kind,
    recordId: row.id,
    recordTitle: titleOf(kind, row.data),
    field,
    base,
    mine: theirs,
    theirs: typed,
    mineBy: row.by.slice(0, 120),
    mineAt: row.at,
    theirsBy: '',
    theirsAt: now.toISOString(),
    deletion: 'none',
    state: 'open',
  };
}
