/**
 * @typedef {object} Choice
 * @property {readonly string[] | undefined} only names of the steps to run; nothing: all
 * @property {readonly string[]} unit files for the unit step
 * @property {readonly string[]} e2e files for the end-to-end step
 */

/**
 * Reads `npm test`'s arguments: `--only unit,e2e` picks steps; files pick the tests in them, and the steps too
 * when nothing else does.
 * @param {readonly string[]} args
 * @param {readonly string[]} names of all steps
 * @returns {Choice | string} or what is wrong with them
 */
export function choiceOf(args, names) {
  const files = [];
  /** @type {string[] | undefined} */
  let only;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--only' || argument.startsWith('--only=')) {
      const value = argument === '--only' ? args[(index += 1)] : argument.slice('--only='.length);
      only = (value ?? '')
        .split(',')
        .flatMap((name) => names.filter((known) => known === name || known.startsWith(`${name} `)));
      if (only.length === 0) return `--only takes one or more of ${names.join(', ')}`;
    } else if (argument.startsWith('-')) {
      return `${argument} is not known; there are --only and names of test files`;
    } else files.push(argument);
  }
  // Where one runner only is asked for, all words are its own: `npm run e2e -- visit`.
  const alone = only?.length === 1 ? only[0] : undefined;
  const forE2e = (/** @type {string} */ file) => alone === 'e2e' || (alone !== 'unit' && isEndToEnd(file));
  const unit = files.filter((file) => !forE2e(file));
  const e2e = files.filter(forE2e);
  if (only === undefined && files.length > 0) {
    only = [...(unit.length > 0 ? ['unit'] : []), ...(e2e.length > 0 ? ['e2e'] : [])];
  }
  return { only, unit, e2e };
}

/** @param {string} file */
function isEndToEnd(file) {
  return /(^|\/)e2e\/|\.spec\.ts/.test(file);
}
