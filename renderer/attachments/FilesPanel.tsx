import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fileRefusals } from '#shared/bridge/files';
import type { WaitingFiles } from '#shared/bridge/files';
import { useFormats } from '../i18n/formats';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';
import { Panel } from '../ui/Panel';

/** How many files wait on either side, and how much that is. */
export function FilesPanel() {
  const t = useTranslate();
  const { bytes } = useFormats();
  const waiting = useWaiting();
  if (!waiting) return null;
  const { up, down, refused } = waiting;
  const lines = [
    up.files > 0 ? t('attachments.waitingUp', { count: up.files, size: bytes(up.bytes) }) : '',
    ...fileRefusals
      .filter((why) => refused[why].files > 0)
      .map((why) =>
        t(`attachments.refused.${why}`, { count: refused[why].files, size: bytes(refused[why].bytes) }),
      ),
    down.files > 0 ? t('attachments.waitingDown', { count: down.files, size: bytes(down.bytes) }) : '',
  ].filter(Boolean);
  return (
    <Panel title={t('attachments.title')}>
      {(lines.length > 0 ? lines : [t('attachments.allAcross')]).map((line) => (
        <Text key={line} pt="xs" {...(lines.length > 0 ? {} : { c: 'dimmed' })}>
          {line}
        </Text>
      ))}
    </Panel>
  );
}

/** `undefined` until it is known. */
function useWaiting(): WaitingFiles | undefined {
  const [waiting, setWaiting] = useState<WaitingFiles>();
  useEffect(() => {
    let current = true;
    const ask = (): void => {
      void platform.files.waiting().then((answer) => {
        if (current) setWaiting(answer);
      });
    };
    ask();
    const silence = platform.on('filesChanged', ask);
    return () => {
      current = false;
      silence();
    };
  }, []);
  return waiting;
}
