import { useTranslation } from 'react-i18next';
import type { Brief, BriefPoint } from '#shared/reports/brief';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { Mark } from '../../../ui/Mark';
import type { Meaning } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import classes from './BriefStep.module.css';

/** What deserves a word, the most pressing first. */
export function BriefPoints({ brief }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const words = usePointWords();
  if (brief.points.length === 0) return null;
  return (
    <Panel title={t('brief.points')} count={brief.points.length}>
      <ul className={classes.list}>
        {brief.points.map((point) => (
          <li key={point.kind === 'notMet' ? point.contactId : point.kind} className={classes.item}>
            <Mark meaning={meaningOf(point)}>{words(point)}</Mark>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function usePointWords(): (point: BriefPoint) => string {
  const { t } = useTranslation();
  const { dateLong } = useFormats();
  return (point) => {
    switch (point.kind) {
      case 'agreementEnded':
        return t('brief.point.agreementEnded', { day: dateLong(dateOfLocal(point.on)) });
      case 'agreementEnding':
        return t('brief.point.agreementEnding', { day: dateLong(dateOfLocal(point.on)), count: point.days });
      case 'cadenceLate':
        return t('brief.point.cadenceLate', { count: point.days });
      case 'oursOverdue':
        return t('brief.point.oursOverdue', { count: point.count });
      case 'theirsOverdue':
        return t('brief.point.theirsOverdue', { count: point.count });
      case 'actionsOverdue':
        return t('brief.point.actionsOverdue', { count: point.count });
      case 'leftOver':
        return t('brief.point.leftOver', { count: point.count });
      case 'notMet':
        return point.since
          ? t('brief.point.notMetSince', { name: point.name, day: dateLong(dateOfLocal(point.since)) })
          : t('brief.point.neverMet', { name: point.name });
      case 'noAgenda':
        return t('brief.point.noAgenda');
    }
  };
}

function meaningOf(point: BriefPoint): Meaning {
  switch (point.kind) {
    case 'agreementEnded':
    case 'oursOverdue':
    case 'theirsOverdue':
    case 'actionsOverdue':
    case 'cadenceLate':
      return 'overdue';
    case 'agreementEnding':
      return 'soon';
    case 'leftOver':
    case 'notMet':
    case 'noAgenda':
      return 'info';
  }
}
