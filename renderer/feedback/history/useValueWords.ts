import { actionStates } from '#shared/domain/action';
import { commitmentSides, commitmentStates } from '#shared/domain/commitment';
import { influences } from '#shared/domain/contact';
import { meetingKinds, meetingStates } from '#shared/domain/meeting';
import { lifecycleStages, partnerTiers, partnerTypes } from '#shared/domain/partner';
import { useFormats } from '../../i18n/formats';
import type { Formats } from '../../i18n/formats';
import { dateOfLocal } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import type { Translate } from '../../i18n/useTranslate';

/** A field's value in the words of the screens. */
export type ValueWords = (kind: string, field: string, value: unknown) => string;

/** @param nameOf what a referred record is called */
export function useValueWords(nameOf: (id: string) => string | undefined): ValueWords {
  const t = useTranslate();
  const formats = useFormats();
  return (kind, field, value) => {
    if (value === undefined || value === '') return '';
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'number') return numberWords(t, formats, field, value);
    if (typeof value !== 'string') return JSON.stringify(value);
    return choiceWords(t, kind, field, value) ?? dateWords(formats, value) ?? nameOf(value) ?? value;
  };
}

function numberWords(t: Translate, formats: Formats, field: string, value: number): string {
  if (field === 'durationMinutes') return `${formats.number(value)}\u202fmin`;
  if (field === 'cadenceDays') return t('common.days', { count: value });
  return formats.number(value);
}

function dateWords(formats: Formats, value: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.dateLong(dateOfLocal(value));
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return undefined;
  const instant = new Date(value);
  return `${formats.dayShort(instant)} ${formats.time(instant)}`;
}

/** The word of one of a few values; `undefined` for a field that takes any. */
function choiceWords(t: Translate, kind: string, field: string, value: string): string | undefined {
  switch (`${kind}.${field}`) {
    case 'partner.type':
      return oneOf(partnerTypes, value, (known) => t(`domain.partnerType.${known}`));
    case 'partner.stage':
      return oneOf(lifecycleStages, value, (known) => t(`domain.stage.${known}`));
    case 'partner.tier':
      return oneOf(partnerTiers, value, (known) => t(`domain.tier.${known}`));
    case 'contact.influence':
      return oneOf(influences, value, (known) => t(`domain.influence.${known}`));
    case 'meeting.kind':
      return oneOf(meetingKinds, value, (known) => t(`domain.meetingKind.${known}`));
    case 'meeting.state':
      return oneOf(meetingStates, value, (known) => t(`domain.meetingState.${known}`));
    case 'action.state':
      return oneOf(actionStates, value, (known) => t(`domain.actionState.${known}`));
    case 'commitment.state':
      return oneOf(commitmentStates, value, (known) => t(`domain.commitmentState.${known}`));
    case 'commitment.side':
      return oneOf(commitmentSides, value, (known) => t(`domain.commitmentSide.${known}`));
    case 'partner.language':
    case 'contact.language':
      return oneOf(['fr', 'en'] as const, value, (known) => t(`domain.language.${known}`));
    default:
      return undefined;
  }
}

function oneOf<T extends string>(values: readonly T[], value: string, word: (known: T) => string): string {
  const known = values.find((candidate) => candidate === value);
  return known === undefined ? value : word(known);
}
