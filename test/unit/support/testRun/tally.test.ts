import { describe, expect, it } from 'vitest';
import {
  closingLine,
  sumOf,
  tallyOfPlaywright,
  tallyOfVitest,
  tallyWithExitCode,
} from '../../../support/testRun/tally.mjs';

describe("the sum of the runners' reports", () => {
  it('counts the tests of vitest, and a file that could not be loaded as one failed', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(tallyOfVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('counts the tests of Playwright, and an error outside of them as one failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 };
    expect(tallyOfPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('has a failure when a runner ends badly without naming one, or leaves no report', () => {
    expect(tallyWithExitCode({ passed: 3, failed: 0, skipped: 0 }, 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
    });
    expect(tallyWithExitCode(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(tallyWithExitCode({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
    });
  });

  it('is told in one line that names the skipped only when there are any', () => {
    const sum = sumOf([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 0 },
    ]);
    expect(closingLine(sum)).toBe('41 passed, 2 failed');
    expect(closingLine({ passed: 1, failed: 0, skipped: 3 })).toBe('1 passed, 0 failed, 3 skipped');
  });
});
