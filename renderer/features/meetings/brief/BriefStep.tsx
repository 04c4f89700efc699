import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay } from '#shared/domain/localTime';
import { briefReport } from '#shared/reports/briefReport';
import { composeBrief } from '#shared/reports/composeBrief';
import { reportFileName } from '#shared/reports/reportFileName';
import { useDesk } from '../../../data/DeskContext';
import { useFormats } from '../../../i18n/formats';
import { useMeeting } from '../MeetingContext';
import { useCommand } from '../useCommand';
import { useSavePdf } from '../useSavePdf';
import { BriefLedger } from './BriefLedger';
import { BriefPast } from './BriefPast';
import { BriefPeople } from './BriefPeople';
import { BriefPoints } from './BriefPoints';
import classes from './BriefStep.module.css';
import { BriefWho } from './BriefWho';

/** The one page before a meeting, composed from what is on this laptop. */
export function BriefStep() {
  const { t } = useTranslation();
  const { now } = useDesk();
  const { language, dayLong, time } = useFormats();
  const file = useMeeting();
  const { meeting, partner } = file;
  const { saving, savePdf } = useSavePdf();
  const brief = useMemo(
    () => composeBrief({ file, meeting, now: now(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    [file, meeting, now],
  );
  const print = (): void => {
    const model = briefReport(brief, language);
    const day = localDay(meeting.data.startsAt, meeting.data.zone);
    const fileName = reportFileName({
      title: model.title,
      partner: partner.data.name,
      day,
      language,
      audience: 'file',
    });
    void savePdf({ model, fileName });
  };
  useCommand(['print'], print);
  const composed = new Date(brief.composedAt);
  return (
    <div className={classes.step}>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          {t('brief.composed', { day: dayLong(composed), time: time(composed) })}
        </Text>
        <Button variant="default" leftSection={<IconPrinter size={16} />} loading={saving} onClick={print}>
          {t('brief.print')}
        </Button>
      </Group>
      <div className={classes.columns}>
        <div className={classes.column}>
          <BriefPoints brief={brief} />
          <BriefPast brief={brief} />
          <BriefLedger brief={brief} />
        </div>
        <div className={classes.column}>
          <BriefWho brief={brief} />
          <BriefPeople brief={brief} />
        </div>
      </div>
    </div>
  );
}
