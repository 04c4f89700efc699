import { createHash } from 'node:crypto';
import type { Row } from './tenant';

export const bucketOf = ({ id }: Row): string => id.slice(-2).toLowerCase();

/** Count and hash of each bucket that has living records, by the words of the OpenAPI document. */
export function bucketsOf(rows: readonly Row[], line = ({ id, c, v }: Row) => `${id} ${c} ${v}`) {
  const names = [...new Set(rows.map(bucketOf))].toSorted();
  return names.map((bucket) => {
    const lines = rows
      .filter((row) => bucketOf(row) === bucket)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(line);
    return {
      bucket,
      count: lines.length,
      hash: createHash('sha256').update(lines.join('\n')).digest('hex'),
    };
  });
}
