import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLab, type LabOptions, type OpenLab } from './lab';
import { describeOutcome } from './report';
import { runCheck } from './run';
import { suite } from './suite';

/**
 * Each check of the suite as a test; nothing may be left behind.
 *
 * @param options told when the tests begin
 * @param notOffered titles of the checks that this endpoint makes no offer for; all others must pass
 */
export function conformanceTests(
  options: () => Promise<LabOptions>,
  notOffered: readonly string[] = [],
): void {
  describe('the conformance suite', () => {
    let lab: OpenLab | undefined;
    const open = () => {
      if (lab === undefined) throw new Error('the endpoint is not running yet');
      return lab;
    };
    beforeAll(async () => {
      lab = await openLab(await options());
    });
    for (const rule of suite) {
      describe(`${rule.number} ${rule.says}`, () => {
        test.each(rule.checks)('$title', async (check) => {
          const outcome = await runCheck(open(), rule, check);
          const expected = notOffered.includes(check.title) ? 'not offered' : 'passed';
          expect(outcome.verdict, describeOutcome(outcome)).toBe(expected);
        });
      });
    }
    afterAll(async () => {
      if (lab === undefined) return;
      const { deleted, left } = await lab.tidy();
      expect(left).toBe(0);
      expect(deleted).toBeGreaterThan(0);
    });
  });
}
