import { createContext, use } from 'react';
import type { DeskDatabase } from './db';
import type { GuardedJournal } from './guardedJournal';
import type { Door } from './write';

/** The open desk: its database to read by named queries, its door to write, and the journal behind the door. */
export interface Desk {
  readonly db: DeskDatabase;
  readonly door: Door;
  readonly journal: Pick<GuardedJournal, 'fault' | 'retry' | 'subscribe'>;
  readonly now: () => Date;
  /** Who works here, by the profile's name. */
  readonly author: () => string;
  readonly makeId: () => string;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk of the surrounding app; only rendered once it is open. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('no desk around this component');
  return desk;
}
