import { Group, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly count?: number;
  /** At the end of the title's line: a link or a small button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled group on a page: a heading over a rule, and rows. */
export function Panel({ title, count, aside, children }: PanelProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classes.panel}>
      <Group justify="space-between" wrap="nowrap" className={classes.head ?? ''}>
        <Title order={2} id={heading}>
          {title}
          {count === undefined ? null : (
            <Text span c="dimmed" fw={400} ml={8} inherit>
              {count}
            </Text>
          )}
        </Title>
        {aside}
      </Group>
      {children}
    </section>
  );
}
