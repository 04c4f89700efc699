import { Button } from '@mantine/core';
import { IconCompassOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../ui/EmptyState';

/** An address at which there is nothing, or no longer. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconCompassOff}
      title={t('frame.notFound')}
      hint={t('frame.notFoundHint')}
      action={
        <Button component={Link} href="/" variant="default">
          {t('frame.goToday')}
        </Button>
      }
    />
  );
}
