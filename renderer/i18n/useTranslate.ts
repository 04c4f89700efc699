import { useTranslation } from 'react-i18next';
import type { en } from './catalogue';

/** The keys of a section's sentences; those of a plural's forms are one, its stem. */
type KeysOf<Section> = {
  [Key in keyof Section & string]: Section[Key] extends string
    ? Key extends `${infer Stem}_${'one' | 'other'}`
      ? Stem
      : Key
    : `${Key}.${KeysOf<Section[Key]>}`;
}[keyof Section & string];

/** A sentence of the catalogues, such as 'today.lateActions'. */
export type SentenceKey = KeysOf<typeof en>;

/** A sentence in the screen's language, its values put in; `count` chooses the plural. */
export type Translate = (key: SentenceKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The sentences of the screen's language. The same function until the language changes.
 *
 * i18next types its own `t` by unfolding the whole catalogue at each call, which cost the compiler nine tenths of its
 * work; a plain union of the keys says as much.
 */
export function useTranslate(): Translate {
  return useTranslation().t as unknown as Translate;
}
