import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from '../db';

export type ContactRow = RecordRow<'contact'>;

/** A partner's people, by last name. */
export async function contactsOf(db: DeskDatabase, partnerId: string): Promise<ContactRow[]> {
  const rows = await db.records('contact').where('data.partnerId').equals(partnerId).toArray();
  const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
  return rows.toSorted(
    (a, b) =>
      collator.compare(a.data.lastName, b.data.lastName) ||
      collator.compare(a.data.firstName, b.data.firstName),
  );
}

export async function getContacts(db: DeskDatabase, ids: readonly string[]): Promise<ContactRow[]> {
  const rows = await db.records('contact').bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}
