import type { RecordRow } from '#shared/domain/record';
import { addDays } from '#shared/domain/localTime';
import type { DeskDatabase } from '../db';
import type { ActionRow, CommitmentRow } from './ledger';
import { meetingsWithPartners } from './meetings';
import type { MeetingAtPartner } from './meetings';

export type ShowRow = RecordRow<'show'>;

/** The longest that a trade show is taken to last, in days: how far back one that still goes on may have begun. */
const longestShow = 31;

/**
 * Meetings that may stand on the wall calendars of some days, wherever their places are: all zones lie within
 * fourteen hours of UTC, and a meeting lasts a day at the most.
 *
 * @param from the first local date, @param to the last one
 */
export async function meetingsOnDays(
  db: DeskDatabase,
  from: string,
  to: string,
): Promise<MeetingAtPartner[]> {
  const hour = 3_600_000;
  const first = Date.parse(`${from}T00:00:00Z`) - 38 * hour;
  const last = Date.parse(`${to}T00:00:00Z`) + 38 * hour;
  return meetingsWithPartners(db, new Date(first).toISOString(), new Date(last).toISOString());
}

/** Trade shows of which a day lies in [from, to], two local dates, in order of their beginning. */
export async function showsOnDays(db: DeskDatabase, from: string, to: string): Promise<ShowRow[]> {
  const begun = await db
    .records('show')
    .where('data.startsOn')
    .between(addDays(from, -longestShow), to, true, true)
    .toArray();
  return begun.filter(({ data }) => data.endsOn >= from);
}

/** Open actions and commitments that are due on a day, each with its partner's name. */
export interface DueOnDay {
  readonly actions: readonly { readonly row: ActionRow; readonly partnerName: string }[];
  readonly commitments: readonly { readonly row: CommitmentRow; readonly partnerName: string }[];
}

export async function dueOn(db: DeskDatabase, day: string): Promise<DueOnDay> {
  const index = '[data.state+data.dueOn]';
  const actions = await db.records('action').where(index).equals(['open', day]).toArray();
  const commitments = await db.records('commitment').where(index).equals(['open', day]).toArray();
  const ids = [...actions, ...commitments].flatMap(({ data }) => data.partnerId ?? []);
  const partners = await db.records('partner').bulkGet([...new Set(ids)]);
  const names = new Map(partners.flatMap((row) => (row ? [[row.id, row.data.name] as const] : [])));
  const named = <R extends ActionRow | CommitmentRow>(row: R) => ({
    row,
    partnerName: names.get(row.data.partnerId ?? '') ?? '',
  });
  return { actions: actions.map(named), commitments: commitments.map(named) };
}
