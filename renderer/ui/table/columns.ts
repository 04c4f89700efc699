import type { ReactNode } from 'react';

/** A column of a `DataTable`. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** What it is sorted by; rows without one come last in both directions. */
  readonly value: (row: Row) => string | number | undefined;
  /** What the cell shows; the value itself when left out. */
  readonly cell?: (row: Row) => ReactNode;
  /** Figures and their headers stand at the end. */
  readonly align?: 'end';
  /** The least width, in pixels. */
  readonly width: number;
  /** Its share of the room that is left. */
  readonly grow: number;
  /** Sorted from the highest first, as for counts and dates that are read newest first. */
  readonly descendingFirst?: boolean;
  /** Leaves by itself where the window is too narrow: the highest number first. Without one it stays. */
  readonly yields?: number;
}

export interface TableSort {
  readonly id: string;
  readonly desc: boolean;
}

/**
 * The columns that find room in a width, in their order: those that yield leave, the highest number first, until
 * the rest fits.
 *
 * @param room in pixels
 */
export function fittingColumns<C extends { readonly width: number; readonly yields?: number }>(
  columns: readonly C[],
  room: number,
): C[] {
  const kept = [...columns];
  while (totalWidth(kept) > room) {
    const yielding = kept.filter(({ yields }) => yields !== undefined);
    const next = yielding.toSorted((a, b) => (b.yields ?? 0) - (a.yields ?? 0))[0];
    if (!next) break;
    kept.splice(kept.indexOf(next), 1);
  }
  return kept;
}

/** The least width that columns need together, in pixels. */
export function totalWidth(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** The order of two cells' values: text as the language sorts it, figures by size, nothing last. */
export function compareValues(
  a: string | number | undefined,
  b: string | number | undefined,
  compareText: (a: string, b: string) => number,
): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareText(String(a ?? ''), String(b ?? ''));
}
