import { isKindName } from '#shared/domain/entities';
import { sameValue } from '#shared/domain/sameValue';
import type { Fields } from '#shared/sync/outbox';
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
  if (!isKindName(entry.c)) return inverseForeign(db, entry);
  switch (entry.effect) {
    case 'create':
    case 'restore':
      return remove(entry.c, entry.recordId);
    case 'delete':
      return restore(entry.c, entry.recordId);
    case 'write': {
      const row = await db.records(entry.c).get(entry.recordId);
      if (!row) return undefined;
      const patch = patchBack(entry, row.data);
      return patch && { type: 'update', kind: entry.c, id: entry.recordId, patch };
    }
  }
}

/** Undefined when a field has been changed since. */
function patchBack({ before, after }: HistoryEntry, data: Fields): Fields | undefined {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (fields.some((field) => !sameValue(data[field], after[field]))) return undefined;
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

/** A record of a kind that the app doesn't know; none is created here. */
async function inverseForeign(db: DeskDatabase, entry: HistoryEntry): Promise<Mutation | undefined> {
  const { c: kind, recordId: id, effect } = entry;
  const row = await db.foreign.get([kind, id]);
  if (!row || effect === 'create') return undefined;
  if (effect === 'delete') return { type: 'foreign', kind, id, effect: 'restore', patch: {} };
  if (effect === 'restore') return { type: 'foreign', kind, id, effect: 'delete', patch: {} };
  const patch = row.deleted ? undefined : patchBack(entry, row.data);
  return patch && { type: 'foreign', kind, id, effect, patch };
}
