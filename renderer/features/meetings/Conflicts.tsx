import { Text } from '@mantine/core';
import type { Meeting } from '#shared/domain/meeting';
import { useLive } from '../../data/live';
import { meetingsDuring } from '../../data/queries/meetings';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';
import { useMeetingWords } from './useMeetingWords';

interface ConflictsProps {
  readonly meeting: Pick<Meeting, 'startsAt' | 'durationMinutes'>;
  /** The meeting itself. */
  readonly except?: string;
}

/** Tells of other meetings at the same time; it is up to the person. */
export function Conflicts({ meeting, except }: ConflictsProps) {
  const t = useTranslate();
  const words = useMeetingWords();
  const { startsAt, durationMinutes } = meeting;
  const found = useLive(
    (db) => meetingsDuring(db, { startsAt, durationMinutes }),
    [startsAt, durationMinutes],
  );
  const others = (found ?? []).filter(({ meeting: { id } }) => id !== except);
  if (others.length === 0) return null;
  return (
    <Text size="sm" role="status" mt={4}>
      <Mark meaning="soon">
        {t('meetings.conflict', {
          others: others
            .map(({ meeting: { data }, partnerName }) => `${words.hours(data)} ${partnerName || data.title}`)
            .join(' ; '),
        })}
      </Mark>
    </Text>
  );
}
