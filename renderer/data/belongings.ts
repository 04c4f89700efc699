import { kinds } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import type { DeskDatabase } from './db';
import { remove, restore } from './mutation';
import type { KnownMutation } from './mutation';

/**
 * What goes to the trash with a record, or comes back with it: for a removal everything alive that belongs to it,
 * for a restoration what the same write had deleted, and its owner when that lies in the trash too, since nothing
 * may hang in the air. Kinds nest, so it goes all the way down and up.
 */
export async function dependentsOf(
  db: DeskDatabase,
  mutation: KnownMutation & { readonly type: 'remove' | 'restore' },
): Promise<KnownMutation[]> {
  return mutation.type === 'remove'
    ? alive(db, mutation.kind, mutation.id)
    : [
        ...(await ownersOf(db, mutation.kind, mutation.id)),
        ...(await deletedWith(db, mutation.kind, mutation.id)),
      ];
}

async function alive(db: DeskDatabase, parent: KindName, id: string): Promise<KnownMutation[]> {
  const found: KnownMutation[] = [];
  for (const kind of Object.values(kinds)) {
    const field = ownerField(kind, parent);
    if (!field) continue;
    const index = kind.indexes.find(({ on }) => on === field || on.startsWith(`${field}+`));
    const rows = index
      ? await db.records(kind.name).where(`data.${field}`).equals(id).primaryKeys()
      : await db
          .records(kind.name)
          .filter((row) => (row.data as Record<string, unknown>)[field] === id)
          .primaryKeys();
    for (const dependent of rows) {
      found.push(remove(kind.name, dependent), ...(await alive(db, kind.name, dependent)));
    }
  }
  return found;
}

async function deletedWith(db: DeskDatabase, kind: KindName, id: string): Promise<KnownMutation[]> {
  const trashed = await db.trash.get([kind, id]);
  if (!trashed) return [];
  const together = await db.trash.where('tx').equals(trashed.tx).toArray();
  const members = new Set([id]);
  const found: KnownMutation[] = [];
  // Deleted together, but only what hangs on this record: one write may have deleted several partners.
  for (let grown = true; grown;) {
    grown = false;
    for (const row of together) {
      const field = ownerField(kinds[row.c as KindName]);
      const owner = field ? (row.data as Record<string, unknown>)[field] : undefined;
      if (members.has(row.id) || typeof owner !== 'string' || !members.has(owner)) continue;
      members.add(row.id);
      found.push(restore(row.c as KindName, row.id));
      grown = true;
    }
  }
  return found;
}

async function ownersOf(db: DeskDatabase, kind: KindName, id: string): Promise<KnownMutation[]> {
  const definition: { readonly belongsTo?: string; readonly references: object } = kinds[kind];
  const field = ownerField(definition);
  const row = field ? await db.trash.get([kind, id]) : undefined;
  if (!field || !row) return [];
  const owner = (row.data as Record<string, unknown>)[field];
  const ownerKind = (definition.references as Partial<Record<string, KindName>>)[field];
  if (!ownerKind || typeof owner !== 'string' || !(await db.trash.get([ownerKind, owner]))) return [];
  return [
    restore(ownerKind, owner),
    ...(await ownersOf(db, ownerKind, owner)),
    ...(await deletedWith(db, ownerKind, owner)),
  ];
}

function ownerField(
  kind: { readonly belongsTo?: string; readonly references: object },
  parent?: KindName,
): string | undefined {
  if (!kind.belongsTo) return undefined;
  const references = kind.references as Partial<Record<string, string>>;
  return parent === undefined || references[kind.belongsTo] === parent ? kind.belongsTo : undefined;
}
