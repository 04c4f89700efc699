import type { z } from 'zod';
import { action } from './action';
import { attachment } from './attachment';
import { commitment } from './commitment';
import { contact } from './contact';
import { meeting } from './meeting';
import { mergeConflict } from './mergeConflict';
import { partner } from './partner';
import { show } from './show';

/** The exhaustive register of record kinds: what isn't here doesn't exist, what is here is stored, synced and searched. */
export const kinds = {
  partner,
  contact,
  meeting,
  action,
  commitment,
  show,
  mergeConflict,
  attachment,
} as const;

export type KindName = keyof typeof kinds;
export type DataOf<K extends KindName> = z.infer<(typeof kinds)[K]['data']>;
/** What a creation may leave out: fields with defaults. */
export type DraftOf<K extends KindName> = z.input<(typeof kinds)[K]['data']>;

export const kindNames = Object.keys(kinds) as readonly KindName[];

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}
