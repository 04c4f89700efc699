import { useEffect, useState } from 'react';
import { localDay, wallMinutes } from '#shared/domain/localTime';
import { useDesk } from '../../../../data/DeskContext';
import { deskZone } from '../../../../i18n/deskZone';
import { pixels } from './gridScale';
import classes from './NowLine.module.css';

/** A line at the present minute of the laptop's clock, in the column of today. */
export function NowLine({ days }: { readonly days: readonly string[] }) {
  const { now } = useDesk();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 30_000);
    return () => clearInterval(timer);
  }, [now]);
  const column = days.indexOf(localDay(at, deskZone()));
  if (column < 0) return null;
  return (
    <div
      className={classes.line}
      data-now
      aria-hidden
      style={{
        top: pixels(wallMinutes(at, deskZone())),
        left: `${(column / days.length) * 100}%`,
        width: `${100 / days.length}%`,
      }}
    />
  );
}
