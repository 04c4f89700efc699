import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslate } from '../../../i18n/useTranslate';

interface LineMenuProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** More that can be done with a line. */
export function LineMenu({ title, children }: LineMenuProps) {
  const t = useTranslate();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('partners.moreOf', { title })}>
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
