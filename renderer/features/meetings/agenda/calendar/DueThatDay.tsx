import { Text } from '@mantine/core';
import { useLive } from '../../../../data/live';
import { dueOn } from '../../../../data/queries/agenda';
import { folded } from '../../../../data/queries/names';
import { useTranslate } from '../../../../i18n/useTranslate';
import { Panel } from '../../../../ui/Panel';
import { RowLink } from '../../../../ui/RowLink';
import { useLineKeys } from '../../../../ui/useLineKeys';
import classes from './DueThatDay.module.css';

/** Beside a day's hours: what else is due on it. */
export function DueThatDay({ day }: { readonly day: string }) {
  const t = useTranslate();
  const due = useLive((db) => dueOn(db, day), [day]);
  const lines = useLineKeys(folded);
  if (!due) return <aside className={classes.side} />;
  const count = due.actions.length + due.commitments.length;
  return (
    <aside className={classes.side} ref={lines}>
      <Panel title={t('agenda.dueThatDay')} count={count}>
        {count === 0 ? (
          <Text size="sm" c="dimmed" py="xs">
            {t('agenda.nothingDue')}
          </Text>
        ) : null}
        {due.actions.map(({ row: { id, data }, partnerName }) => (
          <RowLink
            key={id}
            href={data.partnerId ? `/partners/${data.partnerId}?tab=actions` : '/'}
            title={data.title}
            detail={[t('domain.kind.action'), partnerName, data.owner].filter(Boolean).join(' · ')}
          />
        ))}
        {due.commitments.map(({ row: { id, data }, partnerName }) => (
          <RowLink
            key={id}
            href={`/partners/${data.partnerId}?tab=commitments`}
            title={data.text}
            detail={[t(`agenda.commitment.${data.side}`), partnerName].filter(Boolean).join(' · ')}
          />
        ))}
      </Panel>
    </aside>
  );
}
