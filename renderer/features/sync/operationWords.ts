import { isKindName } from '#shared/domain/entities';
import type { OutboxOperation } from '#shared/sync/outbox';
import { en } from '../../i18n/catalogue';
import type { Translate } from '../../i18n/useTranslate';

type FieldName = keyof typeof en.domain.field;

/** A field as the screen calls it; fields that this version doesn't know keep their own name. */
export function fieldName(t: Translate, field: string): string {
  return field in en.domain.field ? t(`domain.field.${field as FieldName}`) : field;
}

export function fieldNames(t: Translate, fields: readonly string[]): string {
  return fields.map((field) => fieldName(t, field)).join(', ');
}

/** A collection as the screen calls it, in the plural. */
export function kindTitle(t: Translate, c: string): string {
  return isKindName(c) ? t(`domain.kinds.${c}`) : c;
}

/** What a change does, and to which fields. */
export function operationWords(
  t: Translate,
  { base, effect, touched }: Pick<OutboxOperation, 'base' | 'effect' | 'touched'>,
): string {
  if (effect !== 'write') return t(`sync.effect.${effect}`);
  return base === 0 ? t('sync.effect.create') : `${t('sync.effect.write')} · ${fieldNames(t, touched)}`;
}
