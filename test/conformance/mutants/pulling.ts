import { Tenant, type Limits, type Row, type Tx } from '../../support/minimalEndpoint/tenant';
import type { Mutant } from './mutant';

/** As one whose cursor says which commit it is in and how many rows of it were sent. */
class CutsPagesAnywhere extends Tenant {
  override changes(cursor: string | undefined, limit: number) {
    const [at = '', sent = '0'] = cursor?.split('+') ?? [];
    const page = super.changes(at === '' ? undefined : at, Number.POSITIVE_INFINITY);
    const rows = page.changes.slice(Number(sent));
    if (rows.length <= limit) return { ...page, changes: rows };
    const from = at === '' ? this.cursor(0) : at;
    return { ...page, changes: rows.slice(0, limit), cursor: `${from}+${Number(sent) + limit}`, more: true };
  }
}

class OrdersById extends Tenant {
  override changes(cursor: string | undefined, limit: number) {
    const page = super.changes(cursor, limit);
    return { ...page, changes: page.changes.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  }
}

class KeepsItsLimitToItself extends Tenant {
  override changes(cursor: string | undefined) {
    return super.changes(cursor, Number.POSITIVE_INFINITY);
  }
}

class FillsPagesWithoutEnd extends Tenant {
  protected override get pageBytes(): number {
    return Number.POSITIVE_INFINITY;
  }
}

class CountsInItsCursors extends Tenant {
  override cursor(commit = this.last): string {
    return String(commit);
  }
  override commitOf(cursor: string): number {
    return Number(/\d+/.exec(cursor)?.[0] ?? 0);
  }
}

class KnowsNoEpochs extends Tenant {
  override push(_epoch: string, txs: Tx[], by: string) {
    return super.push(this.epoch, txs, by);
  }
}

class ShowsTombstones extends Tenant {
  override snapshot(after: string | undefined, limit: number, bucket?: string) {
    const page = super.snapshot(after, limit, bucket);
    const dead = [...this.rows.values()].map(({ row }) => row).filter(({ deleted }) => deleted);
    const whole = after === undefined && bucket === undefined;
    return whole ? { ...page, records: [...dead, ...page.records] } : page;
  }
}

class TakesItsHeadAnew extends Tenant {
  override snapshot(after: string | undefined, limit: number, bucket?: string) {
    return { ...super.snapshot(after, limit, bucket), head: this.cursor() };
  }
}

class TakesItsHeadLast extends Tenant {
  override snapshot(after: string | undefined, limit: number, bucket?: string) {
    // As one that notes the head when the last page is read, and what it noted is handed out for the next time.
    const page = super.snapshot(after, limit, bucket);
    return { ...page, head: this.cursor(Math.max(this.forgotten, this.last - 2)) };
  }
}

class OldestFirst extends Tenant {
  override snapshot(after: string | undefined, limit: number, bucket?: string) {
    const page = super.snapshot(after, limit, bucket);
    return { ...page, records: page.records.toReversed() };
  }
}

/** Numbers are given out before the commit: now and then a reader's cursor passes rows that aren't there yet. */
class NumbersBeforeCommits extends Tenant {
  private readonly late = new Set<string>();
  protected override commit(
    drafts: Map<string, Row>,
    done: Map<string, { content: string; v: number }>,
  ): void {
    super.commit(drafts, done);
    if (drafts.size === 3 && this.last % 4 === 0) for (const id of drafts.keys()) this.late.add(id);
  }
  override changes(cursor: string | undefined, limit: number) {
    const page = super.changes(cursor, limit);
    const missed = page.changes.filter(({ id }) => this.late.delete(id));
    return { ...page, changes: page.changes.filter((row) => !missed.includes(row)) };
  }
}

const everybodys = new Map<string, { row: Row; commit: number }>();

class SharesItsTable extends Tenant {
  constructor(id: string, limits: Limits) {
    super(id, limits);
    this.rows = everybodys;
  }
}

/** @param rules the broken one, then those that may show it too */
const stores = (
  that: string,
  [breaks, ...shows]: readonly [string, ...string[]],
  told: RegExp,
  tenant: typeof Tenant,
): Mutant => ({ that, breaks, shows, told, makeTenant: (id, limits) => new tenant(id, limits) });

export const pullingMutants: readonly Mutant[] = [
  stores(
    'cuts its pages anywhere',
    ['S3', 'S20'],
    /a page with all 3 records of a transaction, or none/,
    CutsPagesAnywhere,
  ),
  stores('orders its feed by ids', ['S3'], /where it changed last/, OrdersById),
  stores('heeds no limit of rows', ['S3'], /at most 5 rows.*came +10 rows/s, KeepsItsLimitToItself),
  stores(
    'heeds no limit of bytes',
    ['S3'],
    /pages of at most \d+ bytes.*came +one of/s,
    FillsPagesWithoutEnd,
  ),
  stores(
    'has bare numbers for cursors',
    ['S2', 'S16', 'S21', 'S57'],
    /expected +410.*came +200/s,
    CountsInItsCursors,
  ),
  stores(
    'takes pushes of any epoch',
    ['S2'],
    /push of another epoch.*expected.*410.*came +200/s,
    KnowsNoEpochs,
  ),
  stores('shows tombstones in snapshots', ['S4', 'S10'], /falling order|no tombstone/, ShowsTombstones),
  stores('takes its head anew on each page', ['S4'], /Whatever is written|same head/, TakesItsHeadAnew),
  stores(
    'hands out heads of a while ago',
    ['S4', 'S11'],
    /begins after what the snapshot holds/,
    TakesItsHeadLast,
  ),
  stores('reads its snapshots from the oldest on', ['S4'], /ids in falling order/, OldestFirst),
  stores(
    'gives out numbers before it commits',
    ['S20', 'S3'],
    /number of records that the reader got/,
    NumbersBeforeCommits,
  ),
  stores(
    'keeps all tenants in one table',
    ['S21'],
    /record in our feed|snapshot without their record/,
    SharesItsTable,
  ),
];
