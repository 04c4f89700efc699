import type { RecordRow } from '#shared/domain/record';
import type { Fields, OutboxOperation } from '#shared/sync/outbox';
import type { StoredRecord } from '#shared/sync/ports';

/**
 * A deleted record. It leaves its kind's table, so that no list, count or index has to look past it; it keeps
 * all its data until the person empties the trash, and its version for the sync (a tombstone).
 */
export interface TrashRow extends RecordRow {
  readonly c: string;
  readonly deletedAt: string;
  /** The write that deleted it; what one write deleted comes back together. */
  readonly tx: string;
}

/** A record of a collection that this version of the app doesn't know: kept as it came. */
export type ForeignRow = Omit<StoredRecord, 'sample'>;

/** One change of one record, for its history and for undo. */
export interface HistoryEntry {
  readonly id: string;
  readonly c: string;
  readonly recordId: string;
  /** The write, or the page of changes, that brought it. */
  readonly tx: string;
  readonly at: string;
  readonly by: string;
  readonly origin: 'here' | 'elsewhere';
  readonly effect: 'create' | 'write' | 'delete' | 'restore';
  /** The touched fields before and after; a field missing on one side didn't exist there. */
  readonly before: Fields;
  readonly after: Fields;
}

/** A single value of the desk: the write sequence, the sync's cursor, what was chosen at first start. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

/** A choice that a person made about a screen (columns, saved views); never synced, never journaled. */
export interface PreferenceRow {
  readonly key: string;
  readonly value: unknown;
}

export type OutboxRow = OutboxOperation;
