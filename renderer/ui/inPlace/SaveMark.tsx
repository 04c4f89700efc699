import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import classes from './inPlace.module.css';

/** "Saved at 14:02", in small; nothing before the first save. */
export function SaveMark({ at }: { readonly at: Date | undefined }) {
  const t = useTranslate();
  const formats = useFormats();
  return (
    <span className={classes.mark} role="status">
      {at ? t('common.savedAt', { time: formats.time(at) }) : ''}
    </span>
  );
}
