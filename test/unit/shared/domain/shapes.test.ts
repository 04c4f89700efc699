import { describe, expect, it } from 'vitest';
import { kinds } from '#shared/domain/entities';
import type { FieldMove } from '#shared/domain/kind';
import { changeInShape, movedFields, oldestTaken, ownShapes, recordInShape } from '#shared/domain/shapes';
import type { Shapes } from '#shared/domain/shapes';
import { anOperation, aRecord, uuid } from '../../../support/syncValues';

const moves: readonly FieldMove[] = [
  { from: 'city', to: 'town', schema: 2, since: 3, value: (city) => ({ name: city }) },
  { from: 'town', to: 'towns', schema: 3, since: 4, value: (town) => [town] },
];
const shapes: Shapes = { ...ownShapes, partner: { schema: 3, moves } };

describe('S133 the shape of a kind', () => {
  it('is told by the register: every move leads to a shape that there is, from a name that is used no more', () => {
    for (const [name, shape] of Object.entries(ownShapes)) {
      const fields = Object.keys(kinds[name as keyof typeof kinds].data.shape);
      for (const move of shape?.moves ?? []) {
        expect(move.schema).toBeLessThanOrEqual(shape?.schema ?? 0);
        expect(fields).not.toContain(move.from);
      }
    }
    expect([1, 3, 4, 9].map((schema) => oldestTaken({ schema }))).toEqual([1, 1, 2, 7]);
  });

  it('moves a field through all shapes, in a record and in a part of one', () => {
    expect(movedFields({ city: 'Lyon', other: 1 }, moves)).toEqual({ towns: [{ name: 'Lyon' }], other: 1 });
    expect(movedFields({ town: 'Lyon' }, moves)).toEqual({ towns: ['Lyon'] });
    const untouched = { name: 'Orion' };
    expect(movedFields(untouched, moves)).toBe(untouched);
  });

  it('leaves two values beside each other, and keeps no empty one', () => {
    const both = { city: 'Nice', towns: [{ name: 'Lyon' }] };
    expect(movedFields(both, [{ ...moves[0], to: 'towns' } as FieldMove])).toEqual(both);
    expect(movedFields({ city: '', town: { name: 'Lyon' } }, moves)).toEqual({ towns: [{ name: 'Lyon' }] });
  });
});

describe('S136 what comes in an older shape', () => {
  it('is brought to the app’s, with merge conflicts about fields that have moved', () => {
    const data = { name: 'Orion', city: 'Lyon' };
    expect(recordInShape(aRecord({ data }), shapes)).toMatchObject({
      schema: 3,
      data: { name: 'Orion', towns: [{ name: 'Lyon' }] },
    });
    const conflict = { collection: 'partner', field: 'city', mine: 'Nice', theirs: 'Lyon' };
    expect(recordInShape(aRecord({ c: 'mergeConflict', data: conflict }), shapes).data).toEqual({
      collection: 'partner',
      field: 'towns',
      mine: [{ name: 'Nice' }],
      theirs: [{ name: 'Lyon' }],
    });
  });

  it('stays as it came where the kind isn’t known, or is called as an object’s own parts are', () => {
    for (const c of ['gadget', '__proto__', 'constructor']) {
      const record = aRecord({ c, data: { city: 'Lyon' } });
      expect(recordInShape(record, shapes)).toBe(record);
    }
  });

  it('is an unsent change too, its base with it; what stands under an old name stays there', () => {
    const change = anOperation({ before: { city: 'Lyon' }, after: { city: 'Nice' }, id: uuid(7) });
    expect(changeInShape(change, 'after', {}, shapes)).toMatchObject({
      schema: 3,
      touched: ['towns'],
      before: { towns: [{ name: 'Lyon' }] },
      after: { towns: [{ name: 'Nice' }] },
    });
    const blind = anOperation({ after: { city: 'Nice' } });
    const beside = { city: 'Nice', towns: [{ name: 'Lyon' }] };
    expect(changeInShape(blind, 'after', beside, shapes)).toMatchObject({
      touched: ['city'],
      after: { city: 'Nice' },
    });
  });
});
