import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from '../i18n/useTranslate';

interface ShowMoreProps<T> {
  readonly items: readonly T[];
  /** How many are shown before the person asks for the rest. */
  readonly first: number;
  readonly children: (item: T) => ReactNode;
}

/** A list that begins short. */
export function ShowMore<T>({ items, first, children }: ShowMoreProps<T>) {
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const hidden = items.length - first;
  return (
    <>
      {(all ? items : items.slice(0, first)).map(children)}
      {hidden > 0 ? (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          ml={-9}
          onClick={() => setAll(!all)}
          aria-expanded={all}
        >
          {all ? t('common.showLess') : t('common.showMore', { count: hidden })}
        </Button>
      ) : null}
    </>
  );
}
