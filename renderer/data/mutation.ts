import type { DataOf, DraftOf, KindName } from '#shared/domain/entities';
import type { Fields } from '#shared/sync/outbox';

export type PatchOf<K extends KindName> = { readonly [F in keyof DataOf<K>]?: DataOf<K>[F] | undefined };

/** What a person does to one record. In a patch, a field that is `undefined` is taken away. */
export type Mutation = KnownMutation | ForeignMutation;

/** The same to a record of a kind that this version of the app doesn't know: nothing validates it but its endpoint. */
export interface ForeignMutation {
  readonly type: 'foreign';
  readonly kind: string;
  readonly id: string;
  readonly effect: 'write' | 'delete' | 'restore';
  readonly patch: Fields;
  readonly expected?: Fields;
}

export type KnownMutation = {
  [K in KindName]:
    | { readonly type: 'create'; readonly kind: K; readonly id: string; readonly data: DraftOf<K> }
    | {
        readonly type: 'update';
        readonly kind: K;
        readonly id: string;
        readonly patch: PatchOf<K>;
        /** Values that the record must still hold, or nothing is written: an editor's text was made from them. */
        readonly expected?: PatchOf<K>;
      }
    | { readonly type: 'remove'; readonly kind: K; readonly id: string }
    | { readonly type: 'restore'; readonly kind: K; readonly id: string };
}[KindName];

export function create<K extends KindName>(kind: K, id: string, data: DraftOf<K>): KnownMutation {
  return { type: 'create', kind, id, data } as KnownMutation;
}

export function update<K extends KindName>(
  kind: K,
  id: string,
  patch: PatchOf<K>,
  expected?: PatchOf<K>,
): KnownMutation {
  return { type: 'update', kind, id, patch, ...(expected ? { expected } : {}) } as KnownMutation;
}

/** Into the trash, with everything that belongs to it. */
export function remove(kind: KindName, id: string): KnownMutation {
  return { type: 'remove', kind, id };
}

export function restore(kind: KindName, id: string): KnownMutation {
  return { type: 'restore', kind, id };
}
