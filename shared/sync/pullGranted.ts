import { mergeConflict } from '../domain/mergeConflict';
import type { Fault } from './fault';
import type { SnapshotResponse } from './protocol';
import { receive } from './receive';
import { readState } from './run';
import type { Run } from './run';

const rowsAtOnce = 500;

/**
 * Fetches what was granted and is older than the cursor, scope after scope, each from where it stands. Rows are taken
 * as the feed's are: only if they are newer, with this laptop's changes on top.
 */
export async function pullGranted(run: Run): Promise<Fault | null> {
  const rows = Math.min(rowsAtOnce, run.limits.pullRows);
  for (;;) {
    const { granted, asOf } = await readState(run.store);
    const [next] = granted;
    if (next === undefined) return null;
    const answer = await run.client.snapshot(next.after, rows, asOf, { scope: next.scope });
    if (!answer.ok) return answer.fault;
    const page = answer.value;
    if (page.epoch !== run.epoch) return { kind: 'resyncRequired' };
    if (page.next !== null && page.next === next.after)
      return { kind: 'garbled', detail: 'scope: no progress' };
    run.ledger.count('bytes', answer.bytes);
    await storePage(run, next.scope, page);
    run.show({ state: 'pulling', received: run.ledger.received, of: null });
  }
}

async function storePage(
  run: Run,
  scope: string,
  { records, next: after, asOf }: SnapshotResponse,
): Promise<void> {
  const collections = new Set([mergeConflict.name, ...records.map(({ c }) => c)]);
  const { settled } = await run.store.transaction(
    { durability: 'strict', collections },
    async (transaction) => {
      const received = await receive(transaction, records, { ...run, take: 'newer' });
      const state = await transaction.state();
      const granted = state.granted.flatMap((fetch) =>
        fetch.scope !== scope ? [fetch] : after === null ? [] : [{ scope, after }],
      );
      await transaction.setState({ ...state, granted, asOf: asOf ?? state.asOf });
      return received;
    },
  );
  run.settled(settled);
}
