import { useCallback, useRef } from 'react';
import type { Meeting } from '#shared/domain/meeting';
import { useDesk } from '../../data/DeskContext';
import { update } from '../../data/mutation';
import type { Mutation, PatchOf } from '../../data/mutation';
import { getMeeting } from '../../data/queries/meetings';
import { useSave } from '../../feedback/useSave';
import type { SaveOptions } from '../../feedback/useSave';
import type { SaveOutcome } from '../../ui/inPlace/useDraft';

interface EditOptions extends SaveOptions {
  /** Other records that are written with it. */
  readonly also?: readonly Mutation[];
}

/** Changes the meeting as it stands in the database, not as the screen last showed it. */
export type EditMeeting = (
  change: (meeting: Meeting) => PatchOf<'meeting'>,
  options?: EditOptions,
) => Promise<SaveOutcome>;

/** How often a change is made anew when the sync or another window was quicker. */
const attempts = 4;

export function useMeetingEdit(id: string): EditMeeting {
  const { db } = useDesk();
  const save = useSave();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (change, { also = [], ...options } = {}) => {
      const write = async (): Promise<SaveOutcome> => {
        for (let attempt = 0; attempt < attempts; attempt += 1) {
          const row = await getMeeting(db, id);
          if (!row) return false;
          const patch = change(row.data);
          const fields = Object.keys(patch);
          if (fields.length === 0 && also.length === 0) return true;
          const expected = Object.fromEntries(fields.map((field) => [field, row.data[field]]));
          const result = await save([update('meeting', id, patch, expected), ...also], options);
          if (result.ok) return true;
          if (result.reason === 'invalid') return result.issues[0]?.message ?? false;
          if (result.reason !== 'outdated') return false;
        }
        return false;
      };
      const written = queue.current.then(write, write);
      queue.current = written;
      return written;
    },
    [db, id, save],
  );
}
