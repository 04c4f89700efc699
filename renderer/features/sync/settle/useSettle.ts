import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Mutation } from '../../../data/mutation';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';

/**
 * Writes a settlement, with its undo. A conflict that changed under the person's eyes is left as it is: they have yet
 * to see what stands there now.
 *
 * @returns what is wrong with the value, as a key of the catalogue; null when it was written or told elsewhere
 */
export function useSettle(): (mutations: readonly Mutation[], message: string) => Promise<string | null> {
  const save = useSave();
  const t = useTranslate();
  return useCallback(
    async (mutations, message) => {
      const result = await save(mutations, { message, inPlace: true });
      if (result.ok) return null;
      if (result.reason === 'outdated') {
        notifications.show({ color: 'yellow', message: t('sync.changedMeanwhile') });
        return null;
      }
      return result.reason === 'invalid' ? (result.issues[0]?.message ?? 'validation.invalid') : null;
    },
    [save, t],
  );
}
