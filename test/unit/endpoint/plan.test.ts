import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { ownShapes } from '#shared/domain/shapes';
import type { WireOperation, WireRecord } from '#shared/sync/protocol';
import { defaultLimits } from '../../../endpoint/limits';
import { contentHash } from '../../../endpoint/operation';
import { planTransaction, type Stored } from '../../../endpoint/plan';
import { operation } from '../../support/contractDesk';

const author = { person: 'p1', mayWrite: true };
const record = (id: string, v: number): WireRecord => ({
  c: 'thing',
  id,
  v,
  schema: 1,
  deleted: false,
  data: { label: 'theirs' },
  by: 'p2',
  at: '2026-03-05T13:00:00.000Z',
});

function plan(ops: readonly WireOperation[], stored: Partial<Stored> = {}, who = author) {
  const nothing: Stored = {
    records: new Map(),
    done: new Map(),
    forgotten: new Map(),
    scopes: new Map(),
    erased: new Set<string>(),
    hidden: new Set(),
  };
  return planTransaction({ tx: v7(), ops }, { ...nothing, ...stored }, who, {
    limits: defaultLimits,
    shapes: ownShapes,
    now: new Date('2026-03-05T14:00:00.000Z'),
  }).result;
}

/** Operations that are refused while the transaction is gone through, with what must be stored for it. */
const refusals: readonly (readonly [string, WireOperation, Partial<Stored>])[] = (() => {
  const [used, hidden, moved] = [
    operation({ c: 'thing' }),
    operation({ c: 'thing' }),
    operation({ c: 'other', base: 1 }),
  ];
  return [
    ['a collection’s name with control characters', operation({ c: 'a\u0007b' }), {}],
    ['a shape that no column holds', operation({ schema: 2 ** 40 }), {}],
    ['a record of another collection', moved, { records: new Map([[moved.id, record(moved.id, 1)]]) }],
    ['a record that isn’t seen', hidden, { hidden: new Set([hidden.id]) }],
    [
      'an id that was used',
      used,
      { done: new Map([[used.op, { content: contentHash({ ...used, set: {} }), v: 1 }]]) },
    ],
  ];
})();

describe('S6 a conflict goes before what is wrong with a record', () => {
  const id = v7();
  const stale = operation({ c: 'thing', id, base: 1 });
  const found = record(id, 2);

  test.each(refusals)('whichever stands first: %s', (_what, wrong, stored) => {
    const records = new Map([...(stored.records ?? []), [id, found]]);
    expect(plan([wrong], stored)).toMatchObject({ status: 'rejected', problem: { op: wrong.op } });
    for (const ops of [
      [wrong, stale],
      [stale, wrong],
    ]) {
      const { status, ops: answered, problem } = plan(ops, { ...stored, records });
      expect([status, problem]).toEqual(['conflict', undefined]);
      expect(answered).toEqual(ops.map(({ op }) => (op === stale.op ? { op, current: found } : { op })));
    }
  });

  test('though what follows on a refused operation is no conflict, for it was written on that', () => {
    const first = operation({ c: 'thing', schema: 2 ** 40 });
    const second = operation({ c: 'thing', id: first.id, base: 1 });
    expect(plan([first, second])).toMatchObject({ status: 'rejected', problem: { op: first.op } });
  });

  test('and who only reads hears that, for no newer version will let them write', () => {
    const reader = { person: 'p1', mayWrite: false };
    expect(plan([stale], { records: new Map([[id, found]]) }, reader)).toMatchObject({
      status: 'rejected',
      problem: { status: 403 },
    });
  });
});
