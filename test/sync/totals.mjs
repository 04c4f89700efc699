/** @typedef {import('./seedWorker.ts').SeedResult} SeedResult */

/** Sums over all seeds: a run in which nothing happened would prove nothing. */
export function createTotals() {
  /** @type {Map<string, number>} */
  const sums = new Map();
  let seeds = 0;
  /** @type {(name: string, amount: number) => void} */
  const add = (name, amount) => void sums.set(name, (sums.get(name) ?? 0) + amount);
  return {
    seeds: () => seeds,
    sums: () => sums,
    /** @param {SeedResult} result */
    add: ({ outcome }) => {
      seeds += 1;
      if (!outcome) return;
      add('laptops', outcome.laptops);
      add('deliveries', outcome.deliveries);
      for (const [name, amount] of Object.entries(outcome.figures)) add(name, amount);
      for (const [name, amount] of Object.entries(outcome.upheavals)) add(name, amount);
      for (const [name, amount] of Object.entries(outcome.faults)) add(`fault ${name}`, amount);
    },
  };
}

/**
 * The closing table and the beginning of the closing line.
 * @param {ReturnType<typeof createTotals>} totals
 * @param {number} from the first seed
 * @param {number} ms how long it took
 * @param {number} failed
 */
export function totalsText(totals, from, ms, failed) {
  const seeds = totals.seeds();
  const number = (/** @type {number} */ value) =>
    value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
  const line = (/** @type {readonly string[]} */ [name = '', sum = '', each = '', second = '']) =>
    `${name.padEnd(20)} ${sum.padStart(14)} ${each.padStart(10)} ${second.padStart(10)}`;
  const rows = [
    line(['', 'in all', 'a seed', 'a second']),
    ...[...totals.sums()].map(([name, sum]) =>
      line([name, number(sum), number(sum / seeds), number(sum / (ms / 1000))]),
    ),
  ];
  const rate = (seeds / (ms / 1000)).toFixed(1);
  const range = `${seeds} seeds (${from} to ${from + seeds - 1})`;
  return `${rows.join('\n')}\n${range}, ${failed} failed, ${rate} a second,`;
}
