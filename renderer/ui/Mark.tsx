import {
  IconAlertCircle,
  IconCircleCheck,
  IconClock,
  IconHandStop,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Mark.module.css';

/** What a colour means here; each has a shape of its own, for those who don't see the colour. */
export type Meaning = 'overdue' | 'soon' | 'kept' | 'info' | 'needsYou' | 'quiet';

const shapes: Readonly<Record<Exclude<Meaning, 'quiet'>, Icon>> = {
  overdue: IconAlertCircle,
  soon: IconClock,
  kept: IconCircleCheck,
  info: IconInfoCircle,
  needsYou: IconHandStop,
};

/** A word with its meaning's colour and shape. */
export function Mark({ meaning, children }: { readonly meaning: Meaning; readonly children: ReactNode }) {
  if (meaning === 'quiet') return <span className={classes.quiet}>{children}</span>;
  const Shape = shapes[meaning];
  return (
    <span className={classes.mark} data-meaning={meaning}>
      <Shape size={15} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
