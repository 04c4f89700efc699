import { Text } from '@mantine/core';
import { lifecycleStages, partnerTiers, partnerTypes } from '#shared/domain/partner';
import type { HistoryEntry } from '../../../data/tables';
import { en } from '../../../i18n/catalogue';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import classes from './HistoryStep.module.css';

interface HistoryStepProps {
  readonly entry: HistoryEntry;
  /** Who did it, by name. */
  readonly who: string;
  /** What a referred record is called. */
  readonly nameOf: (id: string) => string | undefined;
}

/** One change of a partner, in words. */
export function HistoryStep({ entry, who, nameOf }: HistoryStepProps) {
  const t = useTranslate();
  const { dayShort, time } = useFormats();
  const at = new Date(entry.at);
  const fields =
    entry.effect === 'write' ? [...new Set([...Object.keys(entry.before), ...Object.keys(entry.after)])] : [];
  return (
    <article className={classes.step}>
      <Text size="sm" c="dimmed" className={classes.when ?? ''}>
        {dayShort(at)} {time(at)}
        <br />
        {[who, entry.origin === 'elsewhere' ? t('partners.elsewhere') : ''].filter(Boolean).join(' · ')}
      </Text>
      <div className={classes.what}>
        {entry.effect === 'write'
          ? fields.map((field) => <FieldChange key={field} entry={entry} field={field} nameOf={nameOf} />)
          : t(`partners.effect.${entry.effect}`)}
      </div>
    </article>
  );
}

interface FieldChangeProps extends Pick<HistoryStepProps, 'entry' | 'nameOf'> {
  readonly field: string;
}

function FieldChange({ entry, field, nameOf }: FieldChangeProps) {
  const t = useTranslate();
  const shown = useValueText(nameOf);
  const name = field in en.domain.field ? t(`domain.field.${field as keyof typeof en.domain.field}`) : field;
  const before = shown(field, entry.before[field]);
  const after = shown(field, entry.after[field]);
  return (
    <div className={classes.change}>
      <span className={classes.field}>{name}</span>
      <del title={before}>{before || t('common.none')}</del>
      <span aria-hidden>→</span>
      <ins title={after}>{after || t('common.none')}</ins>
    </div>
  );
}

/** A field's value as the partner's page shows it. */
function useValueText(nameOf: (id: string) => string | undefined): (field: string, value: unknown) => string {
  const t = useTranslate();
  const { dateLong, number } = useFormats();
  return (field, value) => {
    if (value === undefined || value === '') return '';
    if (field === 'type') return oneOf(partnerTypes, value, (type) => t(`domain.partnerType.${type}`));
    if (field === 'stage') return oneOf(lifecycleStages, value, (stage) => t(`domain.stage.${stage}`));
    if (field === 'tier') return oneOf(partnerTiers, value, (tier) => t(`domain.tier.${tier}`));
    if (field === 'language')
      return oneOf(['fr', 'en'] as const, value, (code) => t(`domain.language.${code}`));
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value === 'number') return number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? dateLong(dateOfLocal(value)) : (nameOf(value) ?? value);
  };
}

function oneOf<T extends string>(values: readonly T[], value: unknown, word: (known: T) => string): string {
  const known = values.find((candidate) => candidate === value);
  return known === undefined ? String(value) : word(known);
}
