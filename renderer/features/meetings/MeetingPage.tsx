import { Button, Skeleton } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useDesk } from '../../data/DeskContext';
import { useLive } from '../../data/live';
import { meetingFile } from '../../data/queries/meetingFile';
import type { MeetingFile } from '../../data/queries/meetingFile';
import { localDateOf } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { useSettingsStore } from '../../settings';
import { EmptyState } from '../../ui/EmptyState';
import { BriefStep } from './brief/BriefStep';
import { LiveMeeting } from './live/LiveMeeting';
import { MeetingContext } from './MeetingContext';
import type { OpenMeeting } from './MeetingContext';
import { MeetingHeader } from './MeetingHeader';
import classes from './MeetingPage.module.css';
import { peopleOf } from './people';
import { ReportStep } from './report/ReportStep';
import { firstStep, steps } from './steps';
import type { Step } from './steps';
import { useMeetingEdit } from './useMeetingEdit';

/** One meeting: its brief before, its notes during, its report after. */
export function MeetingPage({ id }: { readonly id: string }) {
  const t = useTranslate();
  const file = useLive((db) => meetingFile(db, id), [id]);
  if (file === undefined) return <Skeleton height={120} m="lg" className={classes.late ?? ''} />;
  if (file) return <Opened file={file} />;
  return (
    <EmptyState
      icon={IconCalendarOff}
      title={t('meetings.gone')}
      hint={t('frame.notFoundHint')}
      level={1}
      action={
        <Button component={Link} href="/meetings" variant="default">
          {t('meetings.all')}
        </Button>
      }
    />
  );
}

function Opened({ file }: { readonly file: MeetingFile }) {
  const { now } = useDesk();
  const [step, setStep] = useState<Step>(() => firstStep(file.meeting.data, now()));
  const meeting = useOpenMeeting(file);
  useStepKeys(setStep);
  return (
    <MeetingContext value={meeting}>
      <div className={classes.page}>
        <MeetingHeader step={step} onStep={setStep} />
        <div className={classes.step} role="tabpanel" id={`step-${step}`} aria-labelledby={`tab-${step}`}>
          {step === 'brief' ? <BriefStep /> : null}
          {step === 'live' ? <LiveMeeting /> : null}
          {step === 'report' ? <ReportStep /> : null}
        </div>
      </div>
    </MeetingContext>
  );
}

function useOpenMeeting(file: MeetingFile): OpenMeeting {
  const t = useTranslate();
  const { now } = useDesk();
  const me = useSettingsStore(({ settings }) => settings.profile.name);
  const edit = useMeetingEdit(file.meeting.id);
  const today = localDateOf(now());
  return useMemo(() => {
    const { colleagues, attendees } = file.meeting.data;
    const people = peopleOf({ me, colleagues, contacts: file.contacts, attendees, ours: t('meetings.ours') });
    return { ...file, edit, people, today };
  }, [file, edit, me, today, t]);
}

/** 1, 2, 3 go to a step; with Ctrl/Cmd also out of a text. */
function useStepKeys(setStep: (step: Step) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = steps[Number(event.key) - 1];
      if (!step || event.altKey || event.shiftKey || event.defaultPrevented) return;
      const command = event.ctrlKey || event.metaKey;
      if (!command && isField(event.target)) return;
      event.preventDefault();
      setStep(step);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [setStep]);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName))
  );
}
