import { writeFile } from 'node:fs/promises';
import { readChoice, usage, type Choice } from './commandLine';
import { openLab, type OpenLab } from './lab';
import { describeOutcome, describeRule, describeSum } from './report';
import { runRules } from './run';
import { suite } from './suite';
import { Violation } from './violation';

/**
 * The command.
 *
 * @param print takes the report, line by line
 * @returns the exit code: 0 when no check failed, 1 when one did, 2 when it couldn't begin
 */
export async function conformance(args: readonly string[], print: (line: string) => void): Promise<number> {
  const choice = readChoice(args);
  if (choice === 'help') {
    print(usage);
    return 0;
  }
  if ('mistake' in choice) {
    print(`${choice.mistake}\n\n${usage}`);
    return 2;
  }
  let lab: OpenLab;
  try {
    lab = await openLab(choice);
  } catch (error) {
    print(`The suite could not begin at ${choice.url}.`);
    if (error instanceof Violation) print(`  expected  ${error.expected}\n  came      ${error.came}`);
    else print(error instanceof Error ? error.message : String(error));
    return 2;
  }
  return run(choice, lab, print);
}

async function run(choice: Choice, lab: OpenLab, print: (line: string) => void): Promise<number> {
  const { person, tenant } = lab.desk.facts;
  print(`${choice.url} as ${person.name} of ${tenant.name}, by the rules of docs/sync.md`);
  const rules = suite.filter(({ number }) => choice.only === undefined || choice.only.includes(number));
  const began = new Date();
  let heading = '';
  const outcomes = await runRules(lab, rules, (outcome) => {
    if (heading !== outcome.rule) print(`\n${describeRule(outcome)}`);
    heading = outcome.rule;
    print(describeOutcome(outcome));
  });
  print(`\n${await tidied(lab)}`);
  print(describeSum(outcomes));
  if (choice.json !== undefined) {
    const report = { url: choice.url, began, tenant: tenant.id, person: person.id, outcomes };
    await writeFile(choice.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return outcomes.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

/** A broken endpoint may not even let itself be tidied; that changes no verdict. */
async function tidied(lab: OpenLab): Promise<string> {
  try {
    const { deleted, left } = await lab.tidy();
    const rest = left > 0 ? `; ${left} could not be: look for the collection “conformance”` : '';
    return `${deleted} records that the suite had made are deleted${rest}.`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `What the suite had made could not be deleted (${why}): look for the collection “conformance”.`;
  }
}
