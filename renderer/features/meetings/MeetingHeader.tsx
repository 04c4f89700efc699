import { Anchor, Button, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCheck, IconFileText, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useTranslate } from '../../i18n/useTranslate';
import { LineText } from './live/LineText';
import { useMeeting } from './MeetingContext';
import classes from './MeetingHeader.module.css';
import { MeetingMenu } from './MeetingMenu';
import { MeetingState } from './MeetingState';
import { StepTabs } from './StepTabs';
import type { Step } from './steps';
import { WhenField } from './WhenField';

interface MeetingHeaderProps {
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

/** Whom one meets, about what, when and where, and how far it is. */
export function MeetingHeader({ step, onStep }: MeetingHeaderProps) {
  const t = useTranslate();
  const { meeting, partner, edit } = useMeeting();
  const { title, state } = meeting.data;
  useDocumentTitle(`${title} – Escale`);
  const end = async (): Promise<void> => {
    await edit(() => ({ state: 'held' }), { message: t('meetings.ended') });
    onStep('report');
  };
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <div className={classes.titles}>
          <div className={classes.trail}>
            <Anchor component={Link} href={`/partners/${partner.id}`} size="sm" fw={600} truncate>
              {partner.data.name}
            </Anchor>
            <span className={classes.quiet}>
              {[t(`domain.meetingKind.${meeting.data.kind}`), partner.data.city].filter(Boolean).join(' · ')}
            </span>
            <MeetingState meeting={meeting.data} />
          </div>
          <VisuallyHidden>
            <h1>{title}</h1>
          </VisuallyHidden>
          <LineText
            className={classes.title ?? ''}
            label={t('domain.field.title')}
            value={title}
            onSave={(text) => edit(() => ({ title: text }))}
          />
          <WhenField />
        </div>
        <div className={classes.actions}>
          <MeetingMenu />
          {step === 'brief' && state === 'planned' ? (
            <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => onStep('live')}>
              {t('meetings.start')}
            </Button>
          ) : null}
          {step === 'live' && state === 'planned' ? (
            <Button leftSection={<IconCheck size={16} />} onClick={() => void end()}>
              {t('meetings.end')}
            </Button>
          ) : null}
          {step !== 'report' && state === 'held' ? (
            <Button leftSection={<IconFileText size={16} />} onClick={() => onStep('report')}>
              {t('meetings.toReport')}
            </Button>
          ) : null}
        </div>
      </div>
      <StepTabs step={step} onStep={onStep} />
    </header>
  );
}
