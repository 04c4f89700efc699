import type { Meeting } from '#shared/domain/meeting';
import { isNow } from '#shared/domain/meetingTimes';
import { useDesk } from '../../data/DeskContext';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';

/** How a meeting stands, in a word. */
export function MeetingState({ meeting }: { readonly meeting: Meeting }) {
  const t = useTranslate();
  const { now } = useDesk();
  switch (meeting.state) {
    case 'held':
      return <Mark meaning="kept">{t('domain.meetingState.held')}</Mark>;
    case 'cancelled':
      return <Mark meaning="quiet">{t('domain.meetingState.cancelled')}</Mark>;
    case 'planned':
      return isNow(meeting, now()) ? (
        <Mark meaning="info">{t('meetings.now')}</Mark>
      ) : (
        <Mark meaning="quiet">{t('domain.meetingState.planned')}</Mark>
      );
  }
}
