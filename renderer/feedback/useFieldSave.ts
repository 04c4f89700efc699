import { useCallback, useState } from 'react';
import type { DataOf, KindName } from '#shared/domain/entities';
import { useDesk } from '../data/DeskContext';
import { update } from '../data/mutation';
import type { PatchOf } from '../data/mutation';
import { useSave } from './useSave';

export interface FieldSave<K extends KindName> {
  /**
   * Makes the `onSave` of a field edited in place. Answers `true` when the value is kept, what is wanted of the field
   * (a key of `validation`) when it doesn't validate, `false` when it couldn't be kept and the person was told why.
   */
  readonly saveField: <F extends keyof DataOf<K> & string>(
    field: F,
  ) => (value: PatchOf<K>[F]) => Promise<boolean | string>;
  /** When the last field was kept; `undefined` before the first. */
  readonly savedAt: Date | undefined;
}

/** Saves the fields of one record one by one, as they are edited in place. */
export function useFieldSave<K extends KindName>(kind: K, id: string): FieldSave<K> {
  const { now } = useDesk();
  const save = useSave();
  const [savedAt, setSavedAt] = useState<Date>();
  const saveField = useCallback(
    <F extends keyof DataOf<K> & string>(field: F) =>
      async (value: PatchOf<K>[F]): Promise<boolean | string> => {
        const patch = { [field]: value } as unknown as PatchOf<K>;
        const result = await save([update(kind, id, patch)], { inPlace: true });
        if (result.ok) {
          if (result.tx) setSavedAt(now());
          return true;
        }
        return result.reason === 'invalid'
          ? (result.issues[0]?.message ?? 'validation.invalid')
          : result.reason === 'unjournaled';
      },
    [save, kind, id, now],
  );
  return { saveField, savedAt };
}
