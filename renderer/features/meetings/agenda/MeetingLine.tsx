import type { MeetingAtPartner } from '../../../data/queries/meetings';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import { RowLink } from '../../../ui/RowLink';

interface MeetingLineProps {
  readonly entry: MeetingAtPartner;
}

/** A meeting as a line: when, with whom, about what, and how it stands. */
export function MeetingLine({ entry: { meeting, partnerName } }: MeetingLineProps) {
  const t = useTranslate();
  const { time } = useFormats();
  const { data } = meeting;
  const start = new Date(data.startsAt);
  return (
    <RowLink
      href={`/meetings/${meeting.id}`}
      lead={time(start, data.zone)}
      title={partnerName || data.title}
      detail={[t(`domain.meetingKind.${data.kind}`), data.title, data.place].filter(Boolean).join(' · ')}
      end={
        data.state === 'planned' ? null : (
          <Mark meaning={data.state === 'held' ? 'kept' : 'quiet'}>
            {t(`domain.meetingState.${data.state}`)}
          </Mark>
        )
      }
    />
  );
}
