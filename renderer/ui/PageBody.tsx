import type { ReactNode } from 'react';
import classes from './PageBody.module.css';

/** The scrolling part of a page beneath its header. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}
