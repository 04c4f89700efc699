import type { ReactNode } from 'react';
import type { HistoryEntry } from '../../data/tables';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { FieldChange } from './FieldChange';
import classes from './HistoryStep.module.css';

interface HistoryStepProps {
  readonly entry: HistoryEntry;
  /** Who did it, by name. */
  readonly who: string;
  /** What a referred record is called. */
  readonly nameOf: (id: string) => string | undefined;
  /** Which record it was, where several are told of together. */
  readonly subject?: ReactNode;
}

/** One change of a record, in words. */
export function HistoryStep({ entry, who, nameOf, subject }: HistoryStepProps) {
  const t = useTranslate();
  const { dayShort, time } = useFormats();
  const at = new Date(entry.at);
  const fields =
    entry.effect === 'write' ? [...new Set([...Object.keys(entry.before), ...Object.keys(entry.after)])] : [];
  return (
    <article className={classes.step}>
      <div className={classes.when}>
        <time dateTime={entry.at}>
          {dayShort(at)} {time(at)}
        </time>
        <span className={classes.who} title={who}>
          {[who, entry.origin === 'elsewhere' ? t('history.elsewhere') : ''].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className={classes.what}>
        {subject}
        {entry.effect === 'write'
          ? fields.map((field) => <FieldChange key={field} entry={entry} field={field} nameOf={nameOf} />)
          : t(`history.effect.${entry.effect}`)}
      </div>
    </article>
  );
}
