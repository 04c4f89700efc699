import { z } from 'zod';
import type { TransportRequest, TransportResponse } from '#shared/sync/ports';
import { limits, problemTypes, pushRequest, wireOperation } from '#shared/sync/protocol';
import type {
  Capabilities,
  Control,
  Problem,
  PushResult,
  WireOperation,
  WireRecord,
} from '#shared/sync/protocol';
import { copyOf, emptyContents, headOf, knows, seqOf } from './memoryContents';
import type { Commit } from './memoryContents';
import { changes, digest, snapshot, snapshotHead } from './memoryPages';
import type { PageParts } from './memoryPages';
import { decide, notNow, notYours, rejected } from './memoryPush';
import type { Planned } from './memoryPush';
import { createMemoryScopes, textOf } from './memoryScopes';
import type { Sight } from './memoryScopes';
import { createMemoryShapes } from './memoryShapes';
import type { KnownShapes } from './memoryShapes';

export interface MemoryEndpoint {
  handle(request: TransportRequest, person: string): TransportResponse;
  records(): readonly WireRecord[];
  record(id: string): WireRecord | undefined;
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

/** The contract’s push, but for looking whether what came out of JSON is JSON all the way down. */
const readFields = z.custom<WireOperation['set']>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((name) => name.length > 0 && name.length <= 60),
);
const readTransaction = pushRequest.shape.txs.element.extend({
  ops: z.array(wireOperation.extend({ set: readFields.default({}) })).min(1),
});
const readPush = pushRequest.extend({ txs: z.array(readTransaction).min(1) });

