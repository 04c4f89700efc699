import { isKindName } from '#shared/domain/entities';
import { sameValue } from '#shared/domain/sameValue';
import type { DeskDatabase } from './db';
import type { Mutation } from './mutation';
import { remove, restore } from './mutation';
import type { HistoryEntry } from './tables';

/**
 * The mutations that take a write back, from its history. Empty when it is gone, or when a record has been changed
 * since in a field that the write had changed: undoing would then take away somebody's later work.
 */
export async function undoMutations(db: DeskDatabase, tx: string): Promise<Mutation[]> {
  const entries = await db.history.where('tx').equals(tx).toArray();
  const mutations: Mutation[] = [];
  for (const entry of entries.toReversed()) {
    const mutation = await inverse(db, entry);
    if (!mutation) return [];
    mutations.push(mutation);
  }
  return mutations;
}

async function inverse(db: DeskDatabase, entry: HistoryEntry): Promise<Mutation | undefined> {
  if (!isKindName(entry.c)) return undefined;
  switch (entry.effect) {
    case 'create':
    case 'restore':
      return remove(entry.c, entry.recordId);
    case 'delete':
      return restore(entry.c, entry.recordId);
    case 'write': {
      const row = await db.records(entry.c).get(entry.recordId);
      if (!row) return undefined;
      const data: Readonly<Record<string, unknown>> = row.data;
      const fields = [...new Set([...Object.keys(entry.before), ...Object.keys(entry.after)])];
      if (fields.some((field) => !sameValue(data[field], entry.after[field]))) return undefined;
      const patch = Object.fromEntries(fields.map((field) => [field, entry.before[field]]));
      return { type: 'update', kind: entry.c, id: entry.recordId, patch };
    }
  }
}
