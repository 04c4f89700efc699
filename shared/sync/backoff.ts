const firstMs = 1_000;
const mostMs = 5 * 60_000;

/**
 * How long to wait after the nth failure in a row (from 1): anywhere between nothing and a bound that doubles from
 * one second to five minutes. Full jitter keeps a company's laptops from coming back all at once.
 *
 * @param random from 0 to 1
 */
export function backoffMs(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(mostMs, firstMs * 2 ** (failures - 1)));
}
