import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live';
import { recordHistory } from '../../../data/queries/history';
import type { PartnerRow } from '../../../data/queries/partners';
import { HistoryList } from '../../../ui/history/HistoryList';

/** Each change of the partner's own fields, in words. */
export function HistoryTab({ partner }: { readonly partner: PartnerRow }) {
  const { t } = useTranslation();
  const history = useLive((db) => recordHistory(db, 'partner', partner.id), [partner.id]);
  if (!history) return null;
  return (
    <HistoryList
      kind="partner"
      entries={history.entries}
      nameOf={(id) => history.names.get(id)}
      begun={t('partners.historyBegan')}
    />
  );
}
