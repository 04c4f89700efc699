import { Text } from '@mantine/core';
import type { KindName } from '#shared/domain/entities';
import { useLive } from '../../data/live';
import { recordHistory } from '../../data/queries/history';
import { usePersonName } from '../../data/usePersonName';
import { useTranslate } from '../../i18n/useTranslate';
import { ShowMore } from '../../ui/ShowMore';
import { HistoryStep } from './HistoryStep';
import classes from './HistoryStep.module.css';

interface RecordHistoryProps {
  readonly kind: KindName;
  readonly id: string;
}

/** Each change of one record: who, when, from what to what. */
export function RecordHistory({ kind, id }: RecordHistoryProps) {
  const t = useTranslate();
  const history = useLive((db) => recordHistory(db, kind, id), [kind, id]);
  const personName = usePersonName();
  if (!history || !personName) return null;
  const begun = history.entries.some(({ effect }) => effect === 'create');
  return (
    <div className={classes.list}>
      <ShowMore items={history.entries} first={30}>
        {(entry) => (
          <HistoryStep
            key={entry.id}
            entry={entry}
            who={personName(entry.by)}
            nameOf={(referred) => history.names.get(referred)}
          />
        )}
      </ShowMore>
      {begun ? null : (
        <Text size="sm" c="dimmed" py="sm">
          {t(history.entries.length === 0 ? 'history.none' : 'history.began')}
        </Text>
      )}
    </div>
  );
}
