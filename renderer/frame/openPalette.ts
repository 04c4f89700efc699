import { spotlight } from '@mantine/spotlight';
import { flushSync } from 'react-dom';

/** Told on the palette's own field, so that it is found at once. */
export const paletteField = { 'data-palette': '' } as const;

/** Opens the palette, the caret in it before the next key can come: who types on at once types into it. */
export function openPalette(): void {
  flushSync(() => spotlight.open());
  document.querySelector<HTMLInputElement>('[data-palette]')?.focus();
}

/** Ctrl+K, on a Mac Cmd+K. */
export function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
}
