import { Skeleton } from '@mantine/core';
import classes from './LateSkeleton.module.css';

/** Lines where a list will be; they appear only when it takes longer than a moment. */
export function LateSkeleton({ rows }: { readonly rows: number }) {
  return (
    <div className={classes.late} aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={20} radius="sm" />
      ))}
    </div>
  );
}
