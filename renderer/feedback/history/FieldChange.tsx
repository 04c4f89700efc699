import { kinds } from '#shared/domain/entities';
import { policyOf } from '#shared/domain/kind';
import type { HistoryEntry } from '../../data/tables';
import { en } from '../../i18n/catalogue';
import { useTranslate } from '../../i18n/useTranslate';
import { changedItems, changedLines, changedNames } from './changedParts';
import type { ChangedPart, ListItem } from './changedParts';
import classes from './HistoryStep.module.css';
import { useValueWords } from './useValueWords';

interface FieldChangeProps {
  readonly entry: HistoryEntry;
  readonly field: string;
  /** What a referred record is called. */
  readonly nameOf: (id: string) => string | undefined;
}

/** How many parts of a longer value are told. */
const partsShown = 5;

/** What became of one field: from what to what; of texts and lists, the parts that came and went. */
export function FieldChange({ entry, field, nameOf }: FieldChangeProps) {
  const t = useTranslate();
  const words = useValueWords(nameOf);
  const name = field in en.domain.field ? t(`domain.field.${field as keyof typeof en.domain.field}`) : field;
  const parts = partsOf(entry, field, nameOf);
  if (!parts) {
    const before = words(entry.c, field, entry.before[field]);
    const after = words(entry.c, field, entry.after[field]);
    return (
      <div className={classes.change}>
        <span className={classes.field}>{name}</span>
        <FromTo before={before || t('common.none')} after={after || t('common.none')} />
      </div>
    );
  }
  const more = parts.length - partsShown;
  return (
    <div className={classes.change}>
      <span className={classes.field}>{name}</span>
      <ul className={classes.parts}>
        {parts.slice(0, partsShown).map((part, index) => (
          // Parts have no identity but their place, and this list never changes.
          <li key={index} className={classes.part} data-type={part.type}>
            <span className={classes.sign}>{t(`history.${part.type}`)}</span>
            {part.type === 'changed' ? (
              <FromTo before={part.was} after={part.text} />
            ) : (
              <span className={classes.value} title={part.text}>
                {part.text}
              </span>
            )}
          </li>
        ))}
        {more > 0 ? <li className={classes.sign}>{t('common.showMore', { count: more })}</li> : null}
        {parts.length === 0 ? <li className={classes.sign}>{t('history.reordered')}</li> : null}
      </ul>
    </div>
  );
}

function FromTo({ before, after }: { readonly before: string; readonly after: string }) {
  const t = useTranslate();
  return (
    <span className={classes.fromTo}>
      <del title={before} data-none={before === t('common.none') || undefined}>
        {before}
      </del>
      <span aria-hidden>→</span>
      <ins title={after}>{after}</ins>
    </span>
  );
}

/** The parts of a text, a list or a set that changed; `undefined` for a plain value. */
function partsOf(
  { c, before, after }: HistoryEntry,
  field: string,
  nameOf: FieldChangeProps['nameOf'],
): ChangedPart[] | undefined {
  const was = before[field];
  const is = after[field];
  if (c in kinds && policyOf(kinds[c as keyof typeof kinds], field) === 'text') {
    return changedLines(typeof was === 'string' ? was : '', typeof is === 'string' ? is : '');
  }
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  if (!Array.isArray(was) && !Array.isArray(is)) return undefined;
  const items = [...list(was), ...list(is)];
  if (items.every((item) => typeof item === 'string')) {
    return changedNames(list(was) as string[], list(is) as string[]);
  }
  const textOf = (item: ListItem): string =>
    typeof item['text'] === 'string' ? item['text'] : (nameOf(item.id) ?? item.id);
  return changedItems(list(was) as ListItem[], list(is) as ListItem[], textOf);
}
