import type { KindName } from '../domain/entities';
import type { RecordRow } from '../domain/record';

/** A record as far as a document needs it. */
export type Filed<K extends KindName> = Pick<RecordRow<K>, 'id' | 'data' | 'at'>;

/** A partner with everything alive that hangs on it: what reports and briefs are made from. */
export interface PartnerFile {
  readonly partner: Filed<'partner'>;
  readonly contacts: readonly Filed<'contact'>[];
  readonly meetings: readonly Filed<'meeting'>[];
  readonly actions: readonly Filed<'action'>[];
  readonly commitments: readonly Filed<'commitment'>[];
  readonly attachments: readonly Filed<'attachment'>[];
}

/** By date, those without one last; equal ones keep their order. */
export function byDue<T extends { readonly data: { readonly dueOn?: string | undefined } }>(
  rows: readonly T[],
): T[] {
  const last = '9999-12-31';
  return [...rows].toSorted((a, b) => {
    const [one, other] = [a.data.dueOn ?? last, b.data.dueOn ?? last];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** Meetings in the order of their time. */
export function byStart(rows: readonly Filed<'meeting'>[]): Filed<'meeting'>[] {
  return [...rows].toSorted((a, b) => Date.parse(a.data.startsAt) - Date.parse(b.data.startsAt));
}
