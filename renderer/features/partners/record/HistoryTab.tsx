import { Button, Chip, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { KindName } from '#shared/domain/entities';
import { useLive } from '../../../data/live';
import { partnerHistory, partnerHistoryKinds } from '../../../data/queries/history';
import type { PartnerRow } from '../../../data/queries/partners';
import { usePersonName } from '../../../data/usePersonName';
import { HistoryStep } from '../../../feedback/history/HistoryStep';
import { useTranslate } from '../../../i18n/useTranslate';
import classes from './HistoryTab.module.css';

/** How many changes are shown at first, and how many more at a time. */
const page = 40;

/** Each change of the partner and of what belongs to it: who, when, what, from what to what. */
export function HistoryTab({ partner }: { readonly partner: PartnerRow }) {
  const t = useTranslate();
  const [only, setOnly] = useState<string>('all');
  const [limit, setLimit] = useState(page);
  const shown = partnerHistoryKinds.filter((kind) => only === 'all' || kind === only);
  const history = useLive((db) => partnerHistory(db, partner.id, shown, limit), [partner.id, only, limit]);
  const nameOf = usePersonName();
  if (!history || !nameOf) return null;
  const begun = history.entries.some(({ c, effect }) => c === 'partner' && effect === 'create');
  return (
    <div className={classes.history}>
      <Chip.Group value={only} onChange={setOnly}>
        <Group gap={8} mb={8} role="radiogroup" aria-label={t('history.tellOf')}>
          {['all' as const, ...partnerHistoryKinds].map((kind) => (
            <Chip key={kind} value={kind} size="xs" variant="light">
              {kind === 'all'
                ? t('history.everything')
                : t(kind === 'partner' ? 'domain.kind.partner' : `domain.kinds.${kind}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {history.entries.map((entry) => (
        <HistoryStep
          key={entry.id}
          entry={entry}
          who={nameOf(entry.by)}
          nameOf={(id) => history.names.get(id)}
          subject={
            entry.c === 'partner' ? null : (
              <span className={classes.subject} title={history.titles.get(entry.recordId)}>
                <span className={classes.kind}>{t(`domain.kind.${entry.c as KindName}`)}</span>
                {history.titles.get(entry.recordId) || t('common.newTitle')}
              </span>
            )
          }
        />
      ))}
      {history.more ? (
        <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setLimit(limit + page)}>
          {t('history.older')}
        </Button>
      ) : null}
      {begun || history.more ? null : (
        <Text size="sm" c="dimmed" py="sm">
          {t(history.entries.length === 0 ? 'history.none' : 'history.began')}
        </Text>
      )}
    </div>
  );
}
