import { z } from 'zod';
import { language } from '../domain/fields';
import { isSafeLink } from './safeLink';

/**
 * A report before it has a form: built once by pure code from records, written by the page (→ PDF) today and by
 * other writers later. Texts are final: already in the report's language, dates and figures already spelled.
 */

/** A run of text; `\n` in it is a line break. */
const span = z.object({
  text: z.string(),
  strong: z.boolean().optional(),
  emphasis: z.boolean().optional(),
  code: z.boolean().optional(),
  strike: z.boolean().optional(),
  /** https or mailto only. */
  link: z.string().refine(isSafeLink).optional(),
});
export type Span = z.infer<typeof span>;

const cell = z.array(span);

export type Block =
  | { readonly kind: 'paragraph'; readonly spans: Span[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: ListItem[] }
  | { readonly kind: 'facts'; readonly facts: { readonly label: string; readonly value: Span[] }[] }
  | {
      readonly kind: 'table';
      readonly columns: Column[];
      readonly rows: Span[][][];
      readonly caption?: string | undefined;
    }
  | { readonly kind: 'empty'; readonly text: string };

export interface ListItem {
  readonly blocks: Block[];
  /** A task's box; absent for a plain item. */
  readonly checked?: boolean | undefined;
}

const column = z.object({
  title: z.string(),
  align: z.enum(['start', 'end']).default('start'),
  /** Share of the width; columns without one take what is left. */
  share: z.number().positive().optional(),
});
export type Column = z.infer<typeof column>;

const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), spans: cell }),
    z.object({ kind: z.literal('heading'), text: z.string() }),
    z.object({ kind: z.literal('quote'), blocks: z.array(block) }),
    z.object({
      kind: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.object({ blocks: z.array(block), checked: z.boolean().optional() })),
    }),
    z.object({ kind: z.literal('facts'), facts: z.array(z.object({ label: z.string(), value: cell })) }),
    z.object({
      kind: z.literal('table'),
      columns: z.array(column).min(1),
      rows: z.array(z.array(cell)),
      caption: z.string().optional(),
    }),
    z.object({ kind: z.literal('empty'), text: z.string() }),
  ]),
);

const section = z.object({
  /** '' for what stands right under the document's title. */
  title: z.string(),
  /** A few quiet words at the end of the title's line: as of when it is. */
  aside: z.string().optional(),
  /** Of the two columns that it may share with its neighbours where a page has room; alone when absent. */
  column: z.enum(['first', 'second']).optional(),
  blocks: z.array(block),
});
export type Section = z.infer<typeof section>;

export const reportModel = z.object({
  language,
  /** "Compte rendu de visite" */
  title: z.string().min(1),
  /** "Armor Réseaux – jeudi 26 novembre 2026" */
  subtitle: z.string(),
  /** Short facts beside each other at the top of each page: partner, date, place. */
  header: z.object({ partner: z.string(), date: z.string(), place: z.string() }),
  /** "Établi par Camille Roussel le 26 novembre 2026 à 16 h 20" */
  footer: z.string(),
  /** Shown as a banner when the copy holds what the partner must not read; '' in the partner's copy. */
  marking: z.string(),
  /** For what is to stay one page: smaller type, closer lines, facts in two columns. */
  dense: z.boolean().optional(),
  sections: z.array(section),
});
export type ReportModel = z.infer<typeof reportModel>;
