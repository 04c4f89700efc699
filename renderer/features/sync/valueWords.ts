import { en } from '../../i18n/catalogue';
import type { Formats } from '../../i18n/formats';
import { dateOfLocal } from '../../i18n/localDate';
import type { SentenceKey, Translate } from '../../i18n/useTranslate';

interface FieldValue {
  readonly collection: string;
  readonly field: string;
  readonly value: unknown;
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

/** A field's value as a person reads it; '' for none. */
export function valueWords({ collection, field, value }: FieldValue, t: Translate, formats: Formats): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return formats.number(value);
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => valueWords({ collection, field, value: item }, t, formats))
      .join('\n');
  }
  if (typeof value === 'object') {
    const { text, name } = value as { readonly text?: unknown; readonly name?: unknown };
    if (typeof text === 'string') return text;
    return typeof name === 'string' ? name : JSON.stringify(value, null, 1);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const words = named[`${collection}.${field}`];
  if (words && text in en.domain[words]) return t(`domain.${words}.${text}` as SentenceKey);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formats.dateLong(dateOfLocal(text));
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) {
    const at = new Date(text);
    return `${formats.dayShort(at)} ${formats.time(at)}`;
  }
  return text;
}
