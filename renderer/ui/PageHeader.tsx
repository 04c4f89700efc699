import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** One quiet line beneath or beside the title. */
  readonly subtitle?: ReactNode;
  /** Above the title: the way back, as links. */
  readonly trail?: ReactNode;
  /** The page's main action, and lesser ones before it. */
  readonly actions?: ReactNode;
}

/** The head of a page: where I am, and the one main action. */
export function PageHeader({ title, subtitle, trail, actions }: PageHeaderProps) {
  useDocumentTitle(`${title} – Escale`);
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        {trail}
        <Title order={1} className={classes.title ?? ''} title={title}>
          {title}
        </Title>
        {subtitle ? (
          <Text component="div" size="sm" c="dimmed">
            {subtitle}
          </Text>
        ) : null}
      </div>
      {actions ? (
        <Group gap="xs" flex="0 1 auto">
          {actions}
        </Group>
      ) : null}
    </header>
  );
}
