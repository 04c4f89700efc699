import { describe, expect, it } from 'vitest';
import type { OutboxOperation } from '#shared/sync/outbox';
import { rebase } from '#shared/sync/rebase';
import { aRecord, anOperation, idSource, uuid } from '../../support/syncValues';

const run = (operations: readonly OutboxOperation[], current = aRecord()) =>
  rebase(operations, current, idSource());

describe('rebasing an edit', () => {
  it('S68 leaves untouched fields to the server, unknown ones included', () => {
    const current = aRecord({
      v: 5,
      data: { name: 'New name', stage: 'active', fromTheFuture: { deep: [1] } },
    });
    const { state, operations, conflicts } = run(
      [anOperation({ before: { stage: 'active' }, after: { stage: 'strategic' } })],
      current,
    );
    expect(state).toEqual({
      v: 5,
      deleted: false,
      data: { name: 'New name', stage: 'strategic', fromTheFuture: { deep: [1] } },
    });
    expect(operations).toMatchObject([
      { base: 5, touched: ['stage'], before: { stage: 'active' }, after: { stage: 'strategic' } },
    ]);
    expect(conflicts).toEqual([]);
  });

  it('S69 merges touched fields by their policy', () => {
    const current = aRecord({
      data: { name: 'A', tags: ['north', 'theirs'], notes: 'one\ntwo\nthree, theirs\n' },
    });
    const operation = anOperation({
      before: { tags: ['north', 'old'], notes: 'one\ntwo\nthree\n' },
      after: { tags: ['north', 'old', 'mine'], notes: 'one, mine\ntwo\nthree\n' },
    });
    const { state, conflicts } = run([operation], current);
    expect(state.data).toEqual({
      name: 'A',
      tags: ['north', 'theirs', 'mine'],
      notes: 'one, mine\ntwo\nthree, theirs\n',
    });
    expect(conflicts).toEqual([]);
  });

  it('S77 lets the first of two decisions about one conflict stand, without another conflict', () => {
    const current = aRecord({ c: 'mergeConflict', data: { field: 'city', state: 'settledMine' } });
    const operation = anOperation({
      c: 'mergeConflict',
      before: { state: 'open' },
      after: { state: 'settledTheirs' },
    });
    expect(run([operation], current)).toMatchObject({
      state: { data: { state: 'settledMine' } },
      operations: [],
      conflicts: [],
    });
  });

  it('S69 takes away a field that was taken away here', () => {
    const current = aRecord({ data: { name: 'A', cadenceDays: 30 } });
    const operation = anOperation({ touched: ['cadenceDays'], before: { cadenceDays: 30 }, after: {} });
    const { state, operations } = run([operation], current);
    expect(state.data).toEqual({ name: 'A' });
    expect(operations).toMatchObject([{ touched: ['cadenceDays'], after: {} }]);
  });

  it('S70 keeps the server’s value where both changed it, and all three in the conflict', () => {
    const current = aRecord({ data: { name: 'Theirs', city: 'Lyon' } });
    const operation = anOperation({
      before: { name: 'Base', city: '' },
      after: { name: 'Mine', city: 'Lyon' },
      seq: 9,
    });
    const { state, operations, conflicts } = run([operation], current);
    expect(state.data).toEqual({ name: 'Theirs', city: 'Lyon' });
    expect(operations).toEqual([]);
    expect(conflicts).toEqual([
      {
        field: 'name',
        base: 'Base',
        mine: 'Mine',
        theirs: 'Theirs',
        deletion: 'none',
        mineAt: operation.at,
        seq: 9,
      },
    ]);
  });

  it('S70 keeps their change of an item that was removed here in the conflict', () => {
    const base = [{ id: 'p', text: 'price' }];
    const current = aRecord({ c: 'meeting', data: { agenda: [{ id: 'p', text: 'new price' }] } });
    const { state, conflicts } = run(
      [anOperation({ c: 'meeting', before: { agenda: base }, after: { agenda: [] } })],
      current,
    );
    expect(state.data).toEqual({ agenda: [] });
    expect(conflicts).toMatchObject([
      { field: 'agenda', base, mine: [], theirs: [{ id: 'p', text: 'new price' }] },
    ]);
  });

  it('S73 leaves nothing to send when the server holds it already', () => {
    const current = aRecord({ data: { name: 'Mine' } });
    expect(run([anOperation({ before: {}, after: { name: 'Mine' }, base: 0 })], current)).toEqual({
      state: { v: 2, deleted: false, data: { name: 'Mine' } },
      operations: [],
      conflicts: [],
    });
  });

  it('S74 gives what is left a new id and keeps its write, order and state', () => {
    const operation = anOperation({ before: {}, after: { city: 'Rodez' }, seq: 4, state: 'quarantined' });
    const [left] = run([operation]).operations;
    expect(left).toMatchObject({ tx: operation.tx, seq: 4, state: 'quarantined', at: operation.at });
    expect(left?.op).not.toBe(operation.op);
  });
});

