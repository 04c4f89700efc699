import type { WireRecord } from '#shared/sync/protocol';
import type { Laptop } from '../laptop';
import { Violation, demand } from '../violation';

/** Of a tenant that others share, the records that a check made itself, in the order they came in. */
export function own(records: readonly WireRecord[], ids: readonly string[]): readonly WireRecord[] {
  const wanted = new Set(ids);
  return records.filter(({ id }) => wanted.has(id));
}

/** The feed after a cursor, the check's own records only. */
export async function ownFeed(
  desk: Laptop,
  cursor: string,
  ids: readonly string[],
): Promise<readonly WireRecord[]> {
  const { pages } = await desk.follow(cursor);
  return own(
    pages.flatMap(({ records }) => records),
    ids,
  );
}

/**
 * A living record as a snapshot holds it. Ids grow with time, so what the suite has just made is on the first page.
 *
 * @throws Violation when it isn't there
 */
export async function current(desk: Laptop, id: string): Promise<WireRecord> {
  const record = await living(desk, id);
  if (record === undefined) throw new Violation(`the record ${id} in the snapshot`, 'a snapshot without it');
  return record;
}

/** @returns undefined when the snapshot doesn't hold it */
export async function living(desk: Laptop, id: string): Promise<WireRecord | undefined> {
  let page = await desk.snapshot();
  for (;;) {
    const found = page.records.find((record) => record.id === id);
    const last = page.records.at(-1);
    if (found !== undefined || page.next === null || last === undefined || last.id < id) return found;
    page = await desk.snapshot(page.next);
  }
}

/** @throws Violation where a page doesn't hold either all of a transaction's records or none */
export function demandWhole(records: readonly WireRecord[], together: readonly (readonly string[])[]): void {
  for (const ids of together) {
    const held = own(records, ids).length;
    demand(
      held === 0 || held === ids.length,
      `a page with all ${ids.length} records of a transaction, or none of them`,
      `a page with ${held} of them`,
    );
  }
}
