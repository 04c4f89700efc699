import { bucketsOf } from '../../support/minimalEndpoint/digest';
import { Tenant, type Row } from '../../support/minimalEndpoint/tenant';
import { Problem } from '../../support/minimalEndpoint/problem';
import type { Send } from '../wire';
import type { Mutant } from './mutant';

class HashesIdsAlone extends Tenant {
  protected override bucketsOf(rows: readonly Row[]) {
    return bucketsOf(rows, ({ id, c }) => `${id} ${c}`);
  }
}

class CountsTheDead extends Tenant {
  protected override bucketsOf() {
    return super.bucketsOf([...this.rows.values()].map(({ row }) => row));
  }
}

class DigestsOfAWhileAgo extends Tenant {
  override digest() {
    return { ...super.digest(), head: this.cursor(Math.max(0, this.last - 1)) };
  }
}

class LeavesDeletionsOutOfBuckets extends Tenant {
  protected override wanted(bucket: string | undefined): readonly Row[] {
    return super.wanted(bucket).filter(({ deleted }) => !deleted);
  }
}

class GivesAnyBucket extends Tenant {
  protected override wanted(bucket: string | undefined): readonly Row[] {
    return bucket === undefined ? super.wanted(undefined) : [...this.rows.values()].map(({ row }) => row);
  }
}

class NamesAnEarlierCommit extends Tenant {
  protected override get asOf(): string {
    return this.cursor(Math.max(0, this.last - 3));
  }
}

class ForgetsWithoutAWord extends Tenant {
  override forget(): void {
    super.forget();
    this.forgotten = 0;
  }
}

class CountsAnew extends Tenant {
  override forget(): void {
    super.forget();
    this.graves.clear();
  }
}

class SaysNothingOfWhy extends Tenant {
  override commitOf(cursor: string): number {
    try {
      return super.commitOf(cursor);
    } catch (error) {
      throw error instanceof Problem ? new Problem('resync-required', error.status, error.message) : error;
    }
  }
}

/** What a laptop says that it has seen is left aside. */
const forgetsWhatWasSeen: Send = (target, init) => {
  const address = new URL(target instanceof Request ? target.url : target);
  address.searchParams.delete('seen');
  if (typeof init?.body !== 'string') return fetch(address, init);
  return fetch(address, { ...init, body: init.body.replace(/"seen":"[^"]*"/, '"left":"aside"') });
};

/** @param rules the broken one, then those that may show it too */
const remembers = (
  that: string,
  [breaks, ...shows]: readonly [string, ...string[]],
  told: RegExp,
  tenant: typeof Tenant,
): Mutant => ({ that, breaks, shows, told, makeTenant: (id, limits) => new tenant(id, limits) });

/** Of what they have told, seen and forgotten. */
export const rememberingMutants: readonly Mutant[] = [
  remembers(
    'hashes ids without their versions',
    ['S14'],
    /digest of the \d+ records.*differ at hash/s,
    HashesIdsAlone,
  ),
  remembers('counts deleted records in its digests', ['S14'], /differ at count/, CountsTheDead),
  remembers(
    'names a head that its digest is past',
    ['S14'],
    /of before the digest in the feed/,
    DigestsOfAWhileAgo,
  ),
  remembers(
    'leaves deletions out of a bucket',
    ['S15'],
    /expected +the tombstone/,
    LeavesDeletionsOutOfBuckets,
  ),
  remembers('gives all records for any bucket', ['S15', 'S14'], /records of other buckets/, GivesAnyBucket),
  remembers(
    'names a commit of a while ago',
    ['S57'],
    /what was pushed, in the feed from there/,
    NamesAnEarlierCommit,
  ),
  {
    that: 'leaves aside what a laptop has seen',
    breaks: 'S57',
    told: /doesn’t hold is answered 410.*came +200/s,
    send: forgetsWhatWasSeen,
  },
  remembers(
    'forgets deletions without a word',
    ['S16'],
    /410, or a feed that tells the deletion/,
    ForgetsWithoutAWord,
  ),
  remembers('doesn’t say that a cursor is too old', ['S16'], /"reason":"expired"/, SaysNothingOfWhy),
  remembers('counts the versions of a forgotten record anew', ['S16'], /a version above 2/, CountsAnew),
];
