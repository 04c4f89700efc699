import { useEffect, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page, and pictures that are pasted. A paste that has text too, as a word
 * processor's has beside a picture of it, is left to where the caret stands.
 *
 * @returns whether files are being held over the page
 */
export function useDropAndPaste(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const hold = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Between two elements of the page something is always entered.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      take(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      if (!clipboardData || clipboardData.files.length === 0 || clipboardData.types.includes('text/plain'))
        return;
      event.preventDefault();
      event.stopPropagation();
      take(clipboardData);
    };
    const take = (data: DataTransfer | null): void => {
      const files = [...(data?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    // Before the editor sees them, which would make of a file whatever it can.
    const listeners = [
      ['dragenter', hold],
      ['dragover', hold],
      ['dragleave', leave],
      ['drop', drop],
      ['paste', paste],
    ] as const;
    for (const [name, listener] of listeners) {
      window.addEventListener(name, listener as EventListener, { capture: true });
    }
    return () => {
      for (const [name, listener] of listeners) {
        window.removeEventListener(name, listener as EventListener, { capture: true });
      }
    };
  }, [onFiles]);
  return over;
}
