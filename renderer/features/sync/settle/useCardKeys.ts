import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

const cardSelector = '[data-conflict]';

/**
 * The keys of a page of conflicts: arrows go from card to card, and the key that a card's button shows presses it. When
 * the card with the focus is settled and gone, the next one gets it.
 *
 * @param page holds the cards
 * @param shown changes when other cards are shown
 */
export function useCardKeys(page: RefObject<HTMLElement | null>, shown: string): void {
  const last = useRef(0);
  useEffect(() => {
    const cards = cardsOf(page);
    // Where the focus was is gone, or nowhere yet; somebody who has it elsewhere keeps it.
    if (shown !== '' && document.activeElement === document.body) {
      cards[Math.min(last.current, cards.length - 1)]?.focus();
    }
  }, [page, shown]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || defaultPrevented || !(target instanceof HTMLElement)) return;
      if (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return;
      const cards = cardsOf(page);
      const here = cards.findIndex((card) => card.contains(target));
      if (here < 0) return;
      last.current = here;
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      const button = cards[here]?.querySelector<HTMLElement>(
        `[aria-keyshortcuts="${CSS.escape(key.toUpperCase())}"]`,
      );
      const next = step === 0 ? undefined : cards[here + step];
      if (!button && !next) return;
      event.preventDefault();
      if (next) next.focus();
      else button?.click();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page]);
}

function cardsOf(page: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(page.current?.querySelectorAll<HTMLElement>(cardSelector) ?? [])];
}
