import { create } from 'zustand';
import type { KindName } from '#shared/domain/entities';

export interface ShownHistory {
  readonly kind: KindName;
  readonly id: string;
  /** What the record is called. */
  readonly title: string;
}

/** Whose history is open over the page. */
export const useHistoryDialog = create<{
  /** With the address of the page that it belongs to: undo, or a menu's command, may lead away from it. */
  readonly shown: (ShownHistory & { readonly at: string }) | null;
}>(() => ({ shown: null }));

export function openHistory(shown: ShownHistory): void {
  useHistoryDialog.setState({ shown: { ...shown, at: window.location.pathname } });
}

export function closeHistory(): void {
  useHistoryDialog.setState({ shown: null });
}
