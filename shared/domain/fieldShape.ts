import type { z } from 'zod';
import { isKindName, kinds } from './entities';
import { instant, localDate } from './fields';
import { policyOf } from './kind';

/** What a person edits a field with. */
export type FieldShape =
  /** Markdown. */
  | { readonly type: 'text' }
  /** One line. */
  | { readonly type: 'line' }
  | { readonly type: 'number' }
  | { readonly type: 'yesNo' }
  /** A local date, `YYYY-MM-DD`. */
  | { readonly type: 'date' }
  | { readonly type: 'instant' }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'labels' }
  /** An ordered list of `{id, text, …}`. */
  | { readonly type: 'items' }
  /** Ids of other records: chosen on the record's own page. */
  | { readonly type: 'reference' }
  /** Of a kind or field that this version doesn't know: JSON. */
  | { readonly type: 'unknown' };

/** How a field is edited, from its kind's own definition. */
export function fieldShape(collection: string, field: string): FieldShape {
  if (!isKindName(collection)) return { type: 'unknown' };
  const kind = kinds[collection];
  if (field in kind.references) return { type: 'reference' };
  const shape: Readonly<Partial<Record<string, z.ZodType>>> = kind.data.shape;
  const declared = shape[field];
  if (!declared) return { type: 'unknown' };
  switch (policyOf(kind, field)) {
    case 'text':
      return { type: 'text' };
    case 'set':
      return { type: 'labels' };
    case 'list':
      return { type: hasText(declared) ? 'items' : 'reference' };
    case 'scalar':
      return scalarShape(bare(declared));
  }
}

function scalarShape(type: z.ZodType): FieldShape {
  if (type === localDate) return { type: 'date' };
  if (type === instant) return { type: 'instant' };
  const { def } = type as unknown as { readonly def: Definition };
  switch (def.type) {
    case 'enum':
      return { type: 'choice', options: Object.values(def.entries ?? {}) };
    case 'number':
      return { type: 'number' };
    case 'boolean':
      return { type: 'yesNo' };
    case 'string':
    case 'union':
      return { type: 'line' };
    default:
      return { type: 'unknown' };
  }
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
}

/** Without its default, and whether or not it may be absent. */
function bare(type: z.ZodType): z.ZodType {
  const { innerType } = (type as unknown as { readonly def: Definition }).def;
  return innerType ? bare(innerType) : type;
}

function hasText(list: z.ZodType): boolean {
  const { element } = (bare(list) as unknown as { readonly def: Definition }).def;
  const shape = (element as unknown as { readonly shape?: object } | undefined)?.shape;
  return shape !== undefined && 'text' in shape;
}
