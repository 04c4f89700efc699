import { backoffMs } from './backoff';
import { bind, blockOf, clockAhead } from './connect';
import { compare, dueToCompare } from './compare';
import type { Answer, Fault } from './fault';
import { ownShapes } from '../domain/shapes';
import type { Shapes } from '../domain/shapes';
import { createLedger } from './ledger';
import type { Ledger } from './ledger';
import type { SyncStore } from './ports';
import type { Capabilities } from './protocol';
import type { ProtocolClient } from './protocolClient';
import { checkOldCursor, pullFeed, pullSnapshot, takeHead } from './pull';
import { pullGranted } from './pullGranted';
import { push, releaseUnanswered } from './push';
import { releaseQuarantined } from './quarantine';
import { answerQuestion } from './reset';
import type { AbsentChoice } from './reset';
import { changeState, readState } from './run';
import type { Run, SeenRecords } from './run';
import { initialStatus } from './status';
import type { SyncActivity, SyncStatus } from './status';
import { keptReceipts, startAgain } from './syncState';
import type { SettledRecord } from './workbench';

export interface EngineParts {
  readonly store: SyncStore;
  readonly client: ProtocolClient;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  /** UUIDs of version 7: those made later sort later. */
  readonly newId: () => string;
  /** This laptop's id at the endpoint. */
  readonly device: string;
  /** The shapes that this app knows; others in tests. */
  readonly shapes?: Shapes;
  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => Promise<string>;
  readonly onStatus?: (status: SyncStatus) => void;
  /** What the journal may let go. */
  readonly onSettled?: (records: readonly SettledRecord[]) => void;
}

export interface SyncEngine {
  /**
   * One run: connect, push, pull. Without `pull` it ends once all is sent, but for a first sync, a new start or a question
   * that waits. While one is under way its promise is answered. Never rejects.
   */
  sync(options?: { readonly pull: boolean }): Promise<SyncActivity>;
  status(): SyncStatus;
  /** Counts the outbox anew, after something was written. */
  refresh(): Promise<void>;
  /** The person's answer to `asking`. */
  answer(choice: AbsentChoice): Promise<void>;
  /** Sends what is in quarantine once more (the person, or the company, has seen to it): one write, or all. */
  retryQuarantined(tx?: string): Promise<void>;
  /** Forgets the failures so far: the next one waits a second again. */
  forgetFailures(): void;
}

