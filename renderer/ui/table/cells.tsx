import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

interface HeaderCellProps {
  readonly title: string;
  readonly align: 'end' | undefined;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: () => void;
}

const spoken = { asc: 'ascending', desc: 'descending' } as const;

/** A column's head; pressing it sorts, pressing it again turns the order round. */
export function HeaderCell({ title, align, sorted, onSort }: HeaderCellProps) {
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? spoken[sorted] : 'none'}
      className={classes.header}
      data-align={align}
    >
      <UnstyledButton className={classes.sort} onClick={onSort} title={title}>
        <span className={classes.title}>{title}</span>
        <Arrow size={14} stroke={2} aria-hidden className={classes.arrow} data-shown={sorted !== false} />
      </UnstyledButton>
    </div>
  );
}

interface BodyCellProps {
  readonly align: 'end' | undefined;
  readonly children: ReactNode;
}

export function BodyCell({ align, children }: BodyCellProps) {
  return (
    <div role="gridcell" className={classes.cell} data-align={align}>
      {children}
    </div>
  );
}
