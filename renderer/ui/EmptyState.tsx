import { Stack, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: Icon;
  /** One sentence: what would be here. */
  readonly title: string;
  readonly hint?: string;
  /** 1 where nothing else on the page has a heading. */
  readonly level?: 1 | 2;
  /** The one next thing to do. */
  readonly action?: ReactNode;
}

/** What stands where there is nothing yet, or nothing left by the filter. */
export function EmptyState({ icon: EmptyIcon, title, hint, level = 2, action }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap="xs" p="xl" mih={240} ta="center">
      <EmptyIcon size={36} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
      <Title order={level} size="h2">
        {title}
      </Title>
      {hint ? (
        <Text c="dimmed" maw={440}>
          {hint}
        </Text>
      ) : null}
      {action}
    </Stack>
  );
}
