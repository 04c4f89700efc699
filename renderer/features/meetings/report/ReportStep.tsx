import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { language as languageShape } from '#shared/domain/fields';
import { localDay } from '#shared/domain/localTime';
import { reportFileName } from '#shared/reports/reportFileName';
import { visitReport } from '#shared/reports/visitReport';
import { useDesk } from '../../../data/DeskContext';
import { usePreference } from '../../../data/preference';
import { useTranslate } from '../../../i18n/useTranslate';
import { ReportPage } from '../../../reports/ReportPage';
import { useSettingsStore } from '../../../settings';
import { deskZone } from '../../../i18n/deskZone';
import { useMeeting } from '../MeetingContext';
import { usePrintCommand } from '../usePrintCommand';
import { useSavePdf } from '../useSavePdf';
import { LeftOut } from './LeftOut';
import classes from './ReportStep.module.css';

const audienceShape = z.enum(['file', 'partner']);

/** The report as it will lie on the table, in either language, for the file or for the partner. */
export function ReportStep() {
  const t = useTranslate();
  const { now } = useDesk();
  const file = useMeeting();
  const { meeting, partner } = file;
  const profile = useSettingsStore(({ settings }) => settings.profile);
  const [audience, setAudience] = usePreference('report.audience', audienceShape, 'partner');
  const [language, setLanguage] = usePreference(
    `report.language.${partner.id}`,
    languageShape,
    partner.data.language,
  );
  const model = useMemo(
    () =>
      visitReport({
        file,
        meeting: file.meeting,
        author: profile,
        language,
        audience,
        now: now(),
        zone: deskZone(),
      }),
    [file, profile, language, audience, now],
  );
  const { saving, save } = useSavePdf();
  const print = useCallback(() => {
    const fileName = reportFileName({
      title: model.title,
      partner: partner.data.name,
      day: localDay(meeting.data.startsAt, meeting.data.zone),
      language,
      audience,
    });
    void save({ model, fileName });
  }, [model, partner.data.name, meeting.data.startsAt, meeting.data.zone, language, audience, save]);
  usePrintCommand(print);
  return (
    <div className={classes.report}>
      <aside className={classes.choices} aria-label={t('meetings.report.choices')}>
        <div>
          <Text size="sm" fw={600} mb={4} id="report-language">
            {t('domain.field.language')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="report-language"
            value={language}
            onChange={(value) => setLanguage(value === 'fr' ? 'fr' : 'en')}
            data={languageShape.options.map((value) => ({ value, label: t(`domain.language.${value}`) }))}
          />
        </div>
        <div>
          <Text size="sm" fw={600} mb={4} id="report-audience">
            {t('meetings.report.audience')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="report-audience"
            value={audience}
            onChange={(value) => setAudience(value === 'file' ? 'file' : 'partner')}
            data={[
              { value: 'partner', label: t('meetings.report.forPartner') },
              { value: 'file', label: t('meetings.report.forFile') },
            ]}
          />
          <LeftOut audience={audience} />
        </div>
        <Button
          size="md"
          leftSection={<IconDeviceFloppy size={18} stroke={1.7} />}
          loading={saving}
          onClick={print}
        >
          {t('meetings.report.save')}
        </Button>
        {meeting.data.state === 'planned' ? (
          <Text size="sm" c="dimmed">
            {t('meetings.report.notHeld')}
          </Text>
        ) : null}
      </aside>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div className={classes.desk} tabIndex={0} role="region" aria-label={t('meetings.report.preview')}>
        <div className={classes.paper} inert>
          <ReportPage model={model} />
        </div>
      </div>
    </div>
  );
}
