import { randomUUID } from 'node:crypto';
import { bucketOf, bucketsOf } from './digest';
import { Problem } from './problem';

/** Shapes as the OpenAPI document has them. */
export interface Row {
  c: string;
  id: string;
  v: number;
  schema: number;
  deleted: boolean;
  data: Record<string, unknown>;
  by: string;
  at: string;
}
export interface Op {
  op: string;
  c: string;
  id: string;
  base: number;
  schema: number;
  set: Record<string, unknown>;
  unset: string[];
  effect: 'write' | 'delete' | 'restore';
}
export interface Tx {
  tx: string;
  ops: Op[];
}
export interface Result {
  tx: string;
  status: 'applied' | 'duplicate' | 'conflict' | 'rejected' | 'retry';
  ops: { op: string; v?: number; current?: Row | null }[];
  problem?: unknown;
}
export interface Limits {
  pushOperations: number;
  pushBytes: number;
  pullRows: number;
  pullBytes: number;
  recordBytes: number;
}

/** One company's records. Everything is synchronous, so that no two requests ever meet. */
export class Tenant {
  readonly id: string;
  readonly people = new Map<string, string>();
  readonly epoch = randomUUID();
  readonly limits: Limits;
  /** What it would know of the kinds, had they moved on. */
  readonly shapes: Record<string, { oldest: number; newest: number }> = {
    partner: { oldest: 1, newest: 1 },
    show: { oldest: 2, newest: 4 },
  };
  protected rows = new Map<string, { row: Row; commit: number }>();
  protected done = new Map<string, { content: string; v: number }>();
  /** Each commit's nonce; the first is the beginning. */
  protected commits = [randomUUID()];
  /** The commit up to which deletions are forgotten, and the versions of what was deleted. */
  protected forgotten = 0;
  protected readonly graves = new Map<string, number>();

  constructor(id: string, limits: Limits) {
    this.id = id;
    this.limits = limits;
  }

  protected get pageBytes(): number {
    return this.limits.pullBytes;
  }

  get last(): number {
    return this.commits.length - 1;
  }

  cursor(commit = this.last): string {
    return `${this.epoch}.${commit}.${this.commits[commit] ?? ''}`;
  }

  commitOf(cursor: string): number {
    const commit = Number(cursor.split('.')[1] ?? 'x');
    if (this.cursor(commit) !== cursor) throw new Problem('resync-required', 410, 'another history');
    if (commit < this.forgotten)
      throw new Problem('resync-required', 410, 'too long ago', { reason: 'expired' });
    return commit;
  }

  /** Lets go of all deletions so far, as if 400 days had passed. */
  forget(): void {
    this.forgotten = this.last;
    for (const [id, { row }] of this.rows) {
      if (!row.deleted) continue;
      this.rows.delete(id);
      this.graves.set(id, row.v);
    }
  }

  digest() {
    const rows = [...this.rows.values()].map(({ row }) => row).filter((row) => !row.deleted);
    return { epoch: this.epoch, head: this.cursor(), buckets: this.bucketsOf(rows) };
  }

  protected bucketsOf(rows: readonly Row[]) {
    return bucketsOf(rows);
  }

  changes(cursor: string | undefined, limit: number) {
    const after = cursor === undefined ? 0 : this.commitOf(cursor);
    const found = [...this.rows.values()].filter(({ commit }) => commit > after);
    found.sort((a, b) => a.commit - b.commit);
    const page: Row[] = [];
    let bytes = 0;
    let end = after;
    for (let from = 0; from < found.length;) {
      const commit = found[from]?.commit ?? 0;
      const group = found.slice(from).filter((entry) => entry.commit === commit);
      const size = group.reduce((sum, { row }) => sum + Buffer.byteLength(JSON.stringify(row)), 0);
      const full = page.length + group.length > limit || bytes + size > this.pageBytes;
      if (page.length > 0 && full) return this.page(page, end, true);
      page.push(...group.map(({ row }) => row));
      bytes += size;
      end = commit;
      from += group.length;
    }
    return this.page(page, this.last, false);
  }

  protected page(changes: Row[], end: number, more: boolean) {
    return { epoch: this.epoch, changes, cursor: this.cursor(end), more, asOf: this.asOf };
  }

  protected get asOf(): string | undefined {
    return this.cursor();
  }

  /** The living records of all buckets, or all of one. */
  protected wanted(bucket: string | undefined): readonly Row[] {
    const all = [...this.rows.values()].map(({ row }) => row);
    return all.filter((row) => (bucket === undefined ? !row.deleted : bucketOf(row) === bucket));
  }

  snapshot(after: string | undefined, limit: number, bucket?: string) {
    const [, place, head = this.cursor()] = /^([^~]*)~(.*)$/.exec(after ?? '') ?? [];
    if (after !== undefined && place === undefined)
      throw new Problem('invalid', 400, 'no place in a snapshot');
    this.commitOf(head);
    const wanted = this.wanted(bucket);
    const waiting = wanted.filter(({ id }) => place === undefined || id < place);
    waiting.sort((a, b) => (a.id < b.id ? 1 : -1));
    let bytes = 0;
    const records = waiting.slice(0, limit).filter((row, index) => {
      bytes += Buffer.byteLength(JSON.stringify(row));
      return index === 0 || bytes <= this.limits.pullBytes;
    });
    const more = records.length < waiting.length;
    const next = more ? `${records.at(-1)?.id ?? ''}~${head}` : null;
    return { epoch: this.epoch, records, head, next, total: wanted.length, asOf: this.asOf };
  }

