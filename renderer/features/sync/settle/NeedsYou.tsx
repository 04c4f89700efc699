import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useLive } from '../../../data/live';
import { conflictsOf } from '../../../data/queries/conflicts';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import classes from './Settle.module.css';
import { settlePath } from './settlePath';

/** Above a record's page: that something of it waits for a person, and the way there. Nothing when all is settled. */
export function NeedsYou({ c, id }: { readonly c: string; readonly id: string }) {
  const t = useTranslate();
  const waiting = useLive((db) => conflictsOf(db, c, id), [c, id]);
  const [first] = waiting ?? [];
  if (!waiting || !first) return null;
  return (
    <div className={classes.banner} role="status">
      <Mark meaning="needsYou">{t('sync.fieldsNeedYou', { count: waiting.length })}</Mark>
      <Anchor component={Link} href={settlePath(first)} size="sm">
        {t('sync.settleNow')}
      </Anchor>
    </div>
  );
}
