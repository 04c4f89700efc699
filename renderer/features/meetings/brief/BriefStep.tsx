import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { localDay } from '#shared/domain/localTime';
import { briefReport } from '#shared/reports/briefReport';
import { composeBrief } from '#shared/reports/composeBrief';
import { reportFileName } from '#shared/reports/reportFileName';
import { useDesk } from '../../../data/DeskContext';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { deskZone } from '../../../i18n/deskZone';
import { useMeeting } from '../MeetingContext';
import { usePrintCommand } from '../usePrintCommand';
import { useSavePdf } from '../useSavePdf';
import { BriefActions, BriefCommitments } from './BriefLedger';
import { BriefAgenda, BriefFacts, BriefLast, BriefNotes, BriefPoints } from './BriefParts';
import { BriefPeople } from './BriefPeople';
import classes from './BriefStep.module.css';

/** The one page before one goes in: who, what was decided, what is owed, whom one meets. */
export function BriefStep() {
  const t = useTranslate();
  const { language, time } = useFormats();
  const { now } = useDesk();
  const file = useMeeting();
  const { meeting, partner } = file;
  const brief = useMemo(
    () => composeBrief({ file, meeting: file.meeting, now: now(), zone: deskZone() }),
    [file, now],
  );
  const { saving, save } = useSavePdf();
  const print = useCallback(() => {
    const model = briefReport(brief, language);
    const fileName = reportFileName({
      title: model.title,
      partner: partner.data.name,
      day: localDay(meeting.data.startsAt, meeting.data.zone),
      language,
      audience: 'file',
    });
    void save({ model, fileName });
  }, [brief, language, partner.data.name, meeting.data.startsAt, meeting.data.zone, save]);
  usePrintCommand(print);
  return (
    <div className={classes.scroll}>
      <div className={classes.bar}>
        <span className={classes.quiet}>
          {t('meetings.brief.composed', { time: time(new Date(brief.composedAt)) })}
        </span>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          loading={saving}
          onClick={print}
        >
          {t('meetings.brief.print')}
        </Button>
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <BriefPoints brief={brief} />
          <BriefFacts brief={brief} />
          <BriefAgenda brief={brief} />
          <BriefLast brief={brief} />
          <BriefNotes brief={brief} />
        </div>
        <div className={classes.column}>
          <BriefCommitments brief={brief} />
          <BriefActions brief={brief} />
          <BriefPeople brief={brief} />
        </div>
      </div>
    </div>
  );
}
