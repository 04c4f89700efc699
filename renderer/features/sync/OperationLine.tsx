import { Text } from '@mantine/core';
import type { NamedOperation } from '../../data/queries/outbox';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { RowLink } from '../../ui/RowLink';
import { operationWords } from './operationWords';
import classes from './SyncPage.module.css';

/** A change in words: what, on which record, when; it leads to the record where a page shows it. */
export function OperationLine({ row: { operation, title, path } }: { readonly row: NamedOperation }) {
  const t = useTranslate();
  const { time, dayShort } = useFormats();
  const at = new Date(operation.at);
  const when = `${dayShort(at)} ${time(at)}`;
  const name = title || t('common.newTitle');
  const what = operationWords(t, operation);
  if (path) return <RowLink href={path} title={name} detail={what} end={when} />;
  return (
    <div className={classes.row}>
      <div className={classes.what}>
        <Text truncate title={name}>
          {name}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {what}
        </Text>
      </div>
      <Text size="sm">{when}</Text>
    </div>
  );
}
