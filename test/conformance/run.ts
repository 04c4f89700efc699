import type { Check, Lab, Rule } from './check';
import { NotOffered, Skipped, Violation } from './violation';

/** What became of one check. */
export interface Outcome {
  readonly rule: string;
  readonly says: string;
  readonly check: string;
  readonly verdict: 'passed' | 'failed' | 'skipped' | 'not offered';
  readonly ms: number;
  /** Why it was skipped, or what isn’t offered. */
  readonly why?: string;
  /** The request that showed it, what was expected of it, and what came. */
  readonly asked?: string;
  readonly answered?: string;
  readonly expected?: string;
  readonly came?: string;
}

/** Runs the checks one after the other. @param onOutcome told of each as it ends */
export async function runRules(
  lab: Lab,
  rules: readonly Rule[],
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const rule of rules) {
    for (const check of rule.checks) {
      const outcome = await runCheck(lab, rule, check);
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  }
  return outcomes;
}

/** @returns a verdict always: an error that is no violation fails the check too, for its rule wasn't shown */
export async function runCheck(lab: Lab, { number, says }: Rule, check: Check): Promise<Outcome> {
  const began = performance.now();
  const outcome = (verdict: Outcome['verdict'], more: Partial<Outcome> = {}): Outcome => {
    const ms = Math.round(performance.now() - began);
    return { rule: number, says, check: check.title, verdict, ms, ...more };
  };
  lab.wire.forget();
  try {
    await check.run(lab);
    return outcome('passed');
  } catch (error) {
    if (error instanceof NotOffered) return outcome('not offered', { why: error.message });
    if (error instanceof Skipped) return outcome('skipped', { why: error.message });
    const last = lab.wire.last();
    const exchange = last === undefined ? {} : { asked: last.asked, answered: last.answered };
    const expected = error instanceof Violation ? error.expected : 'a check that can be made';
    const came = error instanceof Violation ? error.came : String(error);
    return outcome('failed', { ...exchange, expected, came });
  }
}
