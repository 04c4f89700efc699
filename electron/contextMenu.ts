import { Menu } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Language } from '#shared/domain/fields';
import { contextItems } from './contextItems';

/** Shows the menu of a right click in the person's language. */
export function offerContextMenu(window: BrowserWindow, language: () => Language): void {
  const contents = window.webContents;
  contents.on('context-menu', (_event, click) => {
    const items = contextItems(click, language(), {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
