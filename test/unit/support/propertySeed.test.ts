import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';

function asked(): readonly number[] {
  const values: number[] = [];
  assert(
    property(integer(), (value) => {
      values.push(value);
    }),
  );
  return values;
}

describe('property tests', () => {
  it('ask the same each time', () => {
    const first = asked();
    expect(new Set(first).size).toBeGreaterThan(50);
    expect(asked()).toEqual(first);
  });
});
