import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { deskCommands } from '#shared/bridge/contract';
import type { DeskCommand } from '#shared/bridge/contract';
import { contextItems } from '../../../electron/contextItems';
import type { TextClick } from '../../../electron/contextItems';
import { menuTemplate } from '../../../electron/menu';
import { menuTexts } from '../../../electron/menuTexts';

type Item = MenuItemConstructorOptions;

const nothing = (): void => undefined;
const labels = (items: readonly Item[]) => items.flatMap(({ label }) => label ?? []);

const platforms = ['linux', 'win32', 'darwin'] as const;
const languages = ['fr', 'en'] as const;
const cases = platforms.flatMap((platform) => languages.map((language) => ({ platform, language })));

function itemsOf(
  language: 'fr' | 'en',
  platform: NodeJS.Platform,
  command: (name: DeskCommand) => void = nothing,
): Item[] {
  const template = menuTemplate({ language, platform, development: false, command, showLog: nothing });
  return template.flatMap((menu) => [menu, ...(Array.isArray(menu.submenu) ? menu.submenu : [])]);
}

describe('the menu', () => {
  it.each(cases)('has a text of its own for every item: $language on $platform', ({ language, platform }) => {
    for (const item of itemsOf(language, platform)) {
      expect(item.type === 'separator' || (item.label ?? '') !== '').toBe(true);
    }
  });

  it.each(cases)(
    'uses no key twice, and none that types a letter: $language on $platform',
    ({ language, platform }) => {
      const keys = itemsOf(language, platform).flatMap(({ accelerator }) =>
        accelerator === undefined
          ? []
          : [accelerator.replace('CmdOrCtrl', platform === 'darwin' ? 'Cmd' : 'Ctrl')],
      );
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => /Ctrl.*Alt\+\w$|Alt.*Ctrl\+\w$/.test(key))).toEqual([]);
    },
  );

  it('zooms with the plus sign with and without Shift', () => {
    const zoomKeys = itemsOf('fr', 'linux')
      .filter(({ role }) => role === 'zoomIn')
      .map(({ accelerator }) => accelerator);
    expect(zoomKeys).toEqual(['CmdOrCtrl+Plus', 'CmdOrCtrl+=']);
  });

  it('carries every command of the desk, each once', () => {
    const command = vi.fn<(name: DeskCommand) => void>();
    for (const item of itemsOf('en', 'linux', command)) {
      if (deskCommands.some((name) => name === item.id)) Reflect.apply(item.click ?? nothing, null, []);
    }
    expect(command).toHaveBeenCalledTimes(deskCommands.length);
    expect(new Set(command.mock.calls.flat())).toEqual(new Set(deskCommands));
  });

  it('says different things in French and English, with French apostrophes', () => {
    const same = Object.entries(menuTexts.fr).filter(
      ([key, text]) => menuTexts.en[key as keyof typeof menuTexts.en] === text,
    );
    expect(same.map(([key]) => key)).toEqual(['services']);
    expect(Object.values(menuTexts.fr).join(' ')).not.toMatch(/['"]/);
  });
});

describe('the menu of a right click', () => {
  const flags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: true,
  };
  const click = (more: Partial<TextClick>): TextClick => ({
    isEditable: true,
    selectionText: '',
    misspelledWord: '',
    dictionarySuggestions: [],
    editFlags: flags,
    ...more,
  });
  const actions = { replace: vi.fn<(word: string) => void>(), learn: vi.fn<(word: string) => void>() };

  it('offers in a field what can be done there', () => {
    const items = contextItems(click({ editFlags: { ...flags, canPaste: false } }), 'fr', actions);
    expect(labels(items)).toEqual([
      'Couper',
      'Copier',
      'Coller',
      'Coller et respecter le style',
      'Tout sélectionner',
    ]);
    expect(items.find(({ role }) => role === 'paste')?.enabled).toBe(false);
  });

  it('offers spellings first', () => {
    const items = contextItems(
      click({ misspelledWord: 'fotte', dictionarySuggestions: ['faute'] }),
      'fr',
      actions,
    );
    expect(labels(items).slice(0, 2)).toEqual(['faute', 'Ajouter au dictionnaire']);
    Reflect.apply(items[0]?.click ?? nothing, null, []);
    expect(actions.replace).toHaveBeenCalledWith('faute');
    const none = contextItems(click({ misspelledWord: 'xyz' }), 'en', actions);
    expect(labels(none)[0]).toBe('No suggestions');
  });

  it('copies a selection elsewhere, and is nothing without one', () => {
    expect(labels(contextItems(click({ isEditable: false, selectionText: 'Armor' }), 'en', actions))).toEqual(
      ['Copy'],
    );
    expect(contextItems(click({ isEditable: false, selectionText: ' ' }), 'en', actions)).toEqual([]);
  });
});
