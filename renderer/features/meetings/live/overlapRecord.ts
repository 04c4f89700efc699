import type { MergeConflict } from '#shared/domain/mergeConflict';
import type { MeetingRow } from '../../../data/queries/meetings';
import type { Overlap } from '../../../feedback/textBuffer';

/**
 * The record that keeps what somebody else wrote in the lines that the person was typing in: the typed text stands,
 * so theirs is the value that didn't win.
 */
export function overlapRecord(
  meeting: MeetingRow,
  field: string,
  { base, theirs }: Overlap,
  typed: string,
  now: Date,
): MergeConflict {
  const at = now.toISOString();
  return {
    collection: 'meeting',
    recordId: meeting.id,
    recordTitle: meeting.data.title,
    field,
    base,
    mine: theirs,
    theirs: typed,
    mineBy: meeting.by.slice(0, 120),
    mineAt: meeting.at,
    theirsBy: '',
    theirsAt: at,
    deletion: 'none',
    state: 'open',
  };
}
