import { ActionIcon, Anchor, Button, Group, TextInput, Tooltip } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { instantAt } from '#shared/domain/localTime';
import { spokenTime } from '#shared/domain/spokenTime';
import { useDesk } from '../../../data/DeskContext';
import { create } from '../../../data/mutation';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeeting } from '../MeetingContext';
import { useMeetingWords } from '../useMeetingWords';
import { DueField } from './DueField';
import classes from './Pane.module.css';
import { Pane } from './Pane';

/** The meeting that is agreed on before one parts. */
export function NextMeetingPane() {
  const t = useTranslate();
  const { meeting, meetings, edit } = useMeeting();
  const words = useMeetingWords();
  const next = meetings.find(({ id }) => id === meeting.data.nextMeetingId);
  return (
    <Pane title={t('meetings.next')}>
      {next ? (
        <div className={classes.row}>
          <div className={classes.main}>
            <Anchor component={Link} href={`/meetings/${next.id}`} size="sm">
              {words.when(next.data)}
            </Anchor>
            <div className={classes.quiet}>{next.data.title}</div>
          </div>
          <div className={classes.tools}>
            <Tooltip label={t('meetings.unlink')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={26}
                aria-label={t('meetings.unlink')}
                onClick={() =>
                  void edit(() => ({ nextMeetingId: undefined }), { message: t('meetings.unlinked') })
                }
              >
                <IconUnlink size={15} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      ) : (
        <PlanNext />
      )}
    </Pane>
  );
}

function PlanNext() {
  const t = useTranslate();
  const { makeId } = useDesk();
  const { meeting, partner, today, edit } = useMeeting();
  const words = useMeetingWords();
  const [day, setDay] = useState<string>();
  const [time, setTime] = useState('');
  const clock = useRef<HTMLInputElement>(null);
  const minutes = spokenTime(time);
  const wrong = time !== '' && minutes === undefined;
  const plan = async (): Promise<void> => {
    if (!day || minutes === undefined) return;
    const id = makeId();
    const { partnerId, kind, durationMinutes, zone, place } = meeting.data;
    const data = {
      partnerId,
      kind,
      title: words.suggestedTitle(kind, partner.data.name),
      startsAt: instantAt(day, minutes, zone),
      durationMinutes,
      zone,
      place,
    };
    await edit(() => ({ nextMeetingId: id }), {
      also: [create('meeting', id, data)],
      message: t('meetings.planned'),
    });
  };
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <DueField
        label={t('meetings.nextDay')}
        value={day}
        today={today}
        onChoose={setDay}
        onEnter={() => clock.current?.focus()}
      />
      <TextInput
        ref={clock}
        w={76}
        flex="none"
        aria-label={t('meetings.nextTime')}
        placeholder={t('meetings.timePlaceholder')}
        value={time}
        error={wrong}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void plan();
        }}
      />
      <Button
        variant="default"
        flex="none"
        disabled={!day || minutes === undefined}
        onClick={() => void plan()}
      >
        {t('meetings.planShort')}
      </Button>
    </Group>
  );
}
