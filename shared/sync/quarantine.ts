import type { OutboxOperation } from './outbox';
import type { SyncStore } from './ports';

/**
 * Lets everything in quarantine wait to be sent like the rest. The operations that stood behind get new ids too:
 * within one write ids decide the order.
 */
export async function releaseQuarantined(store: SyncStore, newId: () => string): Promise<void> {
  await store.transaction({ durability: 'strict', collections: [] }, async (transaction) => {
    const outbox = await transaction.operations();
    const held = new Set(outbox.filter(({ state }) => state === 'quarantined').map(({ id }) => id));
    const old = outbox.filter(({ id, state }) => held.has(id) && state !== 'inFlight');
    await transaction.removeOperations(old.map(({ op }) => op));
    await transaction.putOperations(old.map((operation) => pendingAgain(operation, newId())));
  });
}

function pendingAgain({ problem: _problem, ...operation }: OutboxOperation, op: string): OutboxOperation {
  return { ...operation, op, state: 'pending' };
}
