import { Button } from '@mantine/core';
import { IconCalendarPlus, IconCalendarX } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { MeetingRow } from '../../../data/queries/meetings';
import { folded } from '../../../data/queries/names';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { EmptyState } from '../../../ui/EmptyState';
import { Mark } from '../../../ui/Mark';
import { ShowMore } from '../../../ui/ShowMore';
import { useLineKeys } from '../../../ui/useLineKeys';
import { excerpt } from './excerpt';
import classes from './MeetingsTab.module.css';

interface MeetingsTabProps {
  readonly record: PartnerRecord;
  readonly planPath: string;
}

/** The partner's meetings, the newest first. */
export function MeetingsTab({ record, planPath }: MeetingsTabProps) {
  const t = useTranslate();
  const lines = useLineKeys(folded);
  if (record.meetings.length === 0) {
    return (
      <EmptyState
        icon={IconCalendarX}
        title={t('partners.noMeetings')}
        hint={t('partners.noMeetingsHint')}
        action={
          <Button
            component={Link}
            href={planPath}
            variant="default"
            leftSection={<IconCalendarPlus size={16} />}
          >
            {t('partners.planMeeting')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.timeline} ref={lines}>
      <ShowMore items={record.meetings} first={25}>
        {(meeting) => <MeetingLine key={meeting.id} meeting={meeting} />}
      </ShowMore>
    </div>
  );
}

function MeetingLine({ meeting: { id, data } }: { readonly meeting: MeetingRow }) {
  const t = useTranslate();
  const { dayShort, time } = useFormats();
  const start = new Date(data.startsAt);
  return (
    <Link href={`/meetings/${id}`} className={classes.meeting ?? ''} data-line={data.title}>
      <span className={classes.date}>
        {dayShort(start)}
        <span className={classes.time}>{time(start, data.zone)}</span>
      </span>
      <span className={classes.text}>
        <span className={classes.title} data-cancelled={data.state === 'cancelled' || undefined}>
          {data.title}
        </span>
        <span className={classes.notes}>{excerpt(data.notes, 160)}</span>
      </span>
      <span className={classes.facts}>
        <span>{t(`domain.meetingKind.${data.kind}`)}</span>
        {data.state === 'held' ? null : (
          <Mark meaning={data.state === 'planned' ? 'info' : 'quiet'}>
            {t(`domain.meetingState.${data.state}`)}
          </Mark>
        )}
        {data.decisions.length > 0 ? (
          <span className={classes.time}>{t('partners.decisions', { count: data.decisions.length })}</span>
        ) : null}
      </span>
    </Link>
  );
}
