import { mergeConflict } from '../domain/mergeConflict';
import type { Fault } from './fault';
import type { ChangesResponse, SnapshotResponse, WireRecord } from './protocol';
import { receive, receiveNew } from './receive';
import type { Received } from './receive';
import { finishReset } from './reset';
import { changeState, readState } from './run';
import type { Run } from './run';
import { startAgain, startOf } from './syncState';
import type { SnapshotProgress } from './syncState';

/** Rows a transaction; a page of the feed is one, since it carries its cursor. */
const feedRows = 500;
const snapshotRows = 1000;

/** Pages the snapshot from where it stands. The next page is on its way while one is stored. */
export async function pullSnapshot(run: Run): Promise<Fault | null> {
  const state = await readState(run.store);
  let seen = state.asOf;
  let progress = state.snapshot ?? startOf('first', false);
  if (progress.mode === 'reset' && run.seen.keys === null) progress = startOf('reset', progress.restored);
  if (progress.mode === 'reset' && progress.after === null) run.seen.keys = new Set();
  const rows = Math.min(snapshotRows, run.limits.pullRows);
  let asked = run.client.snapshot(progress.after, rows, seen);
  for (;;) {
    const answer = await asked;
    if (!answer.ok) return answer.fault;
    const { records, head, next, total, epoch, asOf } = answer.value;
    if (epoch !== run.epoch) return { kind: 'resyncRequired' };
    if (next !== null && next === progress.after) return { kind: 'garbled', detail: 'snapshot: no progress' };
    seen = asOf ?? seen;
    if (next !== null) asked = run.client.snapshot(next, rows, seen);
    run.ledger.count('bytes', answer.bytes);
    progress = {
      ...progress,
      head: progress.head ?? head,
      after: next,
      received: progress.received + records.length,
      total,
    };
    progress = await storeSnapshotPage(run, answer.value, progress);
    run.show({ state: 'pulling', received: progress.received, of: total });
    if (next === null) return progress.mode === 'reset' ? finishReset(run, progress) : null;
  }
}

async function storeSnapshotPage(
  run: Run,
  { records, next, asOf }: SnapshotResponse,
  progress: SnapshotProgress,
): Promise<SnapshotProgress> {
  const first = progress.mode === 'first';
  for (const { c, id } of records) run.seen.keys?.add(`${c}/${id}`);
  const scope = { durability: 'relaxed', collections: collectionsOf(records) } as const;
  const { received, stored } = await run.store.transaction(scope, async (transaction) => {
    const context = { ...run, take: first ? 'newer' : 'all' } as const;
    const page: Received = await (first ? receiveNew : receive)(transaction, records, context);
    const now = { ...progress, restored: progress.restored || page.restored };
    const done = first && next === null;
    const before = await transaction.state();
    const state = { ...before, asOf: asOf ?? before.asOf };
    await transaction.setState(
      done ? { ...state, cursor: now.head, sent: [], snapshot: null } : { ...state, snapshot: now },
    );
    return { received: page, stored: now };
  });
  run.settled(received.settled);
  return stored;
}

/** Follows the feed to its end; the cursor is stored with the rows that it passes. */
export async function pullFeed(run: Run): Promise<Fault | null> {
  let { cursor, asOf: seen } = await readState(run.store);
  if (cursor === null) return null;
  const rows = Math.min(feedRows, run.limits.pullRows);
  let asked = run.client.changes(cursor, rows, seen);
  for (;;) {
    const answer = await asked;
    if (!answer.ok) return answer.fault;
    const page = answer.value;
    if (page.epoch !== run.epoch) return { kind: 'resyncRequired' };
    if (page.more && page.cursor === cursor) return { kind: 'garbled', detail: 'changes: no progress' };
    seen = page.asOf ?? seen;
    if (page.more) asked = run.client.changes(page.cursor, rows, seen);
    run.ledger.count('bytes', answer.bytes);
    if (page.cursor !== cursor) await storeFeedPage(run, page);
    cursor = page.cursor;
    if (page.changes.length > 0) run.show({ state: 'pulling', received: run.ledger.received, of: null });
    if (!page.more) return seeLost(run);
  }
}

/** The feed has come to its end, and hasn't shown what this laptop sent: the endpoint has lost it. */
async function seeLost(run: Run): Promise<Fault | null> {
  if ((await readState(run.store)).sent.length === 0) return null;
  await changeState(run.store, startAgain(true));
  return { kind: 'resyncRequired' };
}

async function storeFeedPage(run: Run, { changes: records, cursor, asOf }: ChangesResponse): Promise<void> {
  const scope = { durability: 'strict', collections: collectionsOf(records) } as const;
  const { settled } = await run.store.transaction(scope, async (transaction) => {
    const received = await receive(transaction, records, { ...run, take: 'newer' });
    const state = await transaction.state();
    const sent = state.sent.filter(
      ({ c, id, v }) => !records.some((record) => record.c === c && record.id === id && record.v >= v),
    );
    await transaction.setState({ ...state, cursor, sent, asOf: asOf ?? state.asOf });
    return received;
  });
  run.settled(settled);
}

function collectionsOf(records: readonly WireRecord[]): ReadonlySet<string> {
  return new Set([mergeConflict.name, ...records.map(({ c }) => c)]);
}
