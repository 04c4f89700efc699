import { isErased } from './erased';
import { offeredAgain, otherContent } from './offer';
import type { RecordKey, StoredRecord, StoreTransaction } from './ports';
import type { WireRecord } from './protocol';
import { openWorkbench } from './workbench';
import type { Piece, SettledRecord, WorkbenchTools } from './workbench';

export interface ReceiveContext extends WorkbenchTools {
  /**
   * `newer`: a record is taken only if its version is higher. `all`: versions can't be compared, since the
   * endpoint's history may be another one; what it has lost of ours is offered again. So is each record that a person is
   * being asked about: its version here is of the history in which it was there.
   */
  readonly take: 'newer' | 'all';
  readonly now: () => Date;
}

export interface Received {
  readonly settled: readonly SettledRecord[];
  /** The endpoint had lost changes that this laptop holds. */
  readonly restored: boolean;
}

/** Takes a page of the endpoint's records inside the transaction that also stores the cursor. */
export async function receive(
  transaction: StoreTransaction,
  page: readonly WireRecord[],
  context: ReceiveContext,
): Promise<Received> {
  const records = newestOfEach(page);
  const bench = await openWorkbench(transaction, records, context);
  const asked = await noLongerAbsent(transaction, records);
  let restored = false;
  for (const record of records) {
    const piece = bench.piece(record);
    const known = piece.record?.v ?? 0;
    const all = context.take === 'all' || asked.has(keyOf(record));
    // What was erased is told to be so whatever the versions say, and nothing of it is offered again.
    if (all && isErased(record.data)) {
      bench.overlay(record);
      context.ledger.count('received', 1);
      continue;
    }
    if (all && known > record.v && piece.record) {
      offerAgain(piece, piece.record, record, context);
      restored = true;
    } else if (all && known === record.v && piece.record) {
      const at = context.now().toISOString();
      const waiting = piece.operations;
      const other = otherContent(piece.record, record, { newId: context.newId, at, waiting });
      piece.operations = [...other, ...waiting];
      restored ||= other.length > 0;
    } else if (!all && known >= record.v && !isReshaped(piece.record, record)) {
      continue;
    }
    bench.overlay(record);
    context.ledger.count('received', 1);
  }
  return { settled: await bench.putBack(), restored };
}

const keyOf = ({ c, id }: RecordKey): string => `${c}/${id}`;

/** What shows after all is there, so nobody needs to say whether it stays. @returns the keys of these records */
async function noLongerAbsent(
  transaction: StoreTransaction,
  page: readonly WireRecord[],
): Promise<ReadonlySet<string>> {
  const state = await transaction.state();
  const { question } = state;
  if (question === null) return new Set();
  const shown = new Set(page.map(keyOf));
  const absent = question.absent.filter((key) => !shown.has(keyOf(key)));
  if (absent.length === question.absent.length) return new Set();
  await transaction.setState({ ...state, question: absent.length > 0 ? { ...question, absent } : null });
  return new Set(question.absent.map(keyOf).filter((key) => shown.has(key)));
}

/**
 * The first sync's quick way: what isn't on the laptop is added without being read first. What is (written here
 * meanwhile, or by a run that was cut off) goes the careful way.
 */
export async function receiveNew(
  transaction: StoreTransaction,
  page: readonly WireRecord[],
  context: ReceiveContext,
): Promise<Received> {
  const there = await transaction.insert(page);
  context.ledger.count('received', page.length - there.length);
  return there.length > 0 ? receive(transaction, there, context) : { settled: [], restored: false };
}

/** Written here in an older shape than the endpoint's, which made of it what the record has now. */
function isReshaped(mine: StoredRecord | undefined, theirs: WireRecord): boolean {
  return mine?.v === theirs.v && mine.schema < theirs.schema;
}

function newestOfEach(page: readonly WireRecord[]): readonly WireRecord[] {
  const newest = new Map<string, WireRecord>();
  for (const record of page) {
    const key = `${record.c}/${record.id}`;
    if ((newest.get(key)?.v ?? 0) < record.v) newest.set(key, record);
  }
  return [...newest.values()];
}

/** Everything that is known here and lost there, in place of what waited. */
function offerAgain(
  piece: Piece,
  mine: StoredRecord,
  theirs: WireRecord | null,
  { ledger, newId, now }: ReceiveContext,
): void {
  const waiting = piece.operations;
  for (const { op } of waiting) ledger.account(op, 'renamed');
  piece.operations = offeredAgain(mine, theirs, { newId, at: now().toISOString(), waiting });
}

/** What a complete snapshot of a restored endpoint didn't hold is created again. */
export async function offerAbsent(
  transaction: StoreTransaction,
  keys: readonly RecordKey[],
  context: ReceiveContext,
): Promise<void> {
  const bench = await openWorkbench(transaction, keys, context);
  for (const key of keys) {
    const piece = bench.piece(key);
    if (!piece.record || piece.record.v === 0) continue;
    offerAgain(piece, piece.record, null, context);
    piece.record = { ...piece.record, v: 0 };
  }
  await bench.putBack();
}
