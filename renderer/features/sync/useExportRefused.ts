import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useDesk } from '../../data/DeskContext';
import type { RefusedWrite } from '../../data/queries/outbox';
import { localDateOf } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';

/** Saves refused changes, whole, as a JSON file that IT can read. */
export function useExportRefused(): (writes: readonly RefusedWrite[]) => Promise<void> {
  const t = useTranslate();
  const { now } = useDesk();
  return useCallback(
    async (writes) => {
      const at = now();
      const text = JSON.stringify({ exportedAt: at.toISOString(), writes: writes.map(exported) }, null, 2);
      const fileName = `${t('sync.exportName')} ${localDateOf(at)}`;
      const result = await platform.reports.saveJson({ text, fileName }).catch(() => null);
      if (result?.status === 'cancelled') return;
      notifications.show(
        result?.status === 'saved'
          ? { message: t('sync.exportSaved', { path: result.path }) }
          : { color: 'red', message: t('sync.exportFailed'), autoClose: 10_000 },
      );
    },
    [t, now],
  );
}

function exported({ tx, operations }: RefusedWrite) {
  return {
    write: tx,
    operations: operations.map(({ operation, title }) => {
      const { op, c, id, base, schema, effect, before, after, at, problem } = operation;
      return { operation: op, collection: c, id, title, base, schema, effect, before, after, at, problem };
    }),
  };
}
