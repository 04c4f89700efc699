import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/bridge/journal';
import { condense, createLedger, openWrites } from '../../../../electron/journal/ledger';
import { isWrite } from '../../../../electron/journal/replay';
import { aChange, aWrite, idOf, settled } from '../../../support/journalEntries';

/** What is still open, as `seq:record`, the record by its name. */
function stillOpen(entries: readonly JournalEntry[], names: readonly string[]): string[] {
  const ledger = createLedger();
  for (const entry of entries) ledger.add(entry);
  const name = (id: string) => names.find((one) => idOf(one) === id) ?? id;
  return openWrites(entries.filter(isWrite), ledger).flatMap(({ seq, changes }) =>
    changes.map(({ id }) => `${seq}:${name(id)}`),
  );
}

describe('the ledger', () => {
  it('S85 lets go of the changes of a record up to the settled number only', () => {
    const entries = [aWrite(1, 'a', 'b'), aWrite(2, 'a'), settled(['a', 1]), aWrite(3, 'b')];
    expect(stillOpen(entries, ['a', 'b'])).toEqual(['1:b', '2:a', '3:b']);
  });

  it('S33 voids the sample up to the number it was removed at, and nothing of the person', () => {
    const entries: JournalEntry[] = [
      aWrite(1, aChange('s', { sample: 1 })),
      aWrite(2, 'a'),
      { kind: 'sampleRemoved', seq: 2 },
      aWrite(3, aChange('t', { sample: 1 })),
    ];
    expect(stillOpen(entries, ['a', 's', 't'])).toEqual(['2:a', '3:t']);
  });

  it('knows the highest number, also when only a settlement names it', () => {
    const ledger = createLedger();
    ledger.add(aWrite(4, 'a'));
    ledger.add(settled(['a', 9]));
    expect(ledger.lastSeq()).toBe(9);
  });

  it('counts a write that was carried over once', () => {
    expect(stillOpen([aWrite(1, 'a'), aWrite(2, 'b'), aWrite(1, 'a')], ['a', 'b'])).toEqual(['1:a', '2:b']);
  });
});

describe('S86 condensed writes', () => {
  const names = ['a', 'b', 'c'];
  const fields = ['notes', 'title', 'place'];
  const history = fc.array(
    fc.record({
      records: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
      field: fc.constantFrom(...fields),
      value: fc.integer(),
    }),
    { maxLength: 15 },
  );

  it('hold every record as the last write left it, with all that was touched and what stood there first', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const state = new Map<string, Record<string, unknown>>();
        const first = new Map<string, Record<string, unknown>>();
        const writes = steps.map(({ records, field, value }, index) =>
          aWrite(
            index + 1,
            ...records.map((name) => {
              const old = state.get(name) ?? {};
              const before = field in old ? { [field]: old[field] } : {};
              const data = { ...old, [field]: value };
              first.set(name, { ...before, ...first.get(name) });
              state.set(name, data);
              return aChange(name, { touched: [field], before, data });
            }),
          ),
        );
        const changes = condense(writes).flatMap((write) => write.changes);
        expect(changes).toHaveLength(state.size);
        for (const [name, data] of state) {
          const change = changes.find(({ id }) => id === idOf(name));
          expect(change?.data).toEqual(data);
          expect(change?.before).toEqual(first.get(name));
          const touched = writes.flatMap((write) => write.changes).filter(({ id }) => id === idOf(name));
          expect(new Set(change?.touched)).toEqual(new Set(touched.flatMap((one) => one.touched)));
        }
      }),
    );
  });

  it('keep the number of the last write of each record', () => {
    const kept = condense([aWrite(1, 'a', 'b'), aWrite(2, 'a'), aWrite(3, 'a')]);
    expect(kept.map(({ seq, changes }) => [seq, changes.length])).toEqual([
      [1, 1],
      [3, 1],
    ]);
  });
});
