import { Button, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { z } from 'zod';
import { usePreference } from '../../data/preference';
import { useTranslate } from '../../i18n/useTranslate';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { MeetingList } from './agenda/MeetingList';
import { NewMeeting } from './agenda/NewMeeting';
import { WeekAgenda } from './agenda/WeekAgenda';

const views = z.enum(['week', 'coming', 'past']);

/** All meetings: the week day by day, those to come, those that were; and planning a new one. */
export function MeetingsPage({ creating }: { readonly creating: boolean }) {
  const t = useTranslate();
  const [, navigate] = useLocation();
  const [view, setView] = usePreference('meetings.view', views, 'week');
  useHotkeys([['N', () => navigate('/meetings/new')]]);
  return (
    <>
      <PageHeader
        title={t('frame.meetings')}
        actions={
          <>
            <SegmentedControl
              aria-label={t('agenda.view')}
              value={view}
              onChange={(value) => setView(views.catch('week').parse(value))}
              data={views.options.map((value) => ({ value, label: t(`agenda.${value}`) }))}
            />
            <Button component={Link} href="/meetings/new" leftSection={<IconPlus size={16} />}>
              {t('agenda.newMeeting')}
            </Button>
          </>
        }
      />
      <PageBody>
        {view === 'week' ? <WeekAgenda /> : <MeetingList key={view} side={view} />}
        <NewMeeting opened={creating} onClose={() => navigate('/meetings')} />
      </PageBody>
    </>
  );
}
