import { Text } from '@mantine/core';
import { useLive } from '../../../data/live';
import { recordHistory } from '../../../data/queries/history';
import type { PartnerRow } from '../../../data/queries/partners';
import { usePersonName } from '../../../data/usePersonName';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { HistoryStep } from './HistoryStep';

/** Each change of the partner's own fields, in words: who, when, from what to what. */
export function HistoryTab({ partner }: { readonly partner: PartnerRow }) {
  const t = useTranslate();
  const { dayLong } = useFormats();
  const history = useLive((db) => recordHistory(db, 'partner', partner.id), [partner.id]);
  const nameOf = usePersonName();
  if (!history || !nameOf) return null;
  return (
    <div>
      {history.entries.map((entry) => (
        <HistoryStep
          key={entry.id}
          entry={entry}
          who={nameOf(entry.by)}
          nameOf={(id) => history.names.get(id)}
        />
      ))}
      {history.entries.some(({ effect }) => effect === 'create') ? null : (
        <Text size="sm" c="dimmed" py="sm">
          {t('partners.historyBegan', { day: dayLong(new Date(partner.at)) })}
        </Text>
      )}
    </div>
  );
}
