import { kinds } from '#shared/domain/entities';
import type { FieldMove } from '#shared/domain/kind';

/** What the schema needs to know of a kind; the register fulfils it, a migration's test may pass an older one. */
export interface StoredKind {
  readonly name: string;
  readonly since: number;
  readonly indexes: readonly { readonly on: string; readonly since: number }[];
  readonly schema?: number;
  readonly moves?: readonly FieldMove[];
}

interface HouseTable {
  readonly name: string;
  readonly since: number;
  readonly keys: string;
}

/** The tables that aren't a kind's. */
const houseTables: readonly HouseTable[] = [
  { name: 'outbox', since: 1, keys: 'op, seq, tx, state, [c+id]' },
  { name: 'trash', since: 1, keys: '[c+id], deletedAt, tx, sample' },
  { name: 'history', since: 1, keys: 'id, [c+recordId+at], tx' },
  { name: 'foreign', since: 1, keys: '[c+id]' },
  { name: 'meta', since: 1, keys: 'key' },
  { name: 'preference', since: 1, keys: 'key' },
];

export const registeredKinds: readonly StoredKind[] = Object.values(kinds);

/** The database's version that a register needs: the newest `since` in it. */
export function versionOf(stored: readonly StoredKind[] = registeredKinds): number {
  const sinces = stored.flatMap((kind) => [
    kind.since,
    ...[...kind.indexes, ...(kind.moves ?? [])].map(({ since }) => since),
  ]);
  return Math.max(...houseTables.map((table) => table.since), ...sinces);
}

/** The tables and indexes of one version, in Dexie's notation. A row's fields lie under `data`. */
export function storesOf(
  version: number,
  stored: readonly StoredKind[] = registeredKinds,
): Record<string, string> {
  const stores: Record<string, string> = {};
  for (const table of houseTables) {
    if (table.since <= version) stores[table.name] = table.keys;
  }
  for (const kind of stored) {
    if (kind.since > version) continue;
    const indexes = kind.indexes.filter((index) => index.since <= version).map((index) => keyPath(index.on));
    stores[kind.name] = ['id', ...indexes, 'sample'].join(', ');
  }
  return stores;
}

function keyPath(on: string): string {
  const fields = on.split('+').map((field) => `data.${field}`);
  return fields.length === 1 ? fields.join() : `[${fields.join('+')}]`;
}
