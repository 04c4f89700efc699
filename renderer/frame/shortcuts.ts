import { commandKey } from './commandKey';
import { places } from './places';
import type { SentenceKey } from '../i18n/useTranslate';

export interface Shortcut {
  readonly name: SentenceKey;
  /** Each way to do it: keys pressed one after the other; a name in braces is one that keyboards print in words. */
  readonly ways: readonly (readonly string[])[];
}

export interface ShortcutGroup {
  readonly name: SentenceKey;
  readonly shortcuts: readonly Shortcut[];
}

const mac = commandKey === '⌘';
const command = (key: string): string => `${commandKey}${key}`;
const shifted = (key: string): string => (mac ? `⇧⌘${key}` : `Ctrl {shift} ${key}`);
const alt = mac ? '⌥ ' : 'Alt ';

/** Every shortcut of the desk; what isn't here has none. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    name: 'shortcuts.everywhere',
    shortcuts: [
      { name: 'frame.searchHint', ways: [[command('K')]] },
      { name: 'shortcuts.newOne', ways: [['N']] },
      { name: 'agenda.newMeeting', ways: [[command('N')]] },
      { name: 'partners.newPartner', ways: [[shifted('N')]] },
      { name: 'common.undo', ways: [[command('Z')]] },
      { name: 'shortcuts.redo', ways: mac ? [[shifted('Z')]] : [[command('Y')], [shifted('Z')]] },
      { name: 'palette.syncNow', ways: [[shifted('Y')]] },
      { name: 'shortcuts.close', ways: [['{escape}']] },
      { name: 'shortcuts.zoom', ways: [[command('+')], [command('−')], [command('0')]] },
      { name: 'shortcuts.help', ways: [['?'], [command('/')]] },
    ],
  },
  {
    name: 'shortcuts.go',
    shortcuts: [
      ...places.map(({ name, key }): Shortcut => ({
        name: `frame.${name}`,
        ways: [['G', key.toUpperCase()]],
      })),
      { name: 'frame.sync', ways: [['G', 'S']] },
    ],
  },
  {
    name: 'shortcuts.lists',
    shortcuts: [
      { name: 'shortcuts.move', ways: [['↑'], ['↓']] },
      { name: 'shortcuts.ends', ways: [[mac ? '↖' : '{home}'], [mac ? '↘' : '{end}']] },
      { name: 'shortcuts.byName', ways: [['A…Z']] },
      { name: 'shortcuts.open', ways: [['{enter}']] },
      { name: 'shortcuts.filter', ways: [['/']] },
    ],
  },
  {
    name: 'shortcuts.agenda',
    shortcuts: [
      { name: 'shortcuts.dayWeek', ways: [['{day}'], ['{week}']] },
      { name: 'shortcuts.turn', ways: [['←'], ['→']] },
      { name: 'agenda.today', ways: [['{today}']] },
      { name: 'shortcuts.betweenMeetings', ways: [['↑'], ['↓'], ['←'], ['→']] },
      { name: 'shortcuts.freeSlot', ways: [['Tab', '↑ ↓ ← →', '{enter}']] },
      { name: 'shortcuts.moveMeeting', ways: [[`${alt}↑ ↓ ← →`]] },
      { name: 'shortcuts.lengthen', ways: [[`${alt}{shift} ↑ ↓`]] },
    ],
  },
  {
    name: 'shortcuts.meeting',
    shortcuts: [
      { name: 'shortcuts.steps', ways: [['1'], ['2'], ['3']] },
      { name: 'shortcuts.stepsInText', ways: [[command('1')], [command('2')], [command('3')]] },
      { name: 'shortcuts.task', ways: [['- [ ]'], [command('{enter}')]] },
      { name: 'shortcuts.decision', ways: [['=>'], [command('D')]] },
      { name: 'shortcuts.parts', ways: [['F6']] },
      { name: 'shortcuts.movePoint', ways: [[`${alt}↑`], [`${alt}↓`]] },
      { name: 'shortcuts.save', ways: [[command('S')]] },
      { name: 'shortcuts.print', ways: [[command('P')]] },
    ],
  },
];
