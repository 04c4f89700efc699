import { daysPastCadence } from '#shared/domain/cadence';
import { daysBetween } from '#shared/domain/localTime';
import type { ActionRow, CommitmentRow } from '../../../data/queries/ledger';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { lastHeldMeeting } from './meetingTimes';

/** Something to do about a partner, with the local date by which. */
export type DueItem =
  | { readonly type: 'action'; readonly row: ActionRow; readonly dueOn: string }
  | { readonly type: 'commitment'; readonly row: CommitmentRow; readonly dueOn: string }
  | { readonly type: 'agreement'; readonly dueOn: string }
  | { readonly type: 'visit'; readonly daysLate: number };

const ledgerDaysAhead = 14;
const agreementDaysAhead = 90;

/**
 * What is late or due soon with a partner: a visit first, then by date. An ended partnership has neither visits nor
 * an agreement to look after.
 *
 * @param today the local date
 * @param midnight its beginning
 */
export function dueItems(record: PartnerRecord, today: string, midnight: Date): DueItem[] {
  const { data } = record.partner;
  const dated: (DueItem & { readonly dueOn: string })[] = [];
  for (const row of record.actions) {
    const { state, dueOn } = row.data;
    if (state === 'open' && dueOn && daysBetween(today, dueOn) <= ledgerDaysAhead)
      dated.push({ type: 'action', row, dueOn });
  }
  for (const row of record.commitments) {
    const { state, dueOn } = row.data;
    if (state === 'open' && dueOn && daysBetween(today, dueOn) <= ledgerDaysAhead)
      dated.push({ type: 'commitment', row, dueOn });
  }
  const end = data.agreementEnd;
  if (data.stage !== 'ended' && end && daysBetween(today, end) <= agreementDaysAhead)
    dated.push({ type: 'agreement', dueOn: end });
  const last = lastHeldMeeting(record.meetings)?.data.startsAt;
  const past = daysPastCadence(data.cadenceDays, last, midnight);
  const late: DueItem[] =
    data.stage !== 'ended' && past !== undefined && past > 0 ? [{ type: 'visit', daysLate: past }] : [];
  return [...late, ...dated.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))];
}
