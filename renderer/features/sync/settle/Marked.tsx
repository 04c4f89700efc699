import { useMemo } from 'react';
import { wordMarks } from '#shared/sync/wordMarks';
import classes from './Settle.module.css';

interface MarkedProps {
  readonly before: string;
  readonly after: string;
  /** Without what is gone, where the value should be read as it is. */
  readonly additionsOnly?: boolean;
}

/** A text with what it changes in another one, word by word. */
export function Marked({ before, after, additionsOnly = false }: MarkedProps) {
  const marks = useMemo(() => wordMarks(before, after), [before, after]);
  return (
    <>
      {marks.map(({ mark, text }, index) => {
        if (mark === 'same') return <span key={index}>{text}</span>;
        if (mark === 'added') return <ins key={index}>{text}</ins>;
        return additionsOnly ? null : (
          <del key={index} className={classes.gone}>
            {text}
          </del>
        );
      })}
    </>
  );
}
