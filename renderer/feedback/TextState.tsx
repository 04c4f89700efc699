import { Button, Group } from '@mantine/core';
import { useTranslate } from '../i18n/useTranslate';
import { SaveMark } from '../ui/inPlace/SaveMark';
import { Mark } from '../ui/Mark';
import type { RecordText } from './useRecordText';

/** Whether what is typed is safe; where it isn't, that it is in the editor alone, and a way to try again. */
export function TextState({ text: { state, savedAt, flush } }: { readonly text: RecordText }) {
  const t = useTranslate();
  if (state === 'gone') return <Mark meaning="overdue">{t('validation.gone')}</Mark>;
  if (state !== 'failed') return <SaveMark at={savedAt} />;
  return (
    <Group component="span" gap={8} wrap="nowrap">
      <Mark meaning="overdue">{t('common.notSaved')}</Mark>
      <Button size="compact-xs" variant="subtle" onClick={() => void flush()}>
        {t('common.retry')}
      </Button>
    </Group>
  );
}