/** The laptop's side of the sync (docs/sync.md): a state machine over its store and its endpoint. Schedules nothing. */
export function createEngine(parts: EngineParts): SyncEngine {
  const { store, client, now, random, newId, device, shapes = ownShapes } = parts;
  const seen: SeenRecords = { keys: null };
  let status = initialStatus;
  let failures = 0;
  let running: Promise<SyncActivity> | null = null;

  function show(change: Partial<SyncStatus>): void {
    status = { ...status, ...change };
    parts.onStatus?.(status);
  }

  async function outboxFigures(): Promise<Partial<SyncStatus>> {
    const outbox = await readOutbox(store);
    const waiting = outbox.filter(({ state }) => state !== 'quarantined');
    const oldest = waiting.map(({ at }) => at).toSorted()[0] ?? null;
    return { unsent: waiting.length, quarantined: outbox.length - waiting.length, oldestUnsentAt: oldest };
  }

  /**
   * The same after something was written, without reading the outbox, which may hold weeks: what is written is younger
   * than the oldest that is known, so that one is looked for only where there was none.
   */
  async function figuresAfterWrite(): Promise<Partial<SyncStatus>> {
    const { operations, quarantined } = await store.counts();
    const unsent = operations - quarantined;
    if (unsent > 0 && status.oldestUnsentAt === null) return outboxFigures();
    return { unsent, quarantined, oldestUnsentAt: unsent > 0 ? status.oldestUnsentAt : null };
  }

  /** The steps of a run in their order; answers what stopped it. */
  async function attempt(ledger: Ledger, pull: boolean): Promise<Fault | SyncActivity> {
    const met = await client.capabilities();
    if (!met.ok) return met.fault;
    show({ clockAheadMs: clockAhead(met.value, now()) });
    const connection = await bind(store, met.value, shapes);
    if (connection.kind === 'refused') {
      return { state: 'blocked', reason: connection.reason, detail: connection.detail };
    }
    const run = runOf(met, ledger);
    const resets = (await readState(store)).snapshot?.mode === 'reset';
    if (connection.kind === 'otherHistory' || resets) await releaseUnanswered(run);

    // Until a reset is over the laptop's versions mean nothing to the endpoint: nothing is sent on top of them.
    if (resets) {
      const fault = await pullSnapshot(run);
      if (fault) return fault;
    }
    const headless = (await takeHead(run)) ?? (await checkOldCursor(run));
    if (headless) return headless;
    const pushed = await push(run);
    if (pushed.fault && (pushed.unanswered || blockOf(pushed.fault))) return pushed.fault;
    if ((await readState(store)).cursor === null) {
      const fault = await pullSnapshot(run);
      if (fault) return fault;
    }
    const fetched = pull || resets ? ((await pullFeed(run)) ?? (await pullGranted(run))) : null;
    const fault = fetched ?? pushed.fault;
    if (fault) return fault;
    if (await dueToCompare(run)) {
      const differing = await compare(run, parts.sha256);
      if (differing) return differing;
    }
    const { question } = await readState(store);
    return question
      ? { state: 'asking', absent: question.absent.length, of: question.of }
      : { state: 'idle' };
  }

  function runOf(met: Answer<Capabilities> & { ok: true }, ledger: Ledger): Run {
    const { epoch, person, limits, digests = false, shapes: taken = {} } = met.value;
    return {
      store: {
        ...store,
        transaction: (scope, work) => ledger.within(() => store.transaction(scope, work)),
      },
      client,
      ledger,
      newId,
      now,
      device,
      epoch,
      person: person.id,
      limits,
      shapes,
      taken,
      digests,
      seen,
      show: (activity) => show({ activity }),
      settled: (records) => {
        if (records.length > 0) parts.onSettled?.(records);
      },
    };
  }

  /** An unknown cursor is followed by a full snapshot at once, but only once: an endpoint may know none at all. */
  async function attemptAndReset(ledger: Ledger, pull: boolean): Promise<Fault | SyncActivity> {
    const ended = await attempt(ledger, pull);
    if (!('kind' in ended) || ended.kind !== 'resyncRequired') return ended;
    const { snapshot, sent } = await readState(store);
    // What was sent and never seen in the feed may be lost, however old the cursor is: then a person is asked.
    const expired = ended.expired === true && sent.length === 0;
    await changeState(store, startAgain(snapshot?.restored ?? false, expired));
    seen.keys = null;
    return attempt(ledger, true);
  }

  async function runOnce(pull: boolean): Promise<SyncActivity> {
    const ledger = createLedger(now().toISOString());
    show({ activity: { state: 'connecting' } });
    let ended: Fault | SyncActivity;
    try {
      ledger.saw(await readOutbox(store));
      ended = await attemptAndReset(ledger, pull);
    } catch (error) {
      ended = { kind: 'storage', detail: String(error) };
    }
    const activity = 'kind' in ended ? afterFault(ended) : ended;
    if (!('kind' in ended)) failures = 0;
    await writeReceipt(ledger).catch(() => undefined);
    show({ activity });
    return activity;
  }

  function afterFault(fault: Fault): SyncActivity {
    if (fault.kind === 'unauthorized') return { state: 'needsToken' };
    const block = blockOf(fault);
    if (block) return { state: 'blocked', ...block };
    failures += 1;
    const told = fault.kind === 'unavailable' ? fault.retryAfterMs : null;
    const until = new Date(now().getTime() + (told ?? backoffMs(failures, random))).toISOString();
    return { state: 'waiting', until, fault };
  }

  /** A run that had nothing to do leaves the last receipt that tells something. */
  async function writeReceipt(ledger: Ledger): Promise<void> {
    const receipt = ledger.receipt(await readOutbox(store), now().toISOString());
    const { sent, received, merged, conflicts, quarantined, lost } = receipt;
    const figures = await outboxFigures();
    if (sent + received + merged + conflicts + quarantined + lost === 0) {
      show({ ...figures, receipt: status.receipt ?? (await readState(store)).receipt });
      return;
    }
    const { receipts } = await readState(store);
    await changeState(store, { receipt, receipts: [receipt, ...receipts].slice(0, keptReceipts) });
    show({ ...figures, receipt });
  }

  return {
    sync: ({ pull } = { pull: true }) => {
      running ??= runOnce(pull).finally(() => {
        running = null;
      });
      return running;
    },
    status: () => status,
    refresh: async () => show(await figuresAfterWrite()),
    answer: async (choice) => {
      await running;
      const { question, binding } = await readState(store);
      if (!question) return;
      const ledger = createLedger(now().toISOString());
      const person = binding?.person.id ?? '';
      await answerQuestion(store, question.absent, choice, {
        ledger,
        newId,
        now,
        person,
        shapes,
        take: 'all',
      });
    },
    retryQuarantined: async (tx) => {
      await running;
      await releaseQuarantined(store, newId, tx);
      show(await outboxFigures());
    },
    forgetFailures: () => {
      failures = 0;
    },
  };
}

function readOutbox(store: SyncStore) {
  return store.transaction({ durability: 'strict', collections: [] }, (transaction) =>
    transaction.operations(),
  );
}
