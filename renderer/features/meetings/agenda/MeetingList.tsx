import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconCalendarOff, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { localDay } from '#shared/domain/localTime';
import { useDesk } from '../../../data/DeskContext';
import { useLive } from '../../../data/live';
import { listMeetings } from '../../../data/queries/meetingList';
import type { MeetingAtPartner } from '../../../data/queries/meetings';
import { folded } from '../../../data/queries/names';
import { useFormats } from '../../../i18n/formats';
import { localDateOf, dateOfLocal } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import type { Translate } from '../../../i18n/useTranslate';
import { EmptyState } from '../../../ui/EmptyState';
import { useLineKeys } from '../../../ui/useLineKeys';
import { MeetingLine } from './MeetingLine';
import classes from './MeetingList.module.css';

/** Pixels. */
const rowHeight = 60;
const headHeight = 52;

/** So many meetings are read at first, and again each time the end comes near. */
const pageSize = 200;
/** Lines before the end at which the next page is read. */
const nearEnd = 40;
/** Milliseconds after the last letter at which what was typed is looked for. */
const typingPause = 120;

/** Meetings to come, the next first, or past ones, the newest first; filtered by partner or title. */
export function MeetingList({ side }: { readonly side: 'coming' | 'past' }) {
  const t = useTranslate();
  const { now } = useDesk();
  const [, navigate] = useLocation();
  useHotkeys([['N', () => navigate('/meetings/new')]]);
  const [filter, setFilter] = useState('');
  const [text] = useDebouncedValue(filter, typingPause);
  const [limit, setLimit] = useState(pageSize);
  const midnight = dateOfLocal(localDateOf(now())).toISOString();
  const shown = useLive(
    (db) => listMeetings(db, { side, midnight, text, limit }),
    [side, midnight, text, limit],
  );
  const lookFor = (typed: string): void => {
    setFilter(typed);
    setLimit(pageSize);
  };
  const lineKeys = useLineKeys(folded);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => byDay(shown ?? []), [shown]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (typeof lines[index] === 'string' ? headHeight : rowHeight),
    overscan: 8,
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (shown?.length === limit && last >= lines.length - nearEnd) setLimit(limit + pageSize);
  }, [shown, limit, last, lines]);
  if (shown === undefined) return null;
  return (
    <div className={classes.list}>
      <TextInput
        aria-label={t('agenda.filter')}
        placeholder={t('agenda.filter')}
        leftSection={<IconSearch size={16} />}
        value={filter}
        maw={360}
        onChange={(event) => lookFor(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon={IconCalendarOff}
          title={emptyText(t, side, text)}
          action={
            filter ? (
              <Button variant="default" onClick={() => lookFor('')}>
                {t('partners.clearFilters')}
              </Button>
            ) : (
              <Button component={Link} href="/meetings/new">
                {t('agenda.newMeeting')}
              </Button>
            )
          }
        />
      ) : (
        <div ref={scroller} className={classes.scroller}>
          <div ref={lineKeys} className={classes.rows} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((item) => {
              const line = lines[item.index];
              if (line === undefined) return null;
              return (
                <div
                  key={typeof line === 'string' ? line : line.meeting.id}
                  className={classes.row}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  {typeof line === 'string' ? (
                    <DayHead day={line} today={localDateOf(now())} />
                  ) : (
                    <MeetingLine entry={line} />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}

function DayHead({ day, today }: { readonly day: string; readonly today: string }) {
  const { dayLong, dayLongWithYear } = useFormats();
  const date = dateOfLocal(day);
  const text = day.slice(0, 4) === today.slice(0, 4) ? dayLong(date) : dayLongWithYear(date);
  return (
    <h2 className={classes.day} data-today={day === today || undefined}>
      {text.charAt(0).toUpperCase() + text.slice(1)}
    </h2>
  );
}

/** The meetings with their days, as places count them, between them. */
function byDay(entries: readonly MeetingAtPartner[]): (string | MeetingAtPartner)[] {
  let last = '';
  return entries.flatMap((entry) => {
    const day = localDay(entry.meeting.data.startsAt, entry.meeting.data.zone);
    if (day === last) return [entry];
    last = day;
    return [day, entry];
  });
}

function emptyText(t: Translate, side: 'coming' | 'past', filter: string): string {
  if (filter) return t('agenda.noneFound', { filter });
  return t(side === 'coming' ? 'agenda.noneComing' : 'agenda.nonePast');
}
