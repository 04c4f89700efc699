import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './Pane.module.css';

interface PaneProps {
  readonly title: string;
  readonly count?: number;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One of the parts that F6 walks through while a meeting is held. */
export function Pane({ title, count = 0, aside, children }: PaneProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classes.pane} data-pane>
      <header className={classes.head}>
        <h2 id={heading} className={classes.title}>
          {title}
          {count > 0 ? <span className={classes.count}>{count}</span> : null}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
