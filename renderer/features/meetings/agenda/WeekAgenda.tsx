import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { addDays, mondayOf } from '#shared/domain/localTime';
import { useDesk } from '../../../data/DeskContext';
import { useLive } from '../../../data/live';
import { meetingsWithPartners } from '../../../data/queries/meetings';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { Panel } from '../../../ui/Panel';
import { MeetingLine } from './MeetingLine';
import classes from './WeekAgenda.module.css';

/** A week, day by day; ← and → turn it, T comes back. */
export function WeekAgenda() {
  const t = useTranslate();
  const { now } = useDesk();
  const { dayLong, dateLong } = useFormats();
  const today = localDateOf(now());
  const [monday, setMonday] = useState(() => mondayOf(today));
  const from = dateOfLocal(monday).toISOString();
  const to = dateOfLocal(addDays(monday, 7)).toISOString();
  const meetings = useLive((db) => meetingsWithPartners(db, from, to), [from, to]) ?? [];
  useWeekKeys((weeks) => setMonday(weeks === 0 ? mondayOf(today) : addDays(monday, weeks * 7)));
  const days = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  return (
    <>
      <Group gap="xs" mb="md">
        <Turn
          label={t('agenda.previous')}
          onClick={() => setMonday(addDays(monday, -7))}
          icon={<IconChevronLeft size={18} />}
        />
        <Turn
          label={t('agenda.next')}
          onClick={() => setMonday(addDays(monday, 7))}
          icon={<IconChevronRight size={18} />}
        />
        <Button
          variant="default"
          size="compact-md"
          disabled={monday === mondayOf(today)}
          onClick={() => setMonday(mondayOf(today))}
        >
          {t('agenda.thisWeek')}
        </Button>
        <Title order={2}>
          {dateLong(dateOfLocal(monday))} – {dateLong(dateOfLocal(addDays(monday, 6)))}
        </Title>
      </Group>
      <div className={classes.week}>
        {days.map((day) => {
          const ofDay = meetings.filter(
            ({ meeting }) => localDateOf(new Date(meeting.data.startsAt)) === day,
          );
          const weekend = dateOfLocal(day).getDay() % 6 === 0;
          if (weekend && ofDay.length === 0) return null;
          return (
            <div key={day} className={classes.day} data-today={day === today || undefined}>
              <Panel title={sentence(dayLong(dateOfLocal(day)))} count={ofDay.length}>
                {ofDay.length === 0 ? (
                  <Text size="sm" c="dimmed" py="xs">
                    {t('agenda.nothingThatDay')}
                  </Text>
                ) : (
                  ofDay.map((entry) => <MeetingLine key={entry.meeting.id} entry={entry} />)
                )}
              </Panel>
            </div>
          );
        })}
      </div>
    </>
  );
}

interface TurnProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon: React.ReactNode;
}

function Turn({ label, onClick, icon }: TurnProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function useWeekKeys(turn: (weeks: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const busy =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [role="dialog"], [role="radiogroup"]');
      if (busy || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === 'ArrowLeft') turn(-1);
      else if (event.key === 'ArrowRight') turn(1);
      else if (event.key.toLowerCase() === 't') turn(0);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [turn]);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