/** An endpoint in memory, written from docs/sync.md and nothing else. */
export function createMemoryEndpoint(options: EndpointOptions = {}): MemoryEndpoint {
  const shapes = createMemoryShapes(options.shapes ?? (() => ({})));
  const now = options.now ?? (() => new Date('2026-01-05T08:00:00.000Z'));
  const allowed = { ...limits, ...options.limits };
  let contents = emptyContents();
  const scopes = createMemoryScopes();
  let restores = 0;
  /** Who sees what after the last commit; null when it is to be looked at anew. */
  let sight: Sight | null = null;
  const sightNow = () => (sight ??= scopes.sight(contents.records));

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
    const before = sightNow();
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

  function tell(before: Sight, seq: number, written: ReadonlySet<string>): void {
    sight = scopes.sight(contents.records);
    for (const told of scopes.controls(before, sight, contents.records, written))
      contents.controls.push({ seq, ...told });
  }

  const pageParts = (query: ReadonlyMap<string, string>, person: string): PageParts => ({
    contents,
    person,
    limits: allowed,
    query,
    sees: (id) => sees(person, id),
    lies: (record, scope) => scopes.lies(record, scope, contents.records),
  });

  function push(body: string, person: string): TransportResponse {
    const parsed = readPush.safeParse(read(body));
    if (!parsed.success) return refusal(400, problemTypes.invalid);
    const { epoch, seen, txs } = parsed.data;
    if (epoch !== contents.epoch || (seen !== undefined && !knows(contents, seen)))
      return refusal(410, problemTypes.resyncRequired);
    if (txs.some(({ ops }) => ops.some(shapes.isTooOld))) return refusal(426, problemTypes.upgradeRequired);
    const count = txs.reduce((sum, { ops }) => sum + ops.length, 0);
    if (count > allowed.pushOperations || Buffer.byteLength(body) > allowed.pushBytes)
      return refusal(413, problemTypes.tooLarge);
    const unsettled = new Set<string>();
    const results = txs.map((tx): PushResult => {
      const ids = tx.ops.map(({ id }) => id.toLowerCase());
      const result = ids.some((id) => unsettled.has(id)) ? notNow(tx) : take(tx, person);
      if (result.status !== 'applied' && result.status !== 'duplicate')
        for (const id of ids) unsettled.add(id);
      return result;
    });
    return ok({ results, asOf: headOf(contents) });
  }

  function take(sent: Parameters<typeof decide>[0], person: string): PushResult {
    const { result, planned } = decide(sent, {
      contents,
      person,
      // One instant for the whole write, as the contract has it: what it deletes comes back together.
      at: now().toISOString(),
      limits: allowed,
      refuses: options.refuses ?? (() => null),
      putsOff: options.putsOff ?? (() => false),
      sees: (id) => sees(person, id),
      shapes,
    });
    if (!planned) return result;
    const outside = write(sent.tx, planned, person);
    return outside === undefined ? result : rejected(sent, { ...notYours, op: outside });
  }

  /** @returns the operation that would put its record where the person doesn't see it; nothing is written then */
  function write(tx: string, { records, done, operations }: Planned, person: string): string | undefined {
    const seen = sightNow();
    const were = new Map([...records.keys()].map((id) => [id, contents.records.get(id)]));
    const seq = contents.commits.length + 1;
    for (const [id, draft] of records) contents.records.set(id, { ...draft, seq });
    const outside = operations.findLast(({ id }) => !sees(person, id));
    if (outside) {
      for (const [id, was] of were) {
        if (was) contents.records.set(id, was);
        else contents.records.delete(id);
      }
      return outside.op;
    }
    for (const [op, one] of done) contents.done.set(op, one);
    const along = moveConflicts(were, seq);
    contents.commits.push({
      seq,
      tx,
      nonce: `${tx}+${restores}`,
      operations,
      before: [...were.values()].map((was) => was?.record),
      after: [...records.values()].map(({ record }) => record),
    });
    tell(seen, seq, new Set([...records.keys(), ...along]));
    return undefined;
  }

  /** Merge conflicts go where the record goes that they are about, and show that in their version. */
  function moveConflicts(
    were: ReadonlyMap<string, { readonly record: WireRecord } | undefined>,
    seq: number,
  ): readonly string[] {
    const partnerOf = (held: { readonly record: WireRecord } | undefined) => held?.record.data['partnerId'];
    const moved = [...were].filter(
      ([id, was]) => was && partnerOf(was) !== partnerOf(contents.records.get(id)),
    );
    if (moved.length === 0) return [];
    const about = new Set(moved.map(([id]) => id));
    return [...contents.records.values()].flatMap(({ record, bytes }) => {
      if (record.c !== 'mergeConflict' || were.has(record.id)) return [];
      if (!about.has(textOf(record.data['recordId']))) return [];
      contents.records.set(record.id, { record: { ...record, v: record.v + 1 }, seq, bytes });
      return [record.id];
    });
  }

  function answer(route: string, query: ReadonlyMap<string, string>, person: string): TransportResponse {
    const cursor = query.get('cursor');
    const given = [query.get('seen'), cursor, snapshotHead(query.get('after'))];
    if (cursor !== undefined && knows(contents, cursor) && seqOf(cursor) < contents.minSeq)
      return { ...refusal(410, ''), text: JSON.stringify(expired) };
    if (given.some((each) => each !== undefined && !knows(contents, each)))
      return refusal(410, problemTypes.resyncRequired);
    if (route === '/v1/changes') return ok(changes(pageParts(query, person)));
    if (route === '/v1/snapshot') return ok(snapshot(pageParts(query, person)));
    if (route === '/v1/digest') return ok(digest(pageParts(query, person)));
    return refusal(404, problemTypes.notFound);
  }

  return {
    handle: ({ path, body = '' }, person) => {
      const [route = '', query] = path.split('?');
      if (route === '/v1/capabilities') return ok(capabilities(person));
      if (route === '/v1/push') return push(body, person);
      return answer(route, new Map(new URLSearchParams(query)), person);
    },
    records: () => [...contents.records.values()].map(({ record }) => record),
    record: (id) => contents.records.get(id)?.record,
    commits: () => contents.commits,
    seqOf,
    knows: (cursor) => knows(contents, cursor),
    seqOfRecord: (id) => contents.records.get(id)?.seq ?? 0,
    backup: () => {
      const kept = copyOf(contents);
      return (renewed = true) => {
        restores += 1;
        const { epoch } = kept;
        contents = { ...copyOf(kept), epoch: renewed ? `epoch-restored-${restores}` : epoch };
        sight = null;
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
      sight = null;
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
          effect: 'write',
        } as const;
        take({ tx: `seed-${index}`, ops: [{ ...operation, unset: [] }] }, 'seed');
      }
    },
  };
}

const expired = { type: problemTypes.resyncRequired, status: 410, reason: 'expired' };

/** `undefined` when it isn't JSON. */
function read(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

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
