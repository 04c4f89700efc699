import { ActionIcon, Button, Group, Popover, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays, isoWeek, mondayOf } from '#shared/domain/localTime';
import { useFormats } from '../../../../i18n/formats';
import { dateOfLocal } from '../../../../i18n/localDate';
import { useTranslate } from '../../../../i18n/useTranslate';
import classes from './CalendarToolbar.module.css';

interface CalendarToolbarProps {
  readonly view: 'day' | 'week';
  readonly day: string;
  readonly today: string;
  readonly onTurn: (pages: 1 | -1) => void;
  readonly onDay: (day: string) => void;
}

/** Which day or week is shown; a page back, a page on, today, or any day of a small calendar. */
export function CalendarToolbar({ view, day, today, onTurn, onDay }: CalendarToolbarProps) {
  const t = useTranslate();
  const { dateRange, dayLongWithYear } = useFormats();
  const [opened, picker] = useDisclosure(false);
  const monday = mondayOf(day);
  const title =
    view === 'week'
      ? dateRange(dateOfLocal(monday), dateOfLocal(addDays(monday, 6)))
      : sentence(dayLongWithYear(dateOfLocal(day)));
  const atToday = view === 'week' ? monday === mondayOf(today) : day === today;
  return (
    <Group gap="xs" className={classes.toolbar ?? ''}>
      <ActionIcon.Group>
        <Turn view={view} pages={-1} onTurn={onTurn} />
        <Turn view={view} pages={1} onTurn={onTurn} />
      </ActionIcon.Group>
      <Tooltip label={t('agenda.todayHint')}>
        <Button
          variant="default"
          size="compact-md"
          h={30}
          aria-pressed={atToday}
          onClick={() => onDay(today)}
        >
          {t('agenda.today')}
        </Button>
      </Tooltip>
      <Popover opened={opened} onChange={picker.set} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton
            className={classes.when ?? ''}
            aria-label={t('agenda.chooseDay', { shown: title })}
            onClick={picker.toggle}
          >
            <Title order={2} className={classes.title ?? ''}>
              {title}
            </Title>
            <IconChevronDown size={16} stroke={1.6} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={day}
            defaultDate={day}
            highlightToday
            withWeekNumbers
            onChange={(picked) => {
              picker.close();
              if (picked) onDay(picked);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <span className={classes.week}>{t('agenda.weekNumber', { number: isoWeek(day) })}</span>
    </Group>
  );
}

interface TurnProps extends Pick<CalendarToolbarProps, 'view' | 'onTurn'> {
  readonly pages: 1 | -1;
}

function Turn({ view, pages, onTurn }: TurnProps) {
  const t = useTranslate();
  const label = t(pages < 0 ? `agenda.previous.${view}` : `agenda.next.${view}`);
  const Arrow = pages < 0 ? IconChevronLeft : IconChevronRight;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} onClick={() => onTurn(pages)}>
        <Arrow size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
