interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a key press asks for: Ctrl/Cmd+Z takes back; Ctrl/Cmd+Shift+Z, and Ctrl+Y, do it again. */
export function undoCommand({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

/** Whether somebody writes in an element: there, keys are letters, and undoing is the text's own. */
export function isText(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  }
  return target.isContentEditable || target instanceof HTMLTextAreaElement;
}

/** Undo and redo from the menu while the caret is in a text: the text's own. */
export function undoInText(element: HTMLElement, command: 'undo' | 'redo'): void {
  if (!element.isContentEditable) {
    // Deprecated, and still the only way to a field's own undo.
    document.execCommand(command);
    return;
  }
  // The editor has a history of its own and listens to keys.
  const mac = navigator.userAgent.includes('Mac OS');
  const keys = { key: 'z', code: 'KeyZ', keyCode: 90, shiftKey: command === 'redo', bubbles: true };
  element.dispatchEvent(new KeyboardEvent('keydown', { ...keys, ctrlKey: !mac, metaKey: mac }));
}
