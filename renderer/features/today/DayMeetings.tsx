import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { MeetingRow } from '../../data/queries/meetings';
import type { TodayView } from '../../data/queries/today';
import { useFormats } from '../../i18n/formats';
import { localDateOf } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { RowLink } from '../../ui/RowLink';

/** Today's meetings, those of the days to come by day, and those whose end was never told. */
export function DayMeetings({ view }: { readonly view: TodayView }) {
  const t = useTranslate();
  const { dayLong } = useFormats();
  const days = byDay(view.coming);
  return (
    <>
      <Panel title={t('today.meetings')} count={view.meetings.length}>
        {view.meetings.length > 0 ? (
          view.meetings.map((meeting) => <MeetingLine key={meeting.id} meeting={meeting} view={view} />)
        ) : (
          <Text c="dimmed" py="xs">
            {t('today.noMeetings')}
          </Text>
        )}
      </Panel>
      {[...days].map(([day, meetings]) => (
        <Panel
          key={day}
          title={sentence(dayLong(new Date(meetings[0]?.data.startsAt ?? day)))}
          count={meetings.length}
        >
          {meetings.map((meeting) => (
            <MeetingLine key={meeting.id} meeting={meeting} view={view} />
          ))}
        </Panel>
      ))}
      {view.unfinished.length > 0 ? (
        <Panel title={t('today.unfinished')} count={view.unfinished.length}>
          {view.unfinished.slice(0, 5).map((meeting) => (
            <MeetingLine key={meeting.id} meeting={meeting} view={view} dated />
          ))}
        </Panel>
      ) : null}
      <Anchor component={Link} href="/meetings" size="sm">
        {t('today.allMeetings')}
      </Anchor>
    </>
  );
}

interface MeetingLineProps {
  readonly meeting: MeetingRow;
  readonly view: TodayView;
  /** Shows the day instead of the time. */
  readonly dated?: boolean;
}

function MeetingLine({ meeting: { id, data }, view, dated = false }: MeetingLineProps) {
  const t = useTranslate();
  const { time, dayShort } = useFormats();
  const partner = view.partners.get(data.partnerId)?.data;
  const start = new Date(data.startsAt);
  return (
    <RowLink
      href={`/meetings/${id}`}
      lead={dated ? dayShort(start) : time(start, data.zone)}
      title={partner?.name ?? data.title}
      detail={[t(`domain.meetingKind.${data.kind}`), data.title, data.place || partner?.city]
        .filter(Boolean)
        .join(' · ')}
      end={data.state === 'held' ? <Mark meaning="kept">{t('domain.meetingState.held')}</Mark> : null}
    />
  );
}

function byDay(meetings: readonly MeetingRow[]): Map<string, MeetingRow[]> {
  const days = new Map<string, MeetingRow[]>();
  for (const meeting of meetings) {
    const day = localDateOf(new Date(meeting.data.startsAt));
    days.set(day, [...(days.get(day) ?? []), meeting]);
  }
  return days;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
