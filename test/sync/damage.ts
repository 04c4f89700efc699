import { createHash } from 'node:crypto';
import type { DigestResponse } from '#shared/sync/protocol';
import type { Laptop } from '../support/laptop';
import type { MemoryEndpoint } from '../support/memoryEndpoint';
import type { SeededRandom } from '../support/seededRandom';

/**
 * What a disk does that loses its last writes: a record is gone, or is what it was a version ago. Nobody is told, and
 * the cursor says that all is there. An unsent change lies in one transaction with its record and isn’t lost alone.
 *
 * @returns whether there was something to damage
 */
export function damageSomething({ store }: Laptop, random: SeededRandom): boolean {
  const unsent = new Set(store.operations().map(({ id }) => id));
  const record = random.pick(store.records().filter(({ id, v }) => v > 0 && !unsent.has(id)));
  if (record === undefined) return false;
  const older = { ...record, v: record.v - 1, deleted: false, data: { ...record.data, city: 'before' } };
  store.damage(record, record.v === 1 || random.chance(0.5) ? undefined : older);
  return true;
}

/**
 * Where a laptop's digest isn't the endpoint's, when all is quiet. It is worked out here from docs/sync.md alone;
 * what is in quarantine may lie out of sight there, and isn't looked at.
 */
export function differingDigests(endpoint: MemoryEndpoint, laptops: readonly Laptop[]): readonly string[] {
  return laptops.flatMap(({ person, store }) => {
    if (store.operations().length > 0) return [];
    const { text } = endpoint.handle({ method: 'GET', path: '/v1/digest' }, person);
    const { buckets } = JSON.parse(text) as DigestResponse;
    const there = new Map(buckets.map(({ bucket, hash }) => [bucket, hash]));
    const living = store.records().filter(({ deleted }) => !deleted);
    const all = new Set([...there.keys(), ...living.map(({ id }) => id.slice(-2))]);
    return [...all].flatMap((bucket) => {
      const lines = living.filter(({ id }) => id.endsWith(bucket)).map(({ id, c, v }) => `${id} ${c} ${v}`);
      const hash = createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
      const here = lines.length === 0 ? undefined : hash;
      return here === there.get(bucket) ? [] : [`I2 ${person}’s digest differs in ${bucket}`];
    });
  });
}
