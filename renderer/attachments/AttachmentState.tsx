import type { FileState } from '#shared/bridge/files';
import { useTranslate } from '../i18n/useTranslate';
import { Mark } from '../ui/Mark';
import classes from './AttachmentLine.module.css';

/** Where a file's bytes are, in words. */
export function AttachmentState({ state }: { readonly state: FileState | undefined }) {
  const t = useTranslate();
  if (!state) return null;
  return (
    <span className={classes.state}>
      {state.here ? (
        <Mark meaning="quiet">{t('attachments.here')}</Mark>
      ) : (
        <Mark meaning="soon">{t('attachments.absent')}</Mark>
      )}
    </span>
  );
}
