import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './RowLink.module.css';

interface RowLinkProps {
  readonly href: string;
  /** A narrow first column: a time, a mark. */
  readonly lead?: ReactNode;
  readonly title: string;
  readonly detail?: ReactNode;
  /** At the end, right-aligned: a date, a count. */
  readonly end?: ReactNode;
}

/** A line of a panel that leads somewhere. */
export function RowLink({ href, lead, title, detail, end }: RowLinkProps) {
  return (
    <Link href={href} className={classes.row ?? ''} data-line={title}>
      {lead === undefined ? null : <span className={classes.lead}>{lead}</span>}
      <span className={classes.text}>
        <span className={classes.title} title={title}>
          {title}
        </span>
        {detail ? (
          <span className={classes.detail} title={typeof detail === 'string' ? detail : undefined}>
            {detail}
          </span>
        ) : null}
      </span>
      {end ? <span className={classes.end}>{end}</span> : null}
    </Link>
  );
}
