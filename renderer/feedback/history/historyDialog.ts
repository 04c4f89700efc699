import { create } from 'zustand';
import type { KindName } from '#shared/domain/entities';

export interface ShownHistory {
  readonly kind: KindName;
  readonly id: string;
  /** What the record is called. */
  readonly title: string;
}

/** Whose history is open over the page. */
export const useHistoryDialog = create<{ readonly shown: ShownHistory | null }>(() => ({ shown: null }));

export function openHistory(shown: ShownHistory): void {
  useHistoryDialog.setState({ shown });
}

export function closeHistory(): void {
  useHistoryDialog.setState({ shown: null });
}
