import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useTranslate } from '../../i18n/useTranslate';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { AgendaCalendar } from './agenda/calendar/AgendaCalendar';
import { agendaViews, useAgendaPlace } from './agenda/calendar/useAgendaPlace';
import { MeetingList } from './agenda/MeetingList';
import { NewMeeting } from './agenda/NewMeeting';

/** All meetings: the agenda by day and by week, those to come, those that were; and planning a new one. */
export function MeetingsPage({ creating }: { readonly creating: boolean }) {
  const t = useTranslate();
  const [, navigate] = useLocation();
  const place = useAgendaPlace();
  const view = place?.view;
  return (
    <>
      <PageHeader
        title={t('frame.meetings')}
        actions={
          <>
            {place ? (
              <SegmentedControl
                aria-label={t('agenda.view')}
                value={place.view}
                onChange={(value) => place.setView(agendaViews.find((name) => name === value) ?? 'week')}
                data={agendaViews.map((value) => ({ value, label: t(`agenda.${value}`) }))}
              />
            ) : null}
            <Button component={Link} href="/meetings/new" leftSection={<IconPlus size={16} />}>
              {t('agenda.newMeeting')}
            </Button>
          </>
        }
      />
      {place && (view === 'day' || view === 'week') ? <AgendaCalendar place={place} /> : null}
      {view === 'coming' || view === 'past' ? (
        <PageBody>
          <MeetingList key={view} side={view} />
        </PageBody>
      ) : null}
      <NewMeeting opened={creating} onClose={() => navigate('/meetings')} />
    </>
  );
}
