import { prepareDesk } from '../electron/runtime/prepare.mjs';
import { spokenTime } from '../electron/runtime/say.mjs';
import { runScript, SetupFailure } from '../electron/runtime/setupFailure.mjs';
import { choiceOf } from './support/testRun/choice.mjs';
import { steps } from './support/testRun/steps.mjs';
import { closingLine, sumOf } from './support/testRun/tally.mjs';

/** `npm test [-- --only unit,e2e] [files]`: does what is needed, runs every test, ends with one line of sums. */
await runScript(async () => {
  const choice = choiceOf(
    process.argv.slice(2),
    steps.map((step) => step.name),
  );
  if (typeof choice === 'string') throw new SetupFailure(choice, 'Correct the arguments.');
  await prepareDesk();

  const results = [];
  for (const step of steps) {
    if (choice.only && !choice.only.includes(step.name)) continue;
    process.stdout.write(`\n=== ${step.name}\n`);
    const started = Date.now();
    const filters = step.name === 'e2e' ? choice.e2e : step.name === 'unit' ? choice.unit : [];
    const tally = await step.run(filters);
    const verdict = tally.failed === 0 ? 'ok' : 'FAILED';
    results.push({
      tally,
      line: `${step.name.padEnd(16)} ${verdict.padEnd(7)} ${spokenTime(Date.now() - started)}`,
    });
  }
  process.stdout.write(`\n${results.map(({ line }) => line).join('\n')}\n`);
  const sum = sumOf(results.map(({ tally }) => tally));
  process.stdout.write(`${closingLine(sum)}\n`);
  return sum.failed === 0 ? 0 : 1;
});
