import { Text } from '@mantine/core';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeeting } from '../MeetingContext';

/** Says what the partner's copy leaves out, or that the file's has it all. */
export function LeftOut({ audience }: { readonly audience: 'file' | 'partner' }) {
  const t = useTranslate();
  const { meeting, actions } = useMeeting();
  const { internalNotes, decisions } = meeting.data;
  const counts = {
    decisions: decisions.filter(({ internal }) => internal).length,
    actions: actions.filter(({ data }) => data.meetingId === meeting.id && data.internal).length,
  };
  const parts = [
    internalNotes.trim() === '' ? '' : t('meetings.report.theNotes'),
    counts.decisions > 0 ? t('meetings.report.decisionCount', { count: counts.decisions }) : '',
    counts.actions > 0 ? t('meetings.report.actionCount', { count: counts.actions }) : '',
  ].filter(Boolean);
  const text =
    audience === 'file'
      ? t('meetings.report.everything')
      : parts.length > 0
        ? t('meetings.report.leftOut', { parts: parts.join(', ') })
        : t('meetings.report.nothingLeftOut');
  return (
    <Text size="sm" c="dimmed" mt={6} role="status">
      {text}
    </Text>
  );
}