describe('rebasing several operations of one record', () => {
  const first = anOperation({ op: uuid(1), seq: 1, before: { name: 'Base' }, after: { name: 'First' } });
  const second = anOperation({ op: uuid(2), seq: 2, before: { name: 'First' }, after: { name: 'Second' } });

  it('S75 puts them on top of each other', () => {
    const { state, operations } = run(
      [first, second],
      aRecord({ v: 3, data: { name: 'Base', city: 'Albi' } }),
    );
    expect(state.data).toEqual({ name: 'Second', city: 'Albi' });
    expect(operations).toMatchObject([
      { base: 3, before: { name: 'Base' }, after: { name: 'First' } },
      { base: 3, before: { name: 'First' }, after: { name: 'Second' } },
    ]);
  });

  it('S75 makes one conflict of theirs, from the first base to the last value', () => {
    const { conflicts } = run([first, second], aRecord({ data: { name: 'Theirs' } }));
    expect(conflicts).toMatchObject([{ field: 'name', base: 'Base', mine: 'Second', theirs: 'Theirs' }]);
  });

  it('S75 sees no conflict when the last of them wrote what the server holds', () => {
    expect(run([first, second], aRecord({ data: { name: 'Second' } })).conflicts).toEqual([]);
  });
});

describe('edits against deletions', () => {
  it('S71 leave a record deleted that was edited here, and keep the edit in the conflict', () => {
    const current = aRecord({ deleted: true, data: { name: 'Base', city: 'Albi' } });
    const operation = anOperation({
      before: { name: 'Base', city: '' },
      after: { name: 'Mine', city: 'Albi' },
    });
    const { state, operations, conflicts } = run([operation], current);
    expect(state).toEqual({ v: 2, deleted: true, data: { name: 'Base', city: 'Albi' } });
    expect(operations).toEqual([]);
    expect(conflicts).toMatchObject([
      { field: 'name', base: 'Base', mine: 'Mine', theirs: 'Base', deletion: 'theirs' },
    ]);
  });

  it('S71 leave a record deleted that was edited there, and keep the edit in the conflict', () => {
    const current = aRecord({ v: 8, data: { name: 'Theirs', city: 'Albi' } });
    const operation = anOperation({ effect: 'delete', touched: [], before: { name: 'Base', city: 'Albi' } });
    const { state, operations, conflicts } = run([operation], current);
    expect(state).toEqual({ v: 8, deleted: true, data: current.data });
    expect(operations).toMatchObject([{ effect: 'delete', base: 8, before: current.data }]);
    expect(conflicts).toMatchObject([{ field: 'name', base: 'Base', theirs: 'Theirs', deletion: 'mine' }]);
    expect(conflicts[0]?.mine).toBeUndefined();
  });

  it('S71 leave nothing to do when both deleted it', () => {
    const current = aRecord({ deleted: true });
    expect(run([anOperation({ effect: 'delete', before: current.data })], current)).toMatchObject({
      state: { deleted: true },
      operations: [],
      conflicts: [],
    });
  });

  it('S72 bring a record back by a restore alone', () => {
    const restore = anOperation({ effect: 'restore', before: {}, after: { city: 'Millau' } });
    expect(run([restore], aRecord({ deleted: true, v: 4 }))).toMatchObject({
      state: { deleted: false, data: { city: 'Millau' } },
      operations: [{ effect: 'restore', base: 4, touched: ['city'] }],
    });
    expect(run([anOperation({ effect: 'restore' })], aRecord())).toMatchObject({
      state: { deleted: false },
      operations: [],
    });
  });

  it('S72 keep no conflict of a deletion that was taken back here', () => {
    const deletion = anOperation({ op: uuid(1), effect: 'delete', before: { name: 'Base' } });
    const back = anOperation({ op: uuid(2), effect: 'restore' });
    const { state, conflicts } = run([deletion, back], aRecord({ data: { name: 'Theirs' } }));
    expect(state).toMatchObject({ deleted: false, data: { name: 'Theirs' } });
    expect(conflicts).toEqual([]);
  });
});
