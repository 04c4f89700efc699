import { createHash } from 'node:crypto';
import type { TransportRequest, TransportResponse } from '#shared/sync/ports';
import { limits, problemTypes, pushRequest } from '#shared/sync/protocol';
import { createMemoryScopes, textOf } from './memoryScopes';
import { createMemoryShapes } from './memoryShapes';
import type { KnownShapes } from './memoryShapes';
import type {
  Capabilities,
  Control,
  Problem,
  PushResult,
  WireOperation,
  WireRecord,
} from '#shared/sync/protocol';

export interface MemoryControl {
  readonly seq: number;
  readonly person: string;
  readonly control: Control;
}

/** One applied transaction, for the checkers. */
export interface Commit {
  readonly seq: number;
  readonly tx: string;
  /** Never given twice, not even to a transaction that is sent again after the endpoint was restored. */
  readonly nonce: string;
  readonly operations: readonly WireOperation[];
  readonly before: readonly (WireRecord | undefined)[];
  readonly after: readonly WireRecord[];
}

export interface MemoryEndpoint {
  handle(request: TransportRequest, person: string): TransportResponse;
  records(): readonly WireRecord[];
  commits(): readonly Commit[];
  /** The sequence number that a cursor stands for. */
  seqOf(cursor: string): number;
  seqOfRecord(id: string): number;
  knows(cursor: string): boolean;
  /**
   * Answers what brings this moment back: under a new epoch, or, when whoever restored it forgot to renew that,
   * under the old one.
   */
  backup(): (renewed?: boolean) => void;
  wasRestored(): boolean;
  /** The sequence number of the last commit. */
  head(): number;
  /** Forgets tombstones and done operations up to a commit, and refuses cursors from before it. */
  forget(seq: number): void;
  /** Lets these people see what is granted to them and nothing else; everybody sees everything otherwise. */
  restrict(people: readonly string[]): void;
  grant(person: string, scope: string): void;
  revoke(person: string, scope: string): void;
  /** Whether a record that is there is in the person's sight. */
  sees(person: string, id: string): boolean;
  /** What was told to a person after a cursor. */
  toldAfter(person: string, cursor: string): readonly Control[];
  /** Applies records as if another laptop had pushed them. */
  seed(records: readonly Pick<WireRecord, 'c' | 'id' | 'data'>[]): void;
}

export interface EndpointOptions {
  readonly now?: () => Date;
  readonly limits?: Partial<Capabilities['limits']>;
  /** Why an operation will never be taken; null for all that is well. */
  readonly refuses?: (operation: WireOperation) => Problem | null;
  /** Whether a transaction is put off this time. */
  readonly putsOff?: () => boolean;
  /** What it knows of the kinds at present; nothing when left out. */
  readonly shapes?: () => KnownShapes;
  readonly tenant?: string;
  /** Names of people by id; others are called as their id. */
  readonly names?: Readonly<Record<string, string>>;
}

interface Contents {
  epoch: string;
  records: Map<string, { record: WireRecord; seq: number }>;
  done: Map<string, PushResult['ops'][number]>;
  commits: Commit[];
  controls: MemoryControl[];
  /** Cursors from before are refused. */
  minSeq: number;
  /** The versions of forgotten records: whoever creates one anew goes on from there. */
  forgotten: Map<string, number>;
}

const seqOf = (cursor: string) => Number(cursor.split('.')[1]);

