import type { KindName } from '#shared/domain/entities';
import type { SampleRecord } from '#shared/sample/portfolio';

/** The sample's records of one kind. */
export function ofKind<K extends KindName>(
  records: readonly SampleRecord[],
  kind: K,
): Extract<SampleRecord, { c: K }>[] {
  return records.filter((record): record is Extract<SampleRecord, { c: K }> => record.c === kind);
}
