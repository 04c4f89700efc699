/**
 * Something the set-up can't put right by itself: told as one line, the cause and then the remedy.
 */
export class SetupFailure extends Error {
  /**
   * @param {string} cause what went wrong, without a full stop
   * @param {string} remedy what the person does about it, as a sentence
   */
  constructor(cause, remedy) {
    super(`${cause}. ${remedy}`);
    this.name = 'SetupFailure';
  }
}

/**
 * Runs a script's main function; a SetupFailure ends it with its one line, anything else with its stack.
 * @param {() => Promise<number | void>} main gives the exit code (nothing: 0)
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const text = error instanceof SetupFailure ? error.message : error instanceof Error ? error.stack : error;
    process.stderr.write(`escale: ${String(text)}\n`);
    process.exitCode = 1;
  }
}
