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
    for (const field of ownerFields(kind, parent)) {
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
      const owners = ownersIn(kinds[row.c as KindName], row.data);
      if (members.has(row.id) || !owners.some(({ id: owner }) => members.has(owner))) continue;
      members.add(row.id);
      found.push(restore(row.c as KindName, row.id));
      grown = true;
    }
  }
  return found;
}

async function ownersOf(db: DeskDatabase, kind: KindName, id: string): Promise<KnownMutation[]> {
  const row = await db.trash.get([kind, id]);
  if (!row) return [];
  const found: KnownMutation[] = [];
  for (const owner of ownersIn(kinds[kind], row.data)) {
    if (!(await db.trash.get([owner.kind, owner.id]))) continue;
    found.push(
      restore(owner.kind, owner.id),
      ...(await ownersOf(db, owner.kind, owner.id)),
      ...(await deletedWith(db, owner.kind, owner.id)),
    );
  }
  return found;
}

interface Belonging {
  readonly belongsTo?: readonly string[];
  readonly references: object;
}

/** The fields of a kind that make its records a part of one of `parent`. */
function ownerFields({ belongsTo, references }: Belonging, parent: KindName): readonly string[] {
  return (
    belongsTo?.filter((field) => (references as Partial<Record<string, string>>)[field] === parent) ?? []
  );
}

/** The records that one is a part of. */
function ownersIn(
  { belongsTo, references }: Belonging,
  data: object,
): readonly { readonly kind: KindName; readonly id: string }[] {
  return (belongsTo ?? []).flatMap((field) => {
    const id = (data as Record<string, unknown>)[field];
    const kind = (references as Partial<Record<string, KindName>>)[field];
    return typeof id === 'string' && kind ? [{ kind, id }] : [];
  });
}
