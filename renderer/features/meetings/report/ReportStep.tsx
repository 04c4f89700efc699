import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { language as languageShape } from '#shared/domain/fields';
import { localDay } from '#shared/domain/localTime';
import { reportFileName } from '#shared/reports/reportFileName';
import { visitReport } from '#shared/reports/visitReport';
import { useDesk } from '../../../data/DeskContext';
import { usePreference } from '../../../data/preference';
import { ReportPage } from '../../../reports/ReportPage';
import { useSettingsStore } from '../../../settings';
import { useMeeting } from '../MeetingContext';
import { useCommand } from '../useCommand';
import { useSavePdf } from '../useSavePdf';
import classes from './ReportStep.module.css';

const audiences = z.enum(['file', 'partner']);

/** The visit report: for whom, in which language, as it will be on paper, and saved as PDF. */
export function ReportStep() {
  const { t } = useTranslation();
  const { now } = useDesk();
  const file = useMeeting();
  const { meeting, partner } = file;
  const { name, company } = useSettingsStore(({ settings }) => settings.profile);
  const [language, setLanguage] = usePreference(
    `report.language.${partner.id}`,
    languageShape,
    partner.data.language,
  );
  const [audience, setAudience] = usePreference('report.audience', audiences, 'partner');
  const { saving, savePdf } = useSavePdf();
  const model = useMemo(
    () =>
      visitReport({
        file,
        meeting,
        author: { name, company },
        language,
        audience,
        now: now(),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    [file, meeting, name, company, language, audience, now],
  );
  const save = (): void => {
    const day = localDay(meeting.data.startsAt, meeting.data.zone);
    const fileName = reportFileName({
      title: model.title,
      partner: partner.data.name,
      day,
      language,
      audience,
    });
    void savePdf({ model, fileName });
  };
  useCommand(['print', 'save'], save);
  return (
    <div className={classes.step}>
      <Group className={classes.bar ?? ''} justify="space-between">
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('report.audience')}
            value={audience}
            onChange={(value) => setAudience(value === 'file' ? 'file' : 'partner')}
            data={[
              { value: 'partner', label: t('report.forPartner') },
              { value: 'file', label: t('report.forFile') },
            ]}
          />
          <SegmentedControl
            aria-label={t('report.language')}
            value={language}
            onChange={(value) => setLanguage(value === 'en' ? 'en' : 'fr')}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
          />
          <Text size="sm" c="dimmed">
            {t(audience === 'partner' ? 'report.leavesOut' : 'report.holdsAll')}
          </Text>
        </Group>
        <Button leftSection={<IconFileTypePdf size={16} />} loading={saving} onClick={save}>
          {t('report.savePdf')}
        </Button>
      </Group>
      <section className={classes.desk} aria-label={t('report.preview')}>
        <div className={classes.paper}>
          <ReportPage model={model} />
        </div>
      </section>
    </div>
  );
}
