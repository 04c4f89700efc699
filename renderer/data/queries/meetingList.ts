import type { DeskDatabase } from '../db';
import { withPartnerNames } from './meetings';
import type { MeetingAtPartner } from './meetings';
import { folded } from './names';

export interface MeetingListQuery {
  /** Those that begin at this instant or later, the next first; or those that began before it, the newest first. */
  readonly side: 'coming' | 'past';
  readonly midnight: string;
  /** What the partner's name, the title or the place holds, whatever its accents and case; '' for all. */
  readonly text: string;
  /** How many are wanted. */
  readonly limit: number;
}

/** So many are read at once while some are looked for: neither the memory nor a thread has all of them at a time. */
const chunk = 400;

/** The first meetings of a list, each with its partner's name; as many as are wanted, if there are. */
export async function listMeetings(db: DeskDatabase, query: MeetingListQuery): Promise<MeetingAtPartner[]> {
  const { side, midnight, text, limit } = query;
  const wanted = folded(text.trim());
  const starts = db.records('meeting').where('data.startsAt');
  const range = side === 'coming' ? starts.aboveOrEqual(midnight) : starts.below(midnight).reverse();
  if (wanted === '') return withPartnerNames(db, await range.limit(limit).toArray());
  const ids = await range.primaryKeys();
  const found: MeetingAtPartner[] = [];
  for (let at = 0; at < ids.length && found.length < limit; at += chunk) {
    const rows = await db.records('meeting').bulkGet(ids.slice(at, at + chunk));
    const entries = await withPartnerNames(
      db,
      rows.filter((row) => row !== undefined),
    );
    const fitting = entries.filter(({ meeting: { data }, partnerName }) =>
      folded(`${partnerName} ${data.title} ${data.place}`).includes(wanted),
    );
    found.push(...fitting);
  }
  return found.slice(0, limit);
}
