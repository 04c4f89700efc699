import type { MergeConflict } from '#shared/domain/mergeConflict';
import type { MeetingRow } from '../../../data/queries/meetings';
import type { Overlap } from '../../../feedback/textBuffer';

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
export function overlapRecord(
  meeting: MeetingRow,
  field: string,
  { base, theirs }: Overlap,
  { text, by, at }: TypedText,
): MergeConflict {
  return {
    collection: 'meeting',
    recordId: meeting.id,
    recordTitle: meeting.data.title,
    field,
    base,
    mine: theirs,
    theirs: text,
    mineBy: meeting.by.slice(0, 120),
    mineAt: meeting.at,
    theirsBy: by.slice(0, 120),
    theirsAt: at.toISOString(),
    deletion: 'none',
    state: 'open',
  };
}
