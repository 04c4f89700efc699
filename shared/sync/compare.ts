import { kindNames } from '../domain/entities';
import { mergeConflict } from '../domain/mergeConflict';
import { sameValue } from '../domain/sameValue';
import { aliveThere, bucketOf, digestText } from './digest';
import type { Answer, Fault } from './fault';
import type { OutboxOperation } from './outbox';
import type { RecordVersion, StoredRecord, StoreTransaction } from './ports';
import type { DigestResponse, WireRecord } from './protocol';
import { pullFeed } from './pull';
import { pullGranted } from './pullGranted';
import { askAbout, removeClean } from './reset';
import { changeState, readState } from './run';
import type { Run } from './run';
import { openWorkbench } from './workbench';
import type { SettledRecord } from './workbench';

export type Sha256 = (text: string) => Promise<string>;

const dayMs = 86_400_000;
/** More than this at once is never removed without a person's word. */
const mostRemoved = 100;
const mostRemovedShare = 0.05;
/** Others may write between the feed's end and the digest; where they do so all the time, the next run tries again. */
const attempts = 3;

/** Whether this run, which had nothing else to do, should compare: once a day, and after a new start. */
export async function dueToCompare({ store, ledger, now }: Run): Promise<boolean> {
  if (ledger.sent + ledger.received > 0) return false;
  const { comparedAt, question } = await readState(store);
  if (question) return false;
  return !comparedAt || Math.abs(now().getTime() - Date.parse(comparedAt)) >= dayMs;
}

/**
 * Compares what this laptop holds with what the endpoint says it should, and fetches the parts that differ. Only on
 * the same place of the same history can a difference be a fault of this laptop's.
 */
export async function compare(run: Run, sha256: Sha256): Promise<Fault | null> {
  if (!run.digests) return compared(run);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await run.client.digest();
    if (!answer.ok) return answer.fault;
    if (answer.value.epoch !== run.epoch) return { kind: 'resyncRequired' };
    run.ledger.count('bytes', answer.bytes);
    const { cursor } = await readState(run.store);
    if (answer.value.head === cursor) return repair(run, answer.value, sha256);
    const fault = (await pullFeed(run)) ?? (await pullGranted(run));
    if (fault) return fault;
  }
  return null;
}

async function repair(run: Run, { buckets }: DigestResponse, sha256: Sha256): Promise<Fault | null> {
  const outbox = await run.store.transaction({ durability: 'strict', collections: [] }, (t) =>
    t.operations(),
  );
  const mine = aliveThere(await run.store.versions(), outbox);
  const here = byBucket(mine);
  const there = new Map(buckets.map(({ bucket, hash }) => [bucket, hash]));
  const hashOf = async (records: readonly RecordVersion[]) =>
    records.length === 0 ? undefined : sha256(digestText(records));
  const absent: RecordVersion[] = [];
  for (const bucket of new Set([...here.keys(), ...there.keys()])) {
    const held = here.get(bucket) ?? [];
    if ((await hashOf(held)) === there.get(bucket)) continue;
    const fetched = await fetchBucket(run, bucket);
    if (!fetched.ok) return fetched.fault;
    const records = fetched.value;
    const isWhole = (await hashOf(records.filter(({ deleted }) => !deleted))) === there.get(bucket);
    run.settled(await inAllCollections(run, records, (t) => takeBucket(t, records, isWhole, run)));
    const known = new Set(records.map(({ c, id }) => `${c}/${id}`));
    if (isWhole) absent.push(...held.filter(({ c, id }) => !known.has(`${c}/${id}`)));
    run.show({ state: 'pulling', received: run.ledger.received, of: null });
  }
  if (absent.length > 0) {
    const { expired } = await readState(run.store);
    const few = absent.length <= Math.min(mostRemoved, mine.length * mostRemovedShare);
    await inAllCollections(run, absent, (t) =>
      expired && few ? removeClean(t, absent) : askAbout(t, absent, mine.length),
    );
  }
  return compared(run);
}

async function compared({ store, now }: Run): Promise<null> {
  await changeState(store, { comparedAt: now().toISOString(), expired: false });
  return null;
}

function byBucket(records: readonly RecordVersion[]): ReadonlyMap<string, readonly RecordVersion[]> {
  const buckets = new Map<string, RecordVersion[]>();
  for (const record of records) {
    const others = buckets.get(bucketOf(record));
    if (others) others.push(record);
    else buckets.set(bucketOf(record), [record]);
  }
  return buckets;
}

async function fetchBucket(run: Run, bucket: string): Promise<Answer<readonly WireRecord[]>> {
  const records: WireRecord[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Awaited<ReturnType<Run['client']['snapshot']>> = await run.client.snapshot(
      after,
      run.limits.pullRows,
      (await readState(run.store)).asOf,
      { bucket },
    );
    if (!answer.ok) return answer;
    const { epoch, next, asOf } = answer.value;
    if (epoch !== run.epoch) return { ok: false, fault: { kind: 'resyncRequired' } };
    if (asOf !== undefined) await changeState(run.store, { asOf });
    if (next !== null && next === after)
      return { ok: false, fault: { kind: 'garbled', detail: 'bucket: no progress' } };
    run.ledger.count('bytes', answer.bytes);
    records.push(...answer.value.records);
    if (next === null) return { ok: true, value: records, bytes: 0 };
    after = next;
  }
}

/**
 * Takes a bucket, with this laptop's unsent changes on top. When its records are those of the digest, they are what
 * this laptop's place in the history comes to, and whatever differs here is wrong, higher versions included; what it
 * was stays in the record's history. When the bucket has moved on since, only what is newer is taken.
 */
async function takeBucket(
  transaction: StoreTransaction,
  records: readonly WireRecord[],
  isWhole: boolean,
  run: Run,
): Promise<readonly SettledRecord[]> {
  const bench = await openWorkbench(transaction, records, run);
  for (const record of records) {
    const { record: mine, operations } = bench.piece(record);
    if (isWhole ? isSame(mine, operations, record) : (mine?.v ?? 0) >= record.v) continue;
    bench.overlay(record);
    run.ledger.count('received', 1);
  }
  return bench.putBack();
}

/** A record of another shape was brought up to date by one of both sides. */
function isSame(
  mine: StoredRecord | undefined,
  unsent: readonly OutboxOperation[],
  { v, schema, deleted, data }: WireRecord,
): boolean {
  if (mine?.v !== v) return false;
  return (
    unsent.length > 0 || (mine.deleted === deleted && (mine.schema !== schema || sameValue(mine.data, data)))
  );
}

function inAllCollections<T>(
  { store }: Run,
  records: readonly Pick<RecordVersion, 'c'>[],
  work: (transaction: StoreTransaction) => Promise<T>,
): Promise<T> {
  const collections = new Set([mergeConflict.name, ...kindNames, ...records.map(({ c }) => c)]);
  return store.transaction({ durability: 'strict', collections }, work);
}
