import type { FullResult, Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { stripVTControlCharacters } from 'node:util';
import { spokenTime } from '../../electron/runtime/say.mjs';
import { keepsakeMark } from './keepsakes';

/** Tells the tour while it goes, a line a step, and at the end what it leaves or why it stopped. */
class TourReporter implements Reporter {
  #started = 0;
  #step = '';

  onTestBegin(): void {
    this.#started = Date.now();
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category !== 'test.step') return;
    this.#step = step.title;
    tell(`tour: ${step.title}`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    const kept = result.annotations
      .filter(({ type }) => type === keepsakeMark)
      .map(({ description = '' }) => description.split('\t'));
    const width = Math.max(0, ...kept.map(([path = '']) => path.length));
    if (result.status !== 'passed') {
      tell(`\nThe tour stopped at “${this.#step}”`);
      for (const { message = '' } of result.errors) tell(indented(stripVTControlCharacters(message)));
    } else tell(`\nThe tour is done (${spokenTime(Date.now() - this.#started)}). It leaves:`);
    for (const [path = '', what = ''] of kept) tell(`  ${path.padEnd(width)}  ${what}`);
  }

  onError({ message = '' }: { message?: string }): void {
    tell(`The tour could not start: ${stripVTControlCharacters(message)}`);
  }

  onEnd({ status }: FullResult): void {
    if (status === 'interrupted') tell('The tour was ended before its end.');
  }

  printsToStdio(): boolean {
    return true;
  }
}

export default TourReporter;

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The first lines of a failure: what was expected and what was found, without the way through the code. */
function indented(message: string): string {
  return message
    .split('\n')
    .slice(0, 14)
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
