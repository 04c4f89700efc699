import { isKindName } from '#shared/domain/entities';
import type { DeskDatabase } from '../db';
import { titleOf } from './history';

/** A record of any collection, wherever it lies. */
export interface FoundRecord {
  readonly state: 'living' | 'deleted' | 'missing';
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: string;
}

/** Looks for a record among the living, in the trash, and among those whose kind the app doesn't know. */
export async function findRecord(db: DeskDatabase, c: string, id: string): Promise<FoundRecord> {
  if (!isKindName(c)) {
    const row = await db.foreign.get([c, id]);
    return row ? { ...row, state: row.deleted ? 'deleted' : 'living' } : missing;
  }
  const living = await db.records(c).get(id);
  if (living) return { ...living, state: 'living' };
  const trashed = await db.trash.get([c, id]);
  return trashed ? { ...trashed, state: 'deleted' } : missing;
}

const missing: FoundRecord = { state: 'missing', data: {}, by: '', at: '' };

/** What a record is called; '' when it has no name here. */
export function nameOf(c: string, { state, data }: FoundRecord): string {
  return isKindName(c) && state !== 'missing' ? titleOf(c, data) : '';
}

/** Where a record is shown, with the part of the page that holds a field; null where no page shows it. */
export function pathOf(c: string, id: string, { state, data }: FoundRecord): string | null {
  if (state === 'missing') return null;
  if (state === 'deleted') return isKindName(c) ? '/trash' : null;
  const partner = typeof data['partnerId'] === 'string' ? data['partnerId'] : null;
  switch (c) {
    case 'partner':
      return `/partners/${id}`;
    case 'meeting':
      return `/meetings/${id}`;
    case 'contact':
      return partner && `/partners/${partner}?tab=contacts&contact=${id}`;
    case 'action':
      return partner && `/partners/${partner}?tab=actions`;
    case 'commitment':
      return partner && `/partners/${partner}?tab=commitments`;
    default:
      return null;
  }
}
