import type { Queries } from './database';

/** A text that names somebody. */
export interface Mention {
  readonly c: string;
  readonly id: string;
  readonly deleted: boolean;
  /** The field, with its place in it, such as `decisions.0.text`. */
  readonly field: string;
  readonly word: string;
  /** Some of the text around it. */
  readonly excerpt: string;
}

interface Row {
  readonly id: string;
  readonly c: string;
  readonly deleted: boolean;
  readonly data: unknown;
}

/** Shorter words would be found everywhere. */
const shortest = 3;
const around = 40;

/** The words as they are looked for: each once, the longest first, so that a full name is told as one. */
export function searchWords(words: readonly string[]): readonly string[] {
  const wanted = words.map((word) => word.trim()).filter((word) => word.length >= shortest);
  return [...new Set(wanted)].toSorted((a, b) => b.length - a.length);
}

/** Every text of a tenant's records that holds one of the words, whatever its case. Reads all of the tenant's records. */
export async function mentionsOf(
  sql: Queries,
  tenant: string,
  { words, except = [] }: { readonly words: readonly string[]; readonly except?: readonly string[] },
): Promise<readonly Mention[]> {
  const wanted = searchWords(words);
  if (wanted.length === 0) return [];
  const rows = await sql.query<Row>(
    `select id, c, deleted, data from escale.doc
     where tenant = $1 and not (id = any($2::uuid[]))
       and exists (select 1 from unnest($3::text[]) as w(word) where strpos(lower(data::text), lower(w.word)) > 0)
     order by c, id`,
    // As the text stands in JSON.
    [tenant, except, wanted.map((word) => JSON.stringify(word).slice(1, -1))],
  );
  return rows.flatMap(({ id, c, deleted, data }) =>
    textsIn(data).flatMap(({ field, text }) => {
      const folded = text.toLowerCase();
      const word = wanted.find((one) => folded.includes(one.toLowerCase()));
      if (word === undefined) return [];
      const at = folded.indexOf(word.toLowerCase());
      const excerpt = text.slice(Math.max(0, at - around), at + word.length + around);
      return [{ c, id, deleted, field, word, excerpt }];
    }),
  );
}

function textsIn(value: unknown, path = ''): readonly { readonly field: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ field: path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsIn(inner, path === '' ? name : `${path}.${name}`),
  );
}
