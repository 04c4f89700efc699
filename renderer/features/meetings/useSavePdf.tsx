import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfRequest, SaveResult } from '#shared/bridge/contract';
import { platform } from '../../platform';

interface PdfSaving {
  readonly saving: boolean;
  readonly savePdf: (request: PdfRequest) => Promise<void>;
}

/** Saves a report as PDF where the person says, and tells how it went. Whatever fails, the meeting stays as it is. */
export function useSavePdf(): PdfSaving {
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  const savePdf = useCallback(
    async (request: PdfRequest) => {
      setSaving(true);
      try {
        tell(await platform.reports.savePdf(request), t);
      } catch (error) {
        tell({ status: 'failed', reason: 'other', path: '', detail: String(error) }, t);
      } finally {
        setSaving(false);
      }
    },
    [t],
  );
  return { saving, savePdf };
}

function tell(result: SaveResult, t: ReturnType<typeof useTranslation>['t']): void {
  if (result.status === 'cancelled') return;
  if (result.status === 'failed') {
    notifications.show({
      color: 'red',
      autoClose: 12_000,
      title: t('report.notSaved'),
      message: t(`report.failure.${result.reason}`, { path: result.path }),
    });
    return;
  }
  const { path } = result;
  notifications.show({
    autoClose: 12_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{t('report.saved', { path })}</Text>
        <Button size="compact-sm" variant="subtle" onClick={() => void platform.app.showInFolder(path)}>
          {t('report.show')}
        </Button>
      </Group>
    ),
  });
}
