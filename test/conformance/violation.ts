/** A rule that the endpoint broke: what was to come, and what came. Both go into the report as they are. */
export class Violation extends Error {
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: string) {
    super(`expected ${expected}; came ${came}`);
    this.name = 'Violation';
    this.expected = expected;
    this.came = came;
  }
}

/** A check that can't be made here, and why. */
export class Skipped extends Error {}

/** A check of something that an endpoint may leave out and that this one doesn't offer. */
export class NotOffered extends Error {}

/** What a report shows of a value: JSON, shortened in the middle. */
export function shown(value: unknown, length = 400): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  if (text.length <= length) return text;
  const half = Math.floor(length / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)} (${text.length} characters)`;
}

/** @throws Violation unless it holds */
export function demand(holds: boolean, expected: string, came: unknown): asserts holds {
  if (!holds) throw new Violation(expected, shown(came));
}

/**
 * Holds a value against what is expected of it: objects may have more fields than expected, lists have as many
 * items.
 *
 * @param what what the value is, for the report
 * @throws Violation with the first place where they differ
 */
export function demandLike(came: unknown, expected: unknown, what: string): void {
  const place = difference(came, expected, '');
  if (place === undefined) return;
  const at = place === '' ? '' : ` (they differ at ${place.replace(/^\./, '')})`;
  throw new Violation(`${what}: ${shown(expected)}`, `${shown(came)}${at}`);
}

/** Holds a value against another one that it must equal in every field. @throws Violation */
export function demandSame(came: unknown, expected: unknown, what: string): void {
  demandLike(came, expected, what);
  if (difference(expected, came, '') !== undefined)
    throw new Violation(`${what}, and nothing more: ${shown(expected)}`, shown(came));
}

function difference(came: unknown, expected: unknown, place: string): string | undefined {
  if (typeof expected !== 'object' || expected === null) return Object.is(came, expected) ? undefined : place;
  if (typeof came !== 'object' || came === null || Array.isArray(came) !== Array.isArray(expected))
    return place;
  if (Array.isArray(expected) && Array.isArray(came) && came.length !== expected.length)
    return `${place}.length`;
  const fields = new Map<string, unknown>(Object.entries(came));
  for (const [name, value] of Object.entries(expected)) {
    if (!fields.has(name)) return `${place}.${name}`;
    const found = difference(fields.get(name), value, `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
