/**
 * Sets the spaces that French typography wants where the catalogue has plain ones: a thin no-break space before
 * ; ! ? and inside « », a no-break space before a colon.
 */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ ([;!?»])/g, '\u202f$1')
    .replaceAll('« ', '«\u202f')
    .replaceAll(' :', '\u00a0:');
}

interface Texts {
  readonly [key: string]: string | Texts;
}

/** The same for a whole section. */
export function withFrenchSpaces<T extends object>(section: T): T {
  const entries = Object.entries(section as Texts).map(([key, value]) => [
    key,
    typeof value === 'string' ? frenchSpaces(value) : withFrenchSpaces(value),
  ]);
  return Object.fromEntries(entries) as T;
}
