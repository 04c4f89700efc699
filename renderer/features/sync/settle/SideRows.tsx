import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { textRegions } from '#shared/sync/textRegions';
import { useTranslate } from '../../../i18n/useTranslate';
import { listRows } from './listRows';
import { Marked } from './Marked';
import classes from './Settle.module.css';

/** The three values of a field as a person reads them. */
export interface Sides<T> {
  readonly base: T;
  readonly theirs: T;
  readonly mine: T;
}

/** Lines around a change that are shown with it, and the shortest stretch that is worth hiding. */
const context = 2;
const worthHiding = 3;

/** Texts side by side, line against line; what nobody touched is folded away. */
export function TextRows({ base, theirs, mine }: Sides<string>) {
  const t = useTranslate();
  const [whole, setWhole] = useState(false);
  const regions = useMemo(() => textRegions(base, mine, theirs), [base, mine, theirs]);
  return regions.map((region, index) => {
    if (region.kind === 'changed') {
      return (
        <tr key={index} data-overlap={region.overlap || undefined}>
          <td>{region.base}</td>
          <td>
            <Marked before={region.base} after={region.theirs} />
          </td>
          <td>
            <Marked before={region.base} after={region.mine} />
          </td>
        </tr>
      );
    }
    const lines = region.text.split(/(?<=\n)/);
    const head = index === 0 ? 0 : context;
    const tail = index === regions.length - 1 ? 0 : context;
    const hidden = lines.length - head - tail;
    if (whole || hidden < worthHiding) return <Alike key={index}>{region.text}</Alike>;
    return [
      head > 0 ? <Alike key={`${index} head`}>{lines.slice(0, head).join('')}</Alike> : null,
      <tr key={`${index} fold`}>
        <td colSpan={3} className={classes.fold}>
          <Button variant="subtle" size="compact-xs" onClick={() => setWhole(true)}>
            {t('sync.linesAlike', { count: hidden })}
          </Button>
        </td>
      </tr>,
      tail > 0 ? <Alike key={`${index} tail`}>{lines.slice(-tail).join('')}</Alike> : null,
    ];
  });
}

function Alike({ children }: { readonly children: string }) {
  return (
    <tr className={classes.alike}>
      <td>{children}</td>
      <td>{children}</td>
      <td>{children}</td>
    </tr>
  );
}

interface ListRowsProps extends Sides<readonly unknown[]> {
  readonly words: (item: unknown) => string;
}

/** Sets and lists, an item a row: what was added, changed or taken away on which side. */
export function ListRows({ base, theirs, mine, words }: ListRowsProps) {
  const rows = listRows({ base, theirs, mine }, words);
  return rows.map(({ key, base: was, theirs: stands, mine: kept }) => (
    <tr key={key} className={was === stands && was === kept ? classes.alike : undefined}>
      <td>{was}</td>
      <td>
        <Item was={was} is={stands} />
      </td>
      <td>
        <Item was={was} is={kept} />
      </td>
    </tr>
  ));
}

interface ItemProps {
  readonly was: string | null;
  readonly is: string | null;
}

function Item({ was, is }: ItemProps): ReactNode {
  const t = useTranslate();
  if (is === null)
    return was === null ? null : <del className={classes.gone}>{`${t('sync.itemGone')} ${was}`}</del>;
  if (was === null) return <ins>{`${t('sync.itemNew')} ${is}`}</ins>;
  return was === is ? is : <Marked before={was} after={is} />;
}

interface ScalarRowProps extends Sides<string> {
  /** A text of several words is marked; a figure or a date is read as a whole. */
  readonly marked: boolean;
}

export function ScalarRow({ base, theirs, mine, marked }: ScalarRowProps) {
  const t = useTranslate();
  const shown = (value: string): ReactNode => {
    if (value === '') return <span className={classes.none}>{t('common.none')}</span>;
    return marked ? <Marked before={base} after={value} additionsOnly /> : value;
  };
  return (
    <tr>
      <td>{base === '' ? shown('') : base}</td>
      <td>{shown(theirs)}</td>
      <td>{shown(mine)}</td>
    </tr>
  );
}
