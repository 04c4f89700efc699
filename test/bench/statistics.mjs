/**
 * The p-th percentile of a sample, by nearest rank.
 * @param {readonly number[]} values
 * @param {number} p from 0 to 100
 */
export function percentile(values, p) {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((p / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 50);
}

/** @param {number} value milliseconds or a ratio */
export function rounded(value) {
  return Math.round(value * 100) / 100;
}

/**
 * How far the rounds were apart: "1.42–1.71".
 * @param {readonly number[]} values
 */
export function spread(values) {
  return `${rounded(Math.min(...values))}–${rounded(Math.max(...values))}`;
}
