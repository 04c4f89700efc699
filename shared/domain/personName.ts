/** A person as somebody introduces themselves at a table. */
export interface Introduction {
  readonly firstName: string;
  readonly lastName: string;
  readonly role: string;
}

/**
 * Reads "Paul Martin, directeur technique": the name, and after the first comma the function. The family name is what
 * is written in capitals, else all but the first word.
 */
export function introduction(text: string): Introduction {
  const [name = '', ...rest] = text.split(',');
  const words = name.trim().split(/\s+/).filter(Boolean);
  const role = rest.join(',').trim();
  const capitals = words.filter(isCapitals);
  if (capitals.length > 0 && capitals.length < words.length) {
    const others = words.filter((word) => !isCapitals(word));
    return { firstName: others.join(' '), lastName: capitals.map(capitalised).join(' '), role };
  }
  const [firstName = '', ...family] = words;
  return { firstName, lastName: family.join(' '), role };
}

function isCapitals(word: string): boolean {
  return /\p{Lu}{2}/u.test(word) && word === word.toUpperCase();
}

function capitalised(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
