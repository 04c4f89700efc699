import { Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useCallback } from 'react';
import { useDesk } from '../../data/DeskContext';
import { discardMutations, withdraw } from '../../data/discard';
import type { RefusedWrite } from '../../data/queries/outbox';
import { useSave } from '../../feedback/useSave';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';
import { fieldName, operationWords } from './operationWords';
import classes from './SyncPage.module.css';
import { valueWords } from './valueWords';

/** Values longer than this are cut in the question; the history keeps them whole. */
const shown = 300;

/** Gives up a refused write, after it was said what is given up; it stays in the records' history. */
export function useDiscard(): (write: RefusedWrite) => void {
  const t = useTranslate();
  const formats = useFormats();
  const save = useSave();
  const { db, makeId } = useDesk();
  return useCallback(
    (write) => {
      const discard = async (): Promise<void> => {
        const operations = write.operations.map(({ operation }) => operation);
        const mutations = await discardMutations(db, operations);
        const result = await save(mutations, { message: t('sync.discarded') });
        if (!result.ok) return;
        const records = await withdraw(db, write.tx, makeId);
        if (records.length > 0) await platform.journal.append([{ kind: 'settled', records: [...records] }]);
      };
      modals.openConfirmModal({
        title: t('sync.discardTitle'),
        children: (
          <Stack gap="xs">
            <Text size="sm">{t('sync.discardHint')}</Text>
            {write.operations.map(({ operation, title }) => (
              <div key={operation.op} className={classes.lost}>
                <Text fw={600}>{title || t('common.newTitle')}</Text>
                <Text size="sm" c="dimmed">
                  {operationWords(t, operation)}
                </Text>
                {operation.touched.map((field) => {
                  const value = operation.after[field];
                  const words = valueWords(
                    { collection: operation.c, field, value },
                    { t, formats, names: new Map() },
                  );
                  return (
                    <Text key={field} size="sm">
                      {t('common.labelled', {
                        label: fieldName(t, field),
                        value: words.length > shown ? `${words.slice(0, shown)}…` : words || t('common.none'),
                      })}
                    </Text>
                  );
                })}
              </div>
            ))}
          </Stack>
        ),
        labels: { confirm: t('sync.discardConfirm'), cancel: t('common.cancel') },
        confirmProps: { color: 'red' },
        onConfirm: () => void discard(),
      });
    },
    [db, makeId, save, t, formats],
  );
}
