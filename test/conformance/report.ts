import type { Outcome } from './run';

/** One check in the report: a line when all is well, and all that is needed to go on when it isn't. */
export function describeOutcome({ check, verdict, why, ...told }: Outcome): string {
  if (verdict === 'passed') return `  passed   ${check}`;
  if (verdict !== 'failed') return `  ${verdict}  ${check}\n           because   ${why ?? ''}`;
  const lines = (['asked', 'answered', 'expected', 'came'] as const).flatMap((name) => {
    const text = told[name];
    return text === undefined ? [] : [`           ${name.padEnd(10)}${text}`];
  });
  return [`  FAILED   ${check}`, ...lines].join('\n');
}

/** "S7  An operation has its effect once" */
export function describeRule({ rule, says }: Pick<Outcome, 'rule' | 'says'>): string {
  return `${rule.padEnd(4)} ${says}`;
}

/** The last lines: the rules that are broken by name, and the sums. */
export function describeSum(outcomes: readonly Outcome[]): string {
  const count = (verdict: Outcome['verdict']) =>
    outcomes.filter((outcome) => outcome.verdict === verdict).length;
  const broken = new Map(
    outcomes.filter(({ verdict }) => verdict === 'failed').map(({ rule, says }) => [rule, says]),
  );
  const sums = (['passed', 'failed', 'skipped', 'not offered'] as const)
    .map((verdict) => [verdict, count(verdict)] as const)
    .filter(([verdict, sum]) => sum > 0 || verdict === 'passed' || verdict === 'failed');
  return [
    ...[...broken].map(([rule, says]) => `Broken: ${describeRule({ rule, says })}`),
    sums.map(([verdict, sum]) => `${sum} ${verdict}`).join(', '),
  ].join('\n');
}
