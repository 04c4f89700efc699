import type { MenuItemConstructorOptions } from 'electron';
import type { DeskCommand } from '#shared/bridge/contract';
import type { Language } from '#shared/domain/fields';
import { menuTexts } from './menuTexts';
import type { MenuTexts } from './menuTexts';

export interface MenuOptions {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  /** Adds what developers need. */
  readonly development: boolean;
  readonly command: (command: DeskCommand) => void;
  readonly showLog: () => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/**
 * The application's menu. Accelerators avoid digits and signs that French keyboards reach by Shift only, and
 * Ctrl+Alt with a letter, which is AltGr.
 */
export function menuTemplate(options: MenuOptions): Item[] {
  const texts = menuTexts[options.language];
  const mac = options.platform === 'darwin';
  return [
    ...(mac ? [appMenu(texts, options)] : []),
    fileMenu(texts, options),
    editMenu(texts, options),
    viewMenu(texts, options),
    goMenu(texts, options),
    windowMenu(texts, mac),
    helpMenu(texts, options),
  ];
}

function commands({ command }: MenuOptions) {
  return (label: string, name: DeskCommand, accelerator?: string): Item => ({
    id: name,
    label,
    click: () => command(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
}

function appMenu(texts: MenuTexts, options: MenuOptions): Item {
  const item = commands(options);
  return {
    label: 'Escale',
    submenu: [
      { role: 'about', label: texts.about },
      separator,
      item(texts.settings, 'goSettings', 'Cmd+,'),
      separator,
      { role: 'services', label: texts.services },
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      separator,
      { role: 'quit', label: texts.quit },
    ],
  };
}

function fileMenu(texts: MenuTexts, options: MenuOptions): Item {
  const item = commands(options);
  const mac = options.platform === 'darwin';
  const last: Item[] = mac
    ? [{ role: 'close', label: texts.closeWindow }]
    : [
        item(texts.settings, 'goSettings', 'Ctrl+,'),
        separator,
        { role: 'quit', label: texts.quit, accelerator: 'Ctrl+Q' },
      ];
  return {
    id: 'file',
    label: texts.file,
    submenu: [
      item(texts.newMeeting, 'newMeeting', 'CmdOrCtrl+N'),
      item(texts.newPartner, 'newPartner', 'CmdOrCtrl+Shift+N'),
      separator,
      item(texts.save, 'save', 'CmdOrCtrl+S'),
      item(texts.print, 'print', 'CmdOrCtrl+P'),
      separator,
      item(texts.syncNow, 'syncNow', 'CmdOrCtrl+Shift+Y'),
      separator,
      ...last,
    ],
  };
}

/**
 * Undo and redo are the desk's: inside a text they act on the text, elsewhere on the records. Their keys are left to
 * the page, which knows where the caret is; the menu only shows them.
 */
function editMenu(texts: MenuTexts, options: MenuOptions): Item {
  const item = commands(options);
  const redoKeys = options.platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z';
  return {
    id: 'edit',
    label: texts.edit,
    submenu: [
      { ...item(texts.undo, 'undo', 'CmdOrCtrl+Z'), registerAccelerator: false },
      { ...item(texts.redo, 'redo', redoKeys), registerAccelerator: false },
      separator,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'pasteAndMatchStyle', label: texts.pasteAndMatchStyle, accelerator: 'CmdOrCtrl+Shift+V' },
      { role: 'delete', label: texts.delete },
      separator,
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
}

function viewMenu(texts: MenuTexts, options: MenuOptions): Item {
  const item = commands(options);
  const forDevelopers: Item[] = [
    separator,
    { role: 'reload', label: texts.reload, accelerator: 'CmdOrCtrl+R' },
    { role: 'toggleDevTools', label: texts.developerTools },
  ];
  return {
    id: 'view',
    label: texts.view,
    submenu: [
      item(texts.palette, 'palette', 'CmdOrCtrl+K'),
      separator,
      { role: 'resetZoom', label: texts.actualSize, accelerator: 'CmdOrCtrl+0' },
      { role: 'zoomIn', label: texts.zoomIn, accelerator: 'CmdOrCtrl+Plus' },
      // The same key without Shift.
      {
        role: 'zoomIn',
        label: texts.zoomIn,
        accelerator: 'CmdOrCtrl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut', label: texts.zoomOut, accelerator: 'CmdOrCtrl+-' },
      separator,
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(options.development ? forDevelopers : []),
    ],
  };
}

function goMenu(texts: MenuTexts, options: MenuOptions): Item {
  const item = commands(options);
  return {
    id: 'go',
    label: texts.go,
    submenu: [
      item(texts.today, 'goToday'),
      item(texts.partners, 'goPartners'),
      item(texts.meetings, 'goMeetings'),
      item(texts.sync, 'goSync'),
      item(texts.trash, 'goTrash'),
    ],
  };
}

function windowMenu(texts: MenuTexts, mac: boolean): Item {
  const last: Item[] = mac
    ? [{ role: 'zoom', label: texts.zoomWindow }, separator, { role: 'front', label: texts.front }]
    : [{ role: 'close', label: texts.closeWindow }];
  return {
    id: 'window',
    label: texts.window,
    submenu: [{ role: 'minimize', label: texts.minimize }, ...last],
  };
}

function helpMenu(texts: MenuTexts, options: MenuOptions): Item {
  const item = commands(options);
  const about: Item[] =
    options.platform === 'darwin' ? [] : [separator, { role: 'about', label: texts.about }];
  return {
    id: 'help',
    label: texts.help,
    role: 'help',
    submenu: [
      item(texts.shortcuts, 'shortcuts', 'CmdOrCtrl+/'),
      { id: 'log', label: texts.logFolder, click: options.showLog },
      ...about,
    ],
  };
}
