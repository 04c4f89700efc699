import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Language } from '#shared/domain/fields';
import { menuTexts } from './menuTexts';

/** What `contextItems` reads of a right click. */
export type TextClick = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

export interface SpellingActions {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

/** The menu of a right click on text; empty where there is nothing to do, so that pages keep their own. */
export function contextItems(
  click: TextClick,
  language: Language,
  { replace, learn }: SpellingActions,
): MenuItemConstructorOptions[] {
  const texts = menuTexts[language];
  if (!click.isEditable) {
    return click.selectionText.trim() === '' ? [] : [{ role: 'copy', label: texts.copy }];
  }
  const { canCut, canCopy, canPaste, canSelectAll } = click.editFlags;
  const spelling: MenuItemConstructorOptions[] =
    click.misspelledWord === ''
      ? []
      : [
          ...(click.dictionarySuggestions.length === 0
            ? [{ label: texts.noSuggestions, enabled: false }]
            : click.dictionarySuggestions.map((word) => ({ label: word, click: () => replace(word) }))),
          { label: texts.learnSpelling, click: () => learn(click.misspelledWord) },
          { type: 'separator' },
        ];
  return [
    ...spelling,
    { role: 'cut', label: texts.cut, enabled: canCut },
    { role: 'copy', label: texts.copy, enabled: canCopy },
    { role: 'paste', label: texts.paste, enabled: canPaste },
    { role: 'pasteAndMatchStyle', label: texts.pasteAndMatchStyle, enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: texts.selectAll, enabled: canSelectAll },
  ];
}
