import { Button, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAddressBook, IconCalendarPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { z } from 'zod';
import { useDesk } from '../../data/DeskContext';
import { useLive } from '../../data/live';
import { usePreference } from '../../data/preference';
import { folded } from '../../data/queries/names';
import { todayView } from '../../data/queries/today';
import type { TodayView } from '../../data/queries/today';
import { useFormats } from '../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import type { Translate } from '../../i18n/useTranslate';
import { useSettingsStore } from '../../settings';
import { EmptyState } from '../../ui/EmptyState';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { useLineKeys } from '../../ui/useLineKeys';
import { DayMeetings } from './DayMeetings';
import { LateActions, LateCommitments } from './LateLedger';
import { AgreementsEnding, VisitsLate } from './PartnersToSee';
import classes from './TodayPage.module.css';

/** The morning's one page: today's meetings, what is late, whom to see, what runs out. */
export function TodayPage() {
  const t = useTranslate();
  const { now } = useDesk();
  const { dayLong } = useFormats();
  const today = localDateOf(now());
  const me = useSettingsStore(({ settings }) => settings.profile.name);
  const [scope, setScope] = usePreference('today.scope', z.enum(['mine', 'all']), 'mine');
  const view = useLive(
    (db) => todayView(db, { today, midnight: dateOfLocal(today), person: me, whose: scope }),
    [today, me, scope],
  );
  const [, navigate] = useLocation();
  useHotkeys([['N', () => navigate('/meetings/new')]]);
  const ready = view !== undefined;
  useEffect(() => {
    // The moment at which the morning's page can be used: what the start's benchmark measures.
    if (ready) performance.mark('desk-usable');
  }, [ready]);
  return (
    <>
      <PageHeader
        title={capitalised(dayLong(now()))}
        subtitle={view && view.partnerCount > 0 ? summary(t, view) : undefined}
        actions={
          <>
            {view?.hasOwn ? (
              <SegmentedControl
                aria-label={t('today.whose')}
                value={scope}
                onChange={(value) => setScope(value === 'all' ? 'all' : 'mine')}
                data={[
                  { value: 'mine', label: t('today.mine') },
                  { value: 'all', label: t('today.everyone') },
                ]}
              />
            ) : null}
            <Button component={Link} href="/meetings/new" leftSection={<IconCalendarPlus size={16} />}>
              {t('today.plan')}
            </Button>
          </>
        }
      />
      <PageBody>
        {view ? (
          <TodayContent view={view} today={today} />
        ) : (
          <Skeleton height={160} mt="md" className={classes.late ?? ''} />
        )}
      </PageBody>
    </>
  );
}

function TodayContent({ view, today }: { readonly view: TodayView; readonly today: string }) {
  const t = useTranslate();
  const lines = useLineKeys(folded);
  if (view.partnerCount === 0) {
    return (
      <EmptyState
        icon={IconAddressBook}
        title={t('today.empty')}
        hint={t('today.emptyHint')}
        action={
          <Button component={Link} href="/partners/new">
            {t('palette.newPartner')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.columns} ref={lines}>
      <div className={classes.column}>
        <DayMeetings view={view} />
      </div>
      <div className={classes.column}>
        <LateActions view={view} today={today} />
        <LateCommitments view={view} />
        <AgreementsEnding view={view} />
        <VisitsLate view={view} />
        {nothingLate(view) ? <Text c="dimmed">{t('today.nothingLate')}</Text> : null}
      </div>
    </div>
  );
}

function nothingLate(view: TodayView): boolean {
  const lists = [
    view.lateActions,
    view.dueActions,
    view.lateCommitments,
    view.endingAgreements,
    view.lateVisits,
  ];
  return lists.every((list) => list.length === 0);
}

function summary(t: Translate, view: TodayView): string {
  const late = view.lateActions.length + view.lateCommitments.length;
  return [
    t('today.meetingCount', { count: view.meetings.length }),
    late > 0 ? t('today.lateCount', { count: late }) : t('today.noneLate'),
  ].join(' · ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
