import { describe, expect, test } from 'vitest';
import { minimalTokens, startMinimal } from '../support/minimalEndpoint/start';
import { openLab } from './lab';
import { longAway } from './longAway';
import type { Mutant } from './mutants/mutant';
import { negotiatingMutants } from './mutants/negotiating';
import { pullingMutants } from './mutants/pulling';
import { pushingMutants } from './mutants/pushing';
import { rememberingMutants } from './mutants/remembering';
import { travellingMutants } from './mutants/travelling';
import { describeOutcome } from './report';
import { runRules, type Outcome } from './run';
import { suite } from './suite';

/** As low as the suite has room in, so that what is large is quickly written. */
const limits = {
  pushOperations: 60,
  pushBytes: 200_000,
  pullRows: 1000,
  pullBytes: 160_000,
  recordBytes: 20_000,
};

/** All rules, at the minimal endpoint with something wrong, or with nothing. */
async function outcomesOf({ makeTenant, send }: Partial<Mutant>): Promise<readonly Outcome[]> {
  const endpoint = await startMinimal({ limits, ...(makeTenant ? { makeTenant } : {}) });
  try {
    const old = await longAway(endpoint.url, minimalTokens.token);
    endpoint.forget();
    const lab = await openLab({ url: endpoint.url, old, ...minimalTokens, ...(send ? { send } : {}) });
    return await runRules(lab, suite);
  } finally {
    await endpoint.stop();
  }
}

const mutants: readonly Mutant[] = [
  ...pushingMutants,
  ...pullingMutants,
  ...travellingMutants,
  ...negotiatingMutants,
  ...rememberingMutants,
];

const failed = (outcomes: readonly Outcome[]) => outcomes.filter(({ verdict }) => verdict === 'failed');

describe('the conformance suite', () => {
  test('finds nothing wrong with the endpoint that the others are made from', async () => {
    expect(failed(await outcomesOf({})).map(describeOutcome)).toEqual([]);
  });

  test('has an endpoint that breaks each of its rules', () => {
    const broken = mutants.map(({ breaks }) => breaks);
    expect(suite.map(({ number }) => number).filter((number) => !broken.includes(number))).toEqual([]);
  });

  test.each(mutants)('finds an endpoint that $that', async (mutant) => {
    const found = failed(await outcomesOf(mutant));
    const text = found.map((outcome) => `${outcome.rule} ${describeOutcome(outcome)}`).join('\n');
    const others = found.map(({ rule }) => rule).filter((rule) => rule !== mutant.breaks);
    expect(
      others.filter((rule) => mutant.shows?.includes(rule) !== true),
      text,
    ).toEqual([]);
    const told = found.filter(({ rule }) => rule === mutant.breaks).map(describeOutcome);
    expect(told.join('\n')).toMatch(mutant.told);
  });
});
