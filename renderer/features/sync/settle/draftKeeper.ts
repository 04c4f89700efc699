import type { DeskDatabase } from '../../../data/db';
import { setPreference } from '../../../data/preference';
import { createAutosave } from '../../../feedback/autosave';
import type { Draft } from './draft';

/** Keeps what is typed while a conflict is settled by hand, on this laptop, until it is taken. */
export interface DraftKeeper {
  /** The person typed; written soon. */
  edited(draft: Draft): void;
  /** Writes at once. */
  flush(): Promise<void>;
  /** It was taken: nothing is left to keep. */
  forget(): Promise<void>;
}

export function draftKey({ id }: { readonly id: string }): string {
  return `settle ${id}`;
}

export function createDraftKeeper(db: DeskDatabase, key: string): DraftKeeper {
  let typed: Draft | null = null;
  const autosave = createAutosave(async () => {
    if (typed !== null) await setPreference(db, key, typed);
  });
  return {
    edited: (draft) => {
      typed = draft;
      autosave.touch();
    },
    flush: () => autosave.now(),
    forget: async () => {
      typed = null;
      await autosave.now();
      await db.preference.delete(key);
    },
  };
}
