import { Menu } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslate } from '../../i18n/useTranslate';
import { openHistory } from './historyDialog';
import type { ShownHistory } from './historyDialog';

/** The line of a record's menu that shows its history. */
export function HistoryItem(shown: ShownHistory) {
  const t = useTranslate();
  return (
    <Menu.Item leftSection={<IconHistory size={16} stroke={1.6} />} onClick={() => openHistory(shown)}>
      {t('history.open')}
    </Menu.Item>
  );
}
