import { useTranslate } from '../../i18n/useTranslate';
import classes from './inPlace.module.css';

/** What all fields edited in place have in common. */
export interface FieldProps {
  readonly label: string;
  /**
   * `row`: the label beside the value, for lists of facts; `stacked`: above it; `bare`: for screen readers only,
   * where the place says what it is.
   */
  readonly layout?: 'row' | 'stacked' | 'bare';
  readonly placeholder?: string;
  /** Shown, not changed. */
  readonly readOnly?: boolean;
  readonly className?: string;
}

interface Look {
  readonly root: string;
  /** Props of the Mantine input inside. */
  readonly input: {
    readonly variant: 'unstyled';
    readonly label?: string;
    readonly 'aria-label'?: string;
    readonly placeholder: string;
    readonly readOnly: boolean;
    readonly error: string | null;
    readonly classNames: Readonly<Record<string, string>>;
  };
}

/** The quiet look of a field: text until it has the focus. */
export function useFieldLook(
  { label, layout = 'row', placeholder = '–', readOnly = false, className }: FieldProps,
  issue: string | null,
): Look {
  const t = useTranslate();
  return {
    root: [classes.field, classes[layout], className].filter(Boolean).join(' '),
    input: {
      variant: 'unstyled',
      ...(layout === 'bare' ? { 'aria-label': label } : { label }),
      placeholder,
      readOnly,
      error: issue === null ? null : t(issue as 'validation.invalid'),
      classNames: {
        root: classes.root ?? '',
        label: classes.label ?? '',
        wrapper: classes.wrapper ?? '',
        input: classes.input ?? '',
        error: classes.error ?? '',
        section: classes.section ?? '',
      },
    },
  };
}
