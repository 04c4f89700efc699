import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { PdfRequest } from '#shared/bridge/contract';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';

export interface SavePdf {
  readonly saving: boolean;
  /** Asks where and writes the file; tells how it ended, and offers to try again. */
  readonly save: (request: PdfRequest) => Promise<void>;
}

export function useSavePdf(): SavePdf {
  const t = useTranslate();
  const [saving, setSaving] = useState(false);
  const save = async (request: PdfRequest): Promise<void> => {
    setSaving(true);
    const result = await platform.reports.savePdf(request).catch(() => null);
    setSaving(false);
    if (result?.status === 'cancelled') return;
    const id = 'save-pdf';
    notifications.hide(id);
    if (result?.status === 'saved') {
      const { path } = result;
      notifications.show({
        id,
        autoClose: 15_000,
        message: (
          <Told
            text={t('meetings.pdfSaved', { name: nameOf(path) })}
            action={t('meetings.showInFolder')}
            onAction={() => void platform.app.showInFolder(path)}
          />
        ),
      });
      return;
    }
    notifications.show({
      id,
      color: 'red',
      autoClose: false,
      message: (
        <Told
          text={t(`meetings.pdfFailed.${result?.reason ?? 'other'}`, { name: nameOf(result?.path ?? '') })}
          action={t('common.retry')}
          onAction={() => {
            notifications.hide(id);
            void save(request);
          }}
        />
      ),
    });
  };
  return { saving, save };
}

interface ToldProps {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
}

function Told({ text, action, onAction }: ToldProps) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" flex={1}>
        {text}
      </Text>
      <Button size="compact-sm" variant="subtle" flex="none" onClick={onAction}>
        {action}
      </Button>
    </Group>
  );
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
