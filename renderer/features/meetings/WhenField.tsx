import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { instantAt, localDay, wallMinutes } from '#shared/domain/localTime';
import { meetingKinds } from '#shared/domain/meeting';
import { spokenTime, timeText } from '#shared/domain/spokenTime';
import { useTranslate } from '../../i18n/useTranslate';
import { EditableDate } from '../../ui/inPlace/EditableDate';
import { EditableNumber } from '../../ui/inPlace/EditableNumber';
import { EditableSelect } from '../../ui/inPlace/EditableSelect';
import { EditableText } from '../../ui/inPlace/EditableText';
import { Conflicts } from './Conflicts';
import { useMeeting } from './MeetingContext';
import { useMeetingWords } from './useMeetingWords';
import classes from './WhenField.module.css';

/** When and where, in words; opens to be changed. */
export function WhenField() {
  const t = useTranslate();
  const { meeting } = useMeeting();
  const words = useMeetingWords();
  const [opened, popover] = useDisclosure(false);
  const { data } = meeting;
  return (
    <Popover opened={opened} onChange={popover.set} position="bottom-start" width={400} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.when ?? ''} onClick={popover.toggle}>
          <span className={classes.hours}>{words.when(data)}</span>
          {data.place ? (
            <span className={classes.place} title={data.place}>
              {data.place}
            </span>
          ) : null}
          <IconPencil size={14} stroke={1.6} aria-hidden className={classes.pencil} />
          <VisuallyHidden>{t('meetings.changeWhen')}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <WhenForm />
      </Popover.Dropdown>
    </Popover>
  );
}

function WhenForm() {
  const t = useTranslate();
  const { meeting, edit } = useMeeting();
  const { data } = meeting;
  const [moved, setMoved] = useState(false);
  const at = (instant: string): { day: string; minutes: number } => ({
    day: localDay(instant, data.zone),
    minutes: wallMinutes(instant, data.zone),
  });
  const { day, minutes } = at(data.startsAt);
  const begin = (startsAt: (current: { day: string; minutes: number }) => string) => {
    setMoved(true);
    return edit((current) => ({ startsAt: startsAt(at(current.startsAt)) }));
  };
  return (
    <>
      <EditableDate
        label={t('meetings.day')}
        value={day}
        onSave={async (picked) =>
          picked ? begin((current) => instantAt(picked, current.minutes, data.zone)) : 'validation.required'
        }
      />
      <EditableText
        label={t('meetings.time')}
        value={timeText(minutes)}
        onSave={async (text) => {
          const typed = spokenTime(text);
          return typed === undefined
            ? 'validation.instant'
            : begin((current) => instantAt(current.day, typed, data.zone));
        }}
      />
      <EditableNumber
        label={t('domain.field.durationMinutes')}
        value={data.durationMinutes}
        suffix={'\u202fmin'}
        onSave={async (durationMinutes) =>
          durationMinutes === undefined ? 'validation.required' : edit(() => ({ durationMinutes }))
        }
      />
      <EditableSelect
        label={t('domain.field.kind')}
        value={data.kind}
        choices={meetingKinds.map((value) => ({ value, label: t(`domain.meetingKind.${value}`) }))}
        onSave={(kind) => edit(() => ({ kind }))}
      />
      <EditableText
        label={t('domain.field.place')}
        value={data.place}
        onSave={(place) => edit(() => ({ place }))}
      />
      {moved ? <Conflicts meeting={data} except={meeting.id} /> : null}
    </>
  );
}
