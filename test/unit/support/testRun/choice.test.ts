import { describe, expect, it } from 'vitest';
import { choiceOf } from '../../../support/testRun/choice.mjs';

const names = ['format', 'types', 'types of shared', 'unit', 'e2e'];

describe('the choice of tests', () => {
  it('is all of them without arguments', () => {
    expect(choiceOf([], names)).toEqual({ only: undefined, unit: [], e2e: [] });
  });

  it('is made by names of steps', () => {
    expect(choiceOf(['--only', 'unit,e2e'], names)).toMatchObject({ only: ['unit', 'e2e'] });
    expect(choiceOf(['--only=types'], names)).toMatchObject({ only: ['types', 'types of shared'] });
  });

  it('is made by files, each for its runner', () => {
    expect(choiceOf(['test/unit/a.test.ts', 'test/e2e/b.spec.ts'], names)).toEqual({
      only: ['unit', 'e2e'],
      unit: ['test/unit/a.test.ts'],
      e2e: ['test/e2e/b.spec.ts'],
    });
    expect(choiceOf(['test/unit/a.test.ts'], names)).toMatchObject({ only: ['unit'] });
  });

  it('gives any word to the one runner that is asked for', () => {
    expect(choiceOf(['--only', 'e2e', 'visit'], names)).toMatchObject({ unit: [], e2e: ['visit'] });
    expect(choiceOf(['--only', 'unit', 'merge'], names)).toMatchObject({ unit: ['merge'], e2e: [] });
  });

  it('says what is wrong with it', () => {
    expect(choiceOf(['--only', 'unti'], names)).toBe(
      '--only takes one or more of format, types, types of shared, unit, e2e',
    );
    expect(choiceOf(['--only'], names)).toContain('--only takes');
    expect(choiceOf(['--watch'], names)).toContain('--watch is not known');
  });
});
