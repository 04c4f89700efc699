import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps a part that fails, a page or the frame around it, from leaving the window empty. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    void platform.app.log(
      'error',
      `page failed: ${error.name}: ${error.message}${info.componentStack ?? ''}`.slice(0, 4000),
    );
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <PageFailed error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function PageFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useTranslate();
  return (
    <Stack p="xl" maw={640} role="alert">
      <Title order={1}>{t('frame.crashTitle')}</Title>
      <Text>{t('frame.crashKept')}</Text>
      <Code block>{error.message}</Code>
      <Group>
        <Button onClick={onRetry}>{t('common.retry')}</Button>
        <Button variant="default" onClick={() => void platform.app.copyText(error.stack ?? error.message)}>
          {t('common.copyDetails')}
        </Button>
      </Group>
    </Stack>
  );
}
