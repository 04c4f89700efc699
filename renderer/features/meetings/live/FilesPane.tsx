import { Attachments } from '../../../attachments/Attachments';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeeting } from '../MeetingContext';
import { Pane } from './Pane';

/** Photos and files of the meeting; what is dropped or pasted while it is held comes here. */
export function FilesPane() {
  const t = useTranslate();
  const { meeting, attachments } = useMeeting();
  const place = { partnerId: meeting.data.partnerId, meetingId: meeting.id };
  return (
    <Pane title={t('attachments.title')} count={attachments.length}>
      <Attachments rows={attachments} place={place} compact />
    </Pane>
  );
}
