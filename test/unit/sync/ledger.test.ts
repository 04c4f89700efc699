import { describe, expect, it } from 'vitest';
import { createLedger } from '#shared/sync/ledger';
import { anOperation, uuid } from '../../support/syncValues';

const operations = [1, 2, 3, 4, 5].map((n) => anOperation({ op: uuid(n) }));
const at = '2026-01-05T08:00:00.000Z';

describe('S39 the receipt', () => {
  it('counts what became of each operation, and what became of none as lost', () => {
    const ledger = createLedger(at);
    ledger.saw(operations);
    ledger.account(uuid(1), 'sent');
    ledger.account(uuid(2), 'quarantined');
    ledger.account(uuid(3), 'merged');
    const waiting = operations.slice(3, 4);
    expect(ledger.receipt(waiting, at)).toMatchObject({ sent: 1, quarantined: 1, lost: 1 });
    ledger.account(uuid(5), 'conflict');
    expect(ledger.receipt(waiting, at)).toMatchObject({ lost: 0 });
  });

  it('tells nothing of a transaction that failed, as on a full disk', async () => {
    const ledger = createLedger(at);
    const failing = ledger.within(async () => {
      ledger.saw(operations);
      ledger.account(uuid(1), 'sent');
      ledger.count('received', 3);
      throw new Error('QuotaExceededError');
    });
    await expect(failing).rejects.toThrow('QuotaExceededError');
    expect(ledger.receipt([], at)).toMatchObject({ sent: 0, received: 0, lost: 0 });
    await ledger.within(async () => ledger.count('received', 2));
    expect(ledger.receipt([], at)).toMatchObject({ received: 2 });
  });
});