/** An endpoint in memory, written from docs/sync.md and nothing else. */
export function createMemoryEndpoint(options: EndpointOptions = {}): MemoryEndpoint {
  const shapes = createMemoryShapes(options.shapes ?? (() => ({})));
  const now = options.now ?? (() => new Date('2026-01-05T08:00:00.000Z'));
  const allowed = { ...limits, ...options.limits };
  let contents: Contents = {
    epoch: 'epoch-1',
    records: new Map(),
    done: new Map(),
    commits: [],
    controls: [],
    minSeq: 0,
    forgotten: new Map(),
  };
  const scopes = createMemoryScopes();
  let restores = 0;

  const cursorAt = (seq: number) =>
    `${contents.epoch}.${seq}.${contents.commits[seq - 1]?.nonce ?? 'origin'}`;
  const knows = (cursor: string) => cursor === cursorAt(seqOf(cursor));
  const head = () => cursorAt(contents.commits.length);

  function capabilities(person: string): Capabilities {
    return {
      protocol: 1,
      shapes: shapes.told(),
      epoch: contents.epoch,
      tenant: { id: options.tenant ?? 'tenant-1', name: 'Société Exemple' },
      person: { id: person, name: options.names?.[person] ?? person },
      people: Object.entries(options.names ?? { [person]: person }).map(([id, name]) => ({ id, name })),
      limits: allowed,
      encodings: [],
      digests: true,
      now: now().toISOString(),
    };
  }

  const sees = (person: string, id: string) => {
    const found = contents.records.get(id);
    return found !== undefined && scopes.sees(person, found.record, contents.records);
  };

  /** Something else than a push: it takes a place in the order of commits, too. */
  function reorder(what: () => void): void {
    const before = scopes.sight(contents.records);
    what();
    const seq = contents.commits.length + 1;
    contents.commits.push({
      seq,
      tx: `order-${seq}`,
      nonce: `order-${seq}+${restores}`,
      operations: [],
      before: [],
      after: [],
    });
    tell(before, seq, new Set());
  }

  function tell(before: ReturnType<typeof scopes.sight>, seq: number, written: ReadonlySet<string>): void {
    for (const told of scopes.controls(before, contents.records, written))
      contents.controls.push({ seq, ...told });
  }

  /** A record that went out of somebody's sight and is in it again, at the place where they are to learn that it moved. */
  function movedInSight(person: string, control: Control): WireRecord | undefined {
    if (control.control !== 'record.removed' || !sees(person, control.id)) return undefined;
    return contents.records.get(control.id)?.record;
  }

  function changes(query: Map<string, string>, person: string): TransportResponse {
    const cursor = query.get('cursor') ?? '';
    if (knows(cursor) && seqOf(cursor) < contents.minSeq)
      return { ...refusal(410, ''), text: JSON.stringify(expired) };
    if (!knows(cursor)) return refusal(410, problemTypes.resyncRequired);
    const records = [...contents.records.values()]
      .filter(({ record }) => sees(person, record.id))
      .map(({ seq, record }) => ({ seq, entry: record }));
    const controls = contents.controls
      .filter((told) => told.person === person)
      .map(({ seq, control }) => ({ seq, entry: movedInSight(person, control) ?? control }));
    const waiting = [...records, ...controls]
      .filter(({ seq }) => seq > seqOf(cursor))
      .toSorted((a, b) => a.seq - b.seq);
    const cut = waiting[Number(query.get('limit')) - 1]?.seq ?? Number.POSITIVE_INFINITY;
    const page = waiting.filter(({ seq }) => seq <= cut);
    const more = page.length < waiting.length;
    return ok({
      epoch: contents.epoch,
      // A record comes once a page.
      changes: [...new Set(page.map(({ entry }) => entry))],
      cursor: more ? cursorAt(cut) : head(),
      more,
      asOf: head(),
    });
  }

  function snapshot(query: Map<string, string>, person: string): TransportResponse {
    const [after, taken] = (query.get('after') ?? '').split('@');
    if (taken !== undefined && !knows(taken)) return refusal(410, problemTypes.resyncRequired);
    const bucket = query.get('bucket');
    const ids = inSight(query, person)
      .filter(({ id, deleted }) => (bucket === undefined ? !deleted : id.endsWith(bucket)))
      .map(({ id }) => id)
      .toSorted()
      .toReversed();
    const waiting = ids.filter((id) => !after || id < after);
    const page = waiting.slice(0, Number(query.get('limit')));
    const from = taken ?? head();
    const last = page.at(-1);
    return ok({
      epoch: contents.epoch,
      records: page.flatMap((id) => contents.records.get(id)?.record ?? []),
      head: from,
      next: page.length < waiting.length && last ? `${last}@${from}` : null,
      total: ids.length,
      asOf: head(),
    });
  }

  function inSight(query: Map<string, string>, person: string): readonly WireRecord[] {
    const scope = query.get('scope') ?? 'all';
    return [...contents.records.values()]
      .map(({ record }) => record)
      .filter(({ id }) => sees(person, id))
      .filter((record) => scope === 'all' || scopes.lies(record, scope, contents.records));
  }

  function digest(query: Map<string, string>, person: string): TransportResponse {
    const lines = new Map<string, string[]>();
    for (const { id, c, v } of inSight(query, person).filter(({ deleted }) => !deleted)) {
      const bucket = id.slice(34);
      lines.set(bucket, [...(lines.get(bucket) ?? []), `${id} ${c} ${v}`]);
    }
    const buckets = [...lines].map(([bucket, members]) => ({
      bucket,
      count: members.length,
      hash: createHash('sha256').update(members.toSorted().join('\n')).digest('hex'),
    }));
    return ok({ epoch: contents.epoch, head: head(), buckets });
  }

  function push(body: string, person: string): TransportResponse {
    const parsed = pushRequest.safeParse(JSON.parse(body));
    if (!parsed.success) return refusal(422, problemTypes.invalid);
    const { epoch, seen } = parsed.data;
    if (epoch !== contents.epoch || (seen !== undefined && !knows(seen)))
      return refusal(410, problemTypes.resyncRequired);
    if (parsed.data.txs.some(({ ops }) => ops.some(shapes.isTooOld)))
      return refusal(426, problemTypes.upgradeRequired);
    const count = parsed.data.txs.reduce((sum, { ops }) => sum + ops.length, 0);
    if (count > allowed.pushOperations || body.length > allowed.pushBytes)
      return refusal(413, problemTypes.tooLarge);
    const results = parsed.data.txs.map(({ tx, ops }) => apply(tx, ops, person));
    return ok({ results, asOf: head() });
  }

  function apply(tx: string, ops: readonly WireOperation[], person: string): PushResult {
    const fresh = ops.filter(({ op }) => !contents.done.has(op));
    const answers = () => ops.map(({ op }) => contents.done.get(op) ?? { op });
    if (fresh.length === 0) return { tx, status: 'duplicate', ops: answers() };
    if (options.putsOff?.()) return { tx, status: 'retry', ops: [] };
    const problem = fresh.map((operation) => options.refuses?.(operation)).find(Boolean);
    if (problem) return { tx, status: 'rejected', ops: [], problem };
    const outside = (ids: readonly string[]) =>
      ids.some((id) => contents.records.has(id) && !sees(person, id));
    if (outside(fresh.map(({ id }) => id))) return { tx, status: 'rejected', ops: [], problem: notYours };
    const conflicts = fresh.filter(({ id, base, effect }) => {
      const { v, deleted } = contents.records.get(id)?.record ?? { v: 0, deleted: false };
      return v !== base || (deleted && effect === 'write');
    });
    if (conflicts.length > 0) {
      const current = conflicts.map(({ op, id }) => ({
        op,
        current: contents.records.get(id)?.record ?? null,
      }));
      return { tx, status: 'conflict', ops: current };
    }
    const seq = contents.commits.length + 1;
    const before = fresh.map(({ id }) => contents.records.get(id)?.record);
    const kept = { records: new Map(contents.records), done: new Map(contents.done) };
    const sight = scopes.sight(contents.records);
    // One instant for the whole write, as the contract has it: what it deletes comes back together.
    const stamp = { by: person, at: now().toISOString() };
    for (const operation of fresh) {
      const record = changed(contents.records.get(operation.id)?.record, operation, stamp);
      contents.records.set(record.id, { record, seq });
      contents.done.set(operation.op, { op: operation.op, v: record.v });
    }
    if (outside(fresh.map(({ id }) => id))) {
      contents = { ...contents, ...kept };
      return { tx, status: 'rejected', ops: [], problem: notYours };
    }
    const along = moveConflicts(new Set(fresh.map(({ id }) => id)), kept.records, seq);
    const after = fresh.flatMap(({ id }) => contents.records.get(id)?.record ?? []);
    contents.commits.push({ seq, tx, nonce: `${tx}+${restores}`, operations: fresh, before, after });
    tell(sight, seq, new Set([...fresh.map(({ id }) => id), ...along]));
    return { tx, status: 'applied', ops: answers() };
  }

  /** Merge conflicts go where the record goes that they are about, and show that in their version. */
  function moveConflicts(
    written: ReadonlySet<string>,
    were: Contents['records'],
    seq: number,
  ): readonly string[] {
    const partnerOf = (records: Contents['records'], id: string) => records.get(id)?.record.data['partnerId'];
    return [...contents.records.values()].flatMap(({ record }) => {
      const about = textOf(record.data['recordId']);
      if (record.c !== 'mergeConflict' || written.has(record.id) || !written.has(about)) return [];
      if (!were.has(about) || partnerOf(were, about) === partnerOf(contents.records, about)) return [];
      contents.records.set(record.id, { record: { ...record, v: record.v + 1 }, seq });
      return [record.id];
    });
  }

  function changed(
    was: WireRecord | undefined,
    operation: WireOperation,
    stamp: Pick<WireRecord, 'by' | 'at'>,
  ): WireRecord {
    const { data, schema, apart } = shapes.applied(was, operation);
    for (const [field, mine] of apart) {
      const conflict = shapes.conflict(operation, field, mine, data[field], stamp);
      contents.records.set(conflict.id, { record: conflict, seq: contents.commits.length + 1 });
    }
    const deleted =
      operation.effect === 'delete' || (was?.deleted === true && operation.effect !== 'restore');
    const { c, id } = operation;
    const v = was?.v ?? contents.forgotten.get(id) ?? 0;
    return { c, id, v: v + 1, schema, deleted, data, ...stamp };
  }

  return {
    handle: ({ path, body = '' }, person) => {
      const [route, query] = path.split('?');
      const parameters = new Map(new URLSearchParams(query));
      if (route === '/v1/capabilities') return ok(capabilities(person));
      const seen = parameters.get('seen');
      if (seen !== undefined && !knows(seen)) return refusal(410, problemTypes.resyncRequired);
      if (route === '/v1/changes') return changes(parameters, person);
      if (route === '/v1/snapshot') return snapshot(parameters, person);
      if (route === '/v1/digest') return digest(parameters, person);
      return route === '/v1/push' ? push(body, person) : refusal(404, problemTypes.notFound);
    },
    records: () => [...contents.records.values()].map(({ record }) => record),
    commits: () => contents.commits,
    seqOf,
    knows,
    seqOfRecord: (id) => contents.records.get(id)?.seq ?? 0,
    backup: () => {
      const kept = structuredClone(contents);
      return (renewed = true) => {
        restores += 1;
        const { epoch } = kept;
        contents = { ...structuredClone(kept), epoch: renewed ? `epoch-restored-${restores}` : epoch };
      };
    },
    wasRestored: () => restores > 0,
    head: () => contents.commits.length,
    forget: (seq) => {
      contents.minSeq = seq;
      for (const [id, { record, seq: at }] of contents.records)
        if (record.deleted && at <= seq) {
          contents.records.delete(id);
          contents.forgotten.set(id, record.v);
        }
      for (const { operations } of contents.commits.slice(0, seq))
        for (const { op } of operations) contents.done.delete(op);
    },
    restrict: (people) => reorder(() => scopes.restrict(people)),
    grant: (person, scope) => reorder(() => scopes.grant(person, scope)),
    revoke: (person, scope) => reorder(() => scopes.revoke(person, scope)),
    sees,
    toldAfter: (person, cursor) =>
      contents.controls
        .filter((told) => told.person === person && told.seq > seqOf(cursor))
        .map(({ control }) => control),
    seed: (records) => {
      for (const [index, { c, id, data }] of records.entries()) {
        const operation = {
          op: `seed-${id}`,
          c,
          id,
          base: 0,
          schema: 1,
          set: data,
          unset: [],
          effect: 'write',
        } as const;
        apply(`seed-${index}`, [{ ...operation, unset: [] }], 'seed');
      }
    },
  };
}

const expired = { type: problemTypes.resyncRequired, status: 410, reason: 'expired' };
const notYours: Problem = { type: problemTypes.forbidden, status: 403, title: 'not yours' };

export function ok(body: unknown): TransportResponse {
  return { status: 200, header: () => null, text: JSON.stringify(body) };
}

export function refusal(
  status: number,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): TransportResponse {
  return { status, header: (name) => headers[name] ?? null, text: JSON.stringify({ type, status }) };
}