  protected isOutdated({ c, schema }: Op): boolean {
    return Object.hasOwn(this.shapes, c) && schema < (this.shapes[c]?.oldest ?? 1);
  }

  push(epoch: string, txs: Tx[], by: string): { results: Result[]; asOf?: string | undefined } {
    if (txs.some(({ ops }) => ops.some((op) => this.isOutdated(op))))
      throw new Problem('upgrade-required', 426, 'a shape that is no longer taken');
    const count = txs.reduce((sum, { ops }) => sum + ops.length, 0);
    if (count > this.limits.pushOperations) throw new Problem('too-large', 413, 'too many operations');
    if (epoch !== this.epoch) throw new Problem('resync-required', 410, 'another history');
    const failed = new Set<string>();
    const results = txs.map((tx) => {
      const ids = tx.ops.map(({ id }) => id.toLowerCase());
      const result = ids.some((id) => failed.has(id)) ? this.answer(tx, 'retry') : this.transact(tx, by);
      if (result.status !== 'applied' && result.status !== 'duplicate') ids.forEach((id) => failed.add(id));
      return result;
    });
    return { results, asOf: this.asOf };
  }

  protected answer({ tx, ops }: Tx, status: Result['status'], more: Partial<Result> = {}): Result {
    return { tx, status, ops: ops.map(({ op }) => ({ op })), ...more };
  }

  protected transact(tx: Tx, by: string): Result {
    const drafts = new Map<string, Row>();
    const done = new Map<string, { content: string; v: number }>();
    const stale = new Set<string>();
    let refusal: Problem | undefined;
    const ops = tx.ops.map((sent) => {
      const op = { ...sent, id: sent.id.toLowerCase() };
      const key = op.op.toLowerCase();
      const content = this.contentOf(op);
      const before = this.done.get(key);
      if (before !== undefined || done.has(key)) {
        if (before?.content !== content) refusal ??= new Problem('invalid', 422, 'used id', { op: op.op });
        return { op: sent.op, v: before?.v ?? 1 };
      }
      const row = drafts.get(op.id) ?? this.rows.get(op.id)?.row;
      if (!this.takes(row, op)) {
        stale.add(op.id);
        return { op: sent.op };
      }
      if (row !== undefined && row.c !== op.c)
        refusal ??= new Problem('invalid', 422, 'another collection', { op: op.op });
      const next = this.changed(row, op, by);
      if (Buffer.byteLength(JSON.stringify(next.data)) > this.limits.recordBytes)
        refusal ??= new Problem('too-large', 413, 'record too large', { op: op.op });
      drafts.set(op.id, next);
      done.set(key, { content, v: next.v });
      return { op: sent.op, v: next.v };
    });
    if (stale.size > 0) return this.conflict(tx, stale);
    if (refusal !== undefined) return this.answer(tx, 'rejected', { problem: refusal });
    if (done.size === 0) return { tx: tx.tx, status: 'duplicate', ops };
    this.commit(drafts, done);
    return { tx: tx.tx, status: 'applied', ops };
  }

  protected conflict({ tx, ops }: Tx, stale: ReadonlySet<string>): Result {
    const told = ops.map(({ op, id }) => {
      const key = id.toLowerCase();
      return stale.has(key) ? { op, current: this.rows.get(key)?.row ?? null } : { op };
    });
    return { tx, status: 'conflict', ops: told };
  }

  protected commit(drafts: Map<string, Row>, done: Map<string, { content: string; v: number }>): void {
    this.commits.push(randomUUID());
    for (const [id, row] of drafts) this.rows.set(id, { row, commit: this.last });
    for (const [op, entry] of done) this.done.set(op, entry);
  }

  protected takes(row: Row | undefined, { base, effect }: Op): boolean {
    return (row?.v ?? 0) === base && (row?.deleted !== true || effect !== 'write');
  }

  protected changed(row: Row | undefined, { c, id, schema, set, unset, effect }: Op, by: string): Row {
    const data = Object.fromEntries(
      Object.entries({ ...row?.data, ...set }).filter(([name]) => !unset.includes(name)),
    );
    return {
      c,
      id,
      v: (row?.v ?? this.graves.get(id) ?? 0) + 1,
      schema: Math.max(schema, row?.schema ?? 1),
      deleted: effect === 'delete',
      data,
      by,
      at: new Date().toISOString(),
    };
  }

  protected contentOf({ c, id, base, schema, set, unset, effect }: Op): string {
    const ordered = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(ordered)
        : typeof value === 'object' && value !== null
          ? Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, inner]) => [name, ordered(inner)])
          : value;
    return JSON.stringify([c, id, base, schema, ordered(set), unset.toSorted(), effect]);
  }
}
