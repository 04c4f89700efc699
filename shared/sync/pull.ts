import { kindNames } from '../domain/entities';
import { mergeConflict } from '../domain/mergeConflict';
import type { Fault } from './fault';
import { letGo } from './letGo';
import type { StoreTransaction } from './ports';
import type { ChangesResponse, Control, FeedEntry, SnapshotResponse, WireRecord } from './protocol';
import { receive, receiveNew } from './receive';
import type { Received } from './receive';
import { finishReset } from './reset';
import { changeState, readState } from './run';
import type { Run } from './run';
import { startAgain, startOf } from './syncState';
import type { SnapshotProgress } from './syncState';
import type { SettledRecord } from './workbench';

/** Rows a transaction; a page of the feed is one, since it carries its cursor. */
const feedRows = 500;
const snapshotRows = 1000;

/** Pages the snapshot from where it stands. The next page is on its way while one is stored. */
export async function pullSnapshot(run: Run): Promise<Fault | null> {
  const state = await readState(run.store);
  let seen = state.asOf;
  let progress = state.snapshot ?? startOf('first', false);
  if (progress.mode === 'reset' && run.seen.keys === null)
    progress = startOf('reset', progress.restored, progress.expired);
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

/**
 * Takes the feed's head before this laptop sends anything for the first time: what becomes of its records from then on,
 * were it only that they go out of its sight before the snapshot is complete, stands in the feed after it.
 */
export async function takeHead(run: Run): Promise<Fault | null> {
  const { cursor, snapshot, asOf: seen } = await readState(run.store);
  if (cursor !== null || snapshot !== null || !(await hasUnsent(run))) return null;
  const answer = await run.client.snapshot(null, 1, seen);
  if (!answer.ok) return answer.fault;
  if (answer.value.epoch !== run.epoch) return { kind: 'resyncRequired' };
  const { head, asOf } = answer.value;
  await changeState(run.store, { snapshot: { ...startOf('first', false), head }, asOf: asOf ?? seen });
  return null;
}

const longAwayMs = 30 * 86_400_000;

/**
 * A laptop that was away for long asks whether its cursor is still known before it sends: what it changed may have been
 * deleted and forgotten meanwhile, and would come back to life.
 */
export async function checkOldCursor(run: Run): Promise<Fault | null> {
  const { cursor, comparedAt, asOf } = await readState(run.store);
  if (cursor === null || !(await hasUnsent(run))) return null;
  if (comparedAt && Math.abs(run.now().getTime() - Date.parse(comparedAt)) < longAwayMs) return null;
  const answer = await run.client.changes(cursor, 1, asOf);
  return answer.ok ? null : answer.fault;
}

async function hasUnsent({ store }: Run): Promise<boolean> {
  const { operations, quarantined } = await store.counts();
  return operations > quarantined;
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
      done
        ? { ...state, cursor: now.head, sent: [], snapshot: null, comparedAt: run.now().toISOString() }
        : { ...state, snapshot: now },
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

async function storeFeedPage(run: Run, { changes: entries, cursor, asOf }: ChangesResponse): Promise<void> {
  const records = entries.filter((entry): entry is WireRecord => !('control' in entry));
  const { settled } = await run.store.transaction(
    { durability: 'strict', collections: collectionsOf(entries) },
    async (transaction) => {
      const all: SettledRecord[] = [];
      for (const step of steps(entries)) {
        if ('control' in step) await obey(transaction, step, run);
        else all.push(...(await receive(transaction, step, { ...run, take: 'newer' })).settled);
      }
      const state = await transaction.state();
      const sent = state.sent.filter(
        ({ c, id, v }) => !records.some((record) => record.c === c && record.id === id && record.v >= v),
      );
      await transaction.setState({ ...state, cursor, sent, asOf: asOf ?? state.asOf });
      return { settled: all };
    },
  );
  run.settled(settled);
}

/** A page in its order: records together as far as no control stands between them. */
function steps(entries: readonly FeedEntry[]): readonly (readonly WireRecord[] | Control)[] {
  const found: (WireRecord[] | Control)[] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if ('control' in entry) found.push(entry);
    else if (Array.isArray(last)) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

async function obey(transaction: StoreTransaction, control: Control, { ledger }: Run): Promise<void> {
  switch (control.control) {
    case 'scope.granted': {
      const state = await transaction.state();
      const others = state.granted.filter(({ scope }) => scope !== control.scope);
      await transaction.setState({ ...state, granted: [...others, { scope: control.scope, after: null }] });
      return;
    }
    case 'scope.revoked':
      await letGo(transaction, await transaction.within(control.scope), ledger);
      return;
    case 'record.removed': {
      const key = { c: control.c, id: control.id };
      const [record] = await transaction.records([key]);
      // It has come back since, by the snapshot of another scope.
      if (record === undefined || record.v >= control.v) return;
      await letGo(transaction, [key], ledger);
    }
  }
}

/** A revocation concerns records of any collection. */
function collectionsOf(entries: readonly FeedEntry[]): ReadonlySet<string> {
  const named = entries.flatMap((entry) => ('c' in entry ? [entry.c] : []));
  const every = entries.some((entry) => 'control' in entry) ? kindNames : [];
  return new Set([mergeConflict.name, ...named, ...every]);
}
