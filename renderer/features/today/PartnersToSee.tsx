import { useDesk } from '../../data/DeskContext';
import type { TodayView } from '../../data/queries/today';
import { useFormats } from '../../i18n/formats';
import { dateOfLocal } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { RowLink } from '../../ui/RowLink';
import { ShowMore } from '../../ui/ShowMore';

/** Partners whose cadence has been exceeded, the latest first. */
export function VisitsLate({ view }: { readonly view: TodayView }) {
  const t = useTranslate();
  const { now } = useDesk();
  const { relativeDay } = useFormats();
  if (view.lateVisits.length === 0) return null;
  return (
    <Panel title={t('today.lateVisits')} count={view.lateVisits.length}>
      <ShowMore items={view.lateVisits} first={5}>
        {({ partner, lastMeetingAt, daysLate }) => (
          <RowLink
            key={partner.id}
            href={`/partners/${partner.id}`}
            title={partner.data.name}
            detail={
              lastMeetingAt
                ? t('today.lastMet', { when: relativeDay(new Date(lastMeetingAt), now()) })
                : t('today.neverMet')
            }
            end={
              <Mark meaning={Number.isFinite(daysLate) ? 'overdue' : 'quiet'}>
                {Number.isFinite(daysLate) ? t('today.daysLate', { count: daysLate }) : t('today.never')}
              </Mark>
            }
          />
        )}
      </ShowMore>
    </Panel>
  );
}

/** Agreements that run out within two months. */
export function AgreementsEnding({ view }: { readonly view: TodayView }) {
  const t = useTranslate();
  const { now } = useDesk();
  const { dateLong, relativeDay } = useFormats();
  if (view.endingAgreements.length === 0) return null;
  return (
    <Panel title={t('today.agreements')} count={view.endingAgreements.length}>
      <ShowMore items={view.endingAgreements} first={5}>
        {({ partner, endsOn }) => (
          <RowLink
            key={partner.id}
            href={`/partners/${partner.id}`}
            title={partner.data.name}
            detail={dateLong(dateOfLocal(endsOn))}
            end={<Mark meaning="soon">{relativeDay(dateOfLocal(endsOn), now())}</Mark>}
          />
        )}
      </ShowMore>
    </Panel>
  );
}
