import type { OutboxOperation } from './outbox';
import type { RecordKey, RecordVersion } from './ports';

/**
 * What both sides hash to know whether they hold the same records, without exchanging them. Versions stand for
 * contents: in one history, one version has one content (docs/decisions/0018-digests.md).
 */

/** Which of the 256 parts a record belongs to, in the comparison with the endpoint. */
export function bucketOf({ id }: Pick<RecordKey, 'id'>): string {
  return id.slice(-2).toLowerCase();
}

/** A bucket's living records, one a line: id in lower case, collection, version, in the order of the ids. */
export function digestText(records: readonly Pick<RecordVersion, 'c' | 'id' | 'v'>[]): string {
  return records
    .map(({ c, id, v }) => `${id.toLowerCase()} ${c} ${v}`)
    .toSorted()
    .join('\n');
}

/**
 * The laptop's records that are alive at the endpoint as far as it knows: without what was never sent, nor what unsent
 * changes deleted or brought back here.
 */
export function aliveThere(
  records: readonly RecordVersion[],
  outbox: readonly OutboxOperation[],
): readonly RecordVersion[] {
  const first = new Map<string, OutboxOperation['effect']>();
  for (const { c, id, effect } of outbox) {
    if (effect !== 'write' && !first.has(`${c}/${id}`)) first.set(`${c}/${id}`, effect);
  }
  return records.filter(({ c, id, v, deleted }) => {
    const unsent = first.get(`${c}/${id}`);
    return v > 0 && (unsent === undefined ? !deleted : unsent === 'delete');
  });
}
