import { useTranslate } from '../../../i18n/useTranslate';
import type { ConflictedRecord, ConflictRow } from '../../../data/queries/conflicts';
import { valueWords } from '../valueWords';
import type { ValueTools } from '../valueWords';
import classes from './Settle.module.css';
import { policyFor } from './settlement';
import { ListRows, ScalarRow, TextRows } from './SideRows';

interface ConflictSidesProps {
  readonly data: ConflictRow['data'];
  readonly state: ConflictedRecord['state'];
  readonly tools: ValueTools;
  readonly written: (by: string, at: string) => string;
  readonly caption: string;
}

/** Before, what stands, and what was kept beside it, with whose and when. */
export function ConflictSides({ data, state, tools, written, caption }: ConflictSidesProps) {
  const t = useTranslate();
  return (
    <table className={classes.sides} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{t('sync.before')}</th>
          <th scope="col">
            {t(state === 'deleted' ? 'sync.inTrash' : 'sync.standing')}
            <span className={classes.who}>{written(data.theirsBy, data.theirsAt)}</span>
          </th>
          <th scope="col">
            {t('sync.kept')}
            <span className={classes.who}>{written(data.mineBy, data.mineAt)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Rows data={data} tools={tools} />
      </tbody>
    </table>
  );
}

/** A line of so many characters is marked word by word. */
const longLine = 60;

function Rows({ data, tools }: Pick<ConflictSidesProps, 'data' | 'tools'>) {
  const { collection, field, base, mine, theirs } = data;
  const words = (value: unknown): string => valueWords({ collection, field, value }, tools);
  const values = [base, mine, theirs];
  if (
    values.some(Array.isArray) &&
    isListOrNothing(base) &&
    isListOrNothing(mine) &&
    isListOrNothing(theirs)
  ) {
    return <ListRows base={base ?? []} theirs={theirs ?? []} mine={mine ?? []} words={words} />;
  }
  const texts = { base: words(base), theirs: words(theirs), mine: words(mine) };
  const manyLines = Object.values(texts).some((text) => text.includes('\n'));
  const allTexts = values.every((value) => value === undefined || typeof value === 'string');
  if (manyLines && (allTexts || policyFor(collection, field) === 'text')) return <TextRows {...texts} />;
  const marked = allTexts && Object.values(texts).some(({ length }) => length > longLine);
  return <ScalarRow {...texts} marked={marked} />;
}

function isListOrNothing(value: unknown): value is readonly unknown[] | undefined | null {
  return value === undefined || value === null || Array.isArray(value);
}
