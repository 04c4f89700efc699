import { Button } from '@mantine/core';
import { IconCompassOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useTranslate } from '../i18n/useTranslate';
import { EmptyState } from '../ui/EmptyState';

/** An address at which there is nothing, or no longer. */
export function NotFound() {
  const t = useTranslate();
  return (
    <EmptyState
      icon={IconCompassOff}
      title={t('frame.notFound')}
      hint={t('frame.notFoundHint')}
      level={1}
      action={
        <Button component={Link} href="/" variant="default">
          {t('frame.goToday')}
        </Button>
      }
    />
  );
}
