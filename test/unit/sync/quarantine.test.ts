import { describe, expect, it } from 'vitest';
import { releaseQuarantined } from '#shared/sync/quarantine';
import { createMemoryStore } from '../../support/memoryStore';
import { anOperation, idSource, uuid } from '../../support/syncValues';

describe('S37 sending what was refused again', () => {
  it('sends a correction together with what it corrects, or the same refusal would come again', async () => {
    const memory = createMemoryStore();
    const store = memory.open();
    const problem = { type: 'urn:escale:problem:invalid', status: 422 };
    await store.transaction({ durability: 'strict', collections: [] }, (t) =>
      t.putOperations([
        anOperation({
          op: uuid(10),
          state: 'quarantined',
          problem,
          before: { city: 'Rodez' },
          after: { city: '?' },
        }),
        anOperation({
          op: uuid(11),
          tx: uuid(201),
          seq: 2,
          before: { city: '?', phone: '' },
          after: { city: 'Millau', phone: '05' },
        }),
      ]),
    );
    await releaseQuarantined(store, idSource());
    const operations = memory.operations();
    expect(operations).toMatchObject([
      {
        state: 'pending',
        seq: 2,
        touched: ['city', 'phone'],
        before: { city: 'Rodez', phone: '' },
        after: { city: 'Millau', phone: '05' },
      },
    ]);
    expect(operations[0]).not.toHaveProperty('problem');
    expect([uuid(10), uuid(11)]).not.toContain(operations[0]?.op);
  });

  it('leaves other refused writes alone when one is sent', async () => {
    const memory = createMemoryStore();
    const store = memory.open();
    await store.transaction({ durability: 'strict', collections: [] }, (t) =>
      t.putOperations([
        anOperation({ op: uuid(10), state: 'quarantined', after: { city: '?' } }),
        anOperation({
          op: uuid(11),
          tx: uuid(201),
          id: uuid(2),
          seq: 2,
          state: 'quarantined',
          after: { city: '!' },
        }),
      ]),
    );
    await releaseQuarantined(store, idSource(), uuid(201));
    expect(memory.operations().map(({ id, state }) => [id, state])).toEqual([
      [uuid(1), 'quarantined'],
      [uuid(2), 'pending'],
    ]);
  });
});
