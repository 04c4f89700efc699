import { Kbd, Modal, Table } from '@mantine/core';
import { create } from 'zustand';
import { useTranslate } from '../i18n/useTranslate';
import { commandKey } from './commandKey';
import { places } from './places';

const useShortcuts = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openShortcuts(): void {
  useShortcuts.setState({ open: true });
}

/** The list of shortcuts, behind the question mark. */
export function ShortcutsHelp() {
  const t = useTranslate();
  const { open } = useShortcuts();
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [t('frame.searchHint'), [`${commandKey}K`]],
    ...places.map((place) => [t(`frame.${place.name}`), ['G', place.key.toUpperCase()]] as const),
    [t('frame.sync'), ['G', 'S']],
    [t('shortcuts.newOne'), ['N']],
    [t('common.undo'), [`${commandKey}Z`]],
    [t('shortcuts.task'), ['- [ ]', `${commandKey}⏎`]],
    [t('shortcuts.decision'), [`${commandKey}D`]],
    [t('shortcuts.list'), ['↑', '↓', '⏎']],
    [t('shortcuts.close'), ['Esc']],
    [t('shortcuts.help'), ['?']],
  ];
  return (
    <Modal
      opened={open}
      onClose={() => useShortcuts.setState({ open: false })}
      title={t('shortcuts.title')}
      size="md"
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([name, keys]) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">
                {keys.map((key) => (
                  <Kbd key={key} ml={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
