import { isId } from '#shared/domain/ids';
import { knownZone, localDay } from '#shared/domain/localTime';
import { en } from '../../i18n/catalogue';
import type { Formats } from '../../i18n/formats';
import { dateOfLocal } from '../../i18n/localDate';
import type { SentenceKey, Translate } from '../../i18n/useTranslate';
import { fieldName } from './operationWords';

interface FieldValue {
  readonly collection: string;
  readonly field: string;
  readonly value: unknown;
}

/** What values are told with. */
export interface ValueTools {
  readonly t: Translate;
  readonly formats: Formats;
  /** Of the records whose ids stand in the values. */
  readonly names: ReadonlyMap<string, string>;
  /** Of the place where times are meant; the laptop's own without. */
  readonly zone?: string | undefined;
}

type Words = Extract<keyof typeof en.domain, string>;

/** Where the catalogues call a field's values by name, by collection and field. */
const named: Readonly<Record<string, Words>> = {
  'partner.type': 'partnerType',
  'partner.stage': 'stage',
  'partner.tier': 'tier',
  'partner.language': 'language',
  'contact.language': 'language',
  'contact.influence': 'influence',
  'meeting.kind': 'meetingKind',
  'meeting.state': 'meetingState',
  'action.state': 'actionState',
  'commitment.side': 'commitmentSide',
  'commitment.state': 'commitmentState',
};

/** A field's value as a person reads it; '' for none, and never a bare id. */
export function valueWords({ collection, field, value }: FieldValue, tools: ValueTools): string {
  const { t, formats } = tools;
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return formats.number(value);
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) {
    return value.map((item: unknown) => valueWords({ collection, field, value: item }, tools)).join('\n');
  }
  if (typeof value === 'object') return itemWords(value as Item, tools);
  if (typeof value !== 'string') return '';
  return textWords({ collection, field, text: value }, tools);
}

function textWords(
  { collection, field, text }: Omit<FieldValue, 'value'> & { readonly text: string },
  { t, formats, names, zone }: ValueTools,
): string {
  const words = named[`${collection}.${field}`];
  if (words && text in en.domain[words]) return t(`domain.${words}.${text}` as SentenceKey);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formats.dateLong(dateOfLocal(text));
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) {
    const at = new Date(text);
    const day = zone ? dateOfLocal(localDay(at, zone)) : at;
    return `${formats.dayShort(day)} ${formats.time(at, zone && knownZone(zone))}`;
  }
  if (isId(text)) return names.get(text) || t('sync.unnamed');
  return text;
}

/** One of a field's named values, as a person reads it. */
export function optionWords(collection: string, field: string, option: string, t: Translate): string {
  const words = named[`${collection}.${field}`];
  return words && option in en.domain[words] ? t(`domain.${words}.${option}` as SentenceKey) : option;
}

type Item = Readonly<Record<string, unknown>>;

/** An entry of a list: its words, then what else it says. */
function itemWords(item: Item, tools: ValueTools): string {
  const { t, formats, names } = tools;
  const { id, text, name, ...rest } = item;
  const title = [text, name].find((words) => typeof words === 'string');
  const lead = title ?? (typeof id === 'string' ? names.get(id) || t('sync.unnamed') : '');
  const details = Object.entries(rest).flatMap(([field, value]) => {
    if (value === undefined || value === null || value === false || value === '') return [];
    const label =
      field in en.sync.item ? t(`sync.item.${field as keyof typeof en.sync.item}`) : fieldName(t, field);
    if (value === true) return [label];
    const words =
      typeof value === 'number'
        ? formats.number(value)
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);
    return [t('common.labelled', { label, value: words })];
  });
  return [lead, ...details].filter(Boolean).join(' · ');
}
