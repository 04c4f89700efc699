/** What companies add to their names; says nothing about which one it is. */
const legalForms = new Set(
  'ab ag as asa aps bv bvba co cie eurl gmbh gie inc kft kg lda limited llc llp ltd mbh nv oy oyj plc sa sarl sas sasu sca scop se sl sp spa srl sro und et and groupe group'.split(
    ' ',
  ),
);

/** Above this share of common letter pairs two names are taken for spellings of one. */
const similarFrom = 0.8;

/**
 * Whether two company names may be one company: the same but for accents, case, punctuation and legal form, one
 * beginning the other, or nearly the same letters.
 */
export function isSimilarName(a: string, b: string): boolean {
  const left = essence(a);
  const right = essence(b);
  if (left.length < 3 || right.length < 3) return false;
  const joined = [left.replaceAll(' ', ''), right.replaceAll(' ', '')] as const;
  return (
    joined[0] === joined[1] ||
    begins(left, right) ||
    begins(right, left) ||
    likeness(joined[0], joined[1]) >= similarFrom
  );
}

function essence(name: string): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll('.', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

function begins(short: string, long: string): boolean {
  return short.length >= 5 && long.startsWith(`${short} `);
}

/** Dice's coefficient: twice the letter pairs in common over all pairs of both. */
function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

function pairs(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
}
