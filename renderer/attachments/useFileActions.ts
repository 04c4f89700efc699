import { notifications } from '@mantine/notifications';
import type { AttachmentRow } from '../data/queries/attachments';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';

/** Opens a file outside or saves a copy, and says what came of it. */
export function useFileActions({ sha256, name }: Pick<AttachmentRow['data'], 'sha256' | 'name'>) {
  const t = useTranslate();
  const tell = (message: string, wrong: boolean): void => {
    notifications.show({ message, ...(wrong ? { color: 'red', autoClose: 10_000 } : {}) });
  };
  return {
    open: async (): Promise<void> => {
      const result = await platform.files.open(sha256, name);
      if (result.status === 'failed') tell(t('attachments.openFailed', { name }), true);
      else if (result.status === 'refused') {
        const absent = result.reason === 'absent';
        tell(absent ? t('attachments.refusedAbsent', { name }) : t('attachments.refusedKind'), true);
      }
    },
    saveCopy: async (): Promise<void> => {
      const result = await platform.files.saveCopy(sha256, name);
      if (result.status === 'saved') tell(t('attachments.copySaved', { path: result.path }), false);
      else if (result.status === 'failed') {
        tell(t(result.reason === 'noSpace' ? 'attachments.copyFailedSpace' : 'attachments.copyFailed'), true);
      }
    },
  };
}
