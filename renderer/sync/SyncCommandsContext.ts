import { createContext, use } from 'react';
import type { AbsentChoice } from '#shared/sync/reset';

/** What a person can tell the sync. */
export interface SyncCommands {
  readonly syncNow: () => void;
  /** The answer when many records are gone from the endpoint. */
  readonly answer: (choice: AbsentChoice) => void;
  /** Fetches seldom and sends first, or as usual; stays so on this laptop. */
  readonly saveData: (saving: boolean) => void;
  /** Sends what is in quarantine once more, with what was corrected since; one refused write, or all of them. */
  readonly retryQuarantined: (tx?: string) => void;
}

const idle = (): void => undefined;

export const SyncCommandsContext = createContext<SyncCommands>({
  syncNow: idle,
  answer: idle,
  saveData: idle,
  retryQuarantined: idle,
});

export function useSyncCommands(): SyncCommands {
  return use(SyncCommandsContext);
}
