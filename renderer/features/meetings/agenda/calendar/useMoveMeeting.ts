import { useCallback } from 'react';
import { instantAt } from '#shared/domain/localTime';
import { useDesk } from '../../../../data/DeskContext';
import { update } from '../../../../data/mutation';
import { getMeeting } from '../../../../data/queries/meetings';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { useSave } from '../../../../feedback/useSave';
import { useTranslate } from '../../../../i18n/useTranslate';
import { useMeetingWords } from '../../useMeetingWords';

/** Where a meeting is put: the wall clock of its own place. */
export interface NewTime {
  readonly day: string;
  readonly from: number;
  readonly durationMinutes: number;
}

/** Moves a meeting or changes its length, says where it is now, and can be undone; `false` when it stays as it was. */
export function useMoveMeeting(): (entry: MeetingAtPartner, time: NewTime) => Promise<boolean> {
  const { db } = useDesk();
  const save = useSave();
  const t = useTranslate();
  const words = useMeetingWords();
  return useCallback(
    async ({ meeting: { id }, partnerName }, { day, from, durationMinutes }) => {
      const row = await getMeeting(db, id);
      if (!row) return false;
      const startsAt = instantAt(day, from, row.data.zone);
      const moved = { ...row.data, startsAt, durationMinutes };
      if (startsAt === row.data.startsAt && durationMinutes === row.data.durationMinutes) return false;
      const result = await save([update('meeting', id, { startsAt, durationMinutes })], {
        message: t('agenda.moved', { title: partnerName || row.data.title, when: words.when(moved) }),
      });
      return result.ok;
    },
    [db, save, t, words],
  );
}
