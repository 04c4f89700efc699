import { useEffect, useState } from 'react';
import type { FileState } from '#shared/bridge/files';
import { platform } from '../platform';

/** How files stand on this laptop, by SHA-256, kept current; those of which nothing is known yet are missing. */
export function useFileStates(hashes: readonly string[]): ReadonlyMap<string, FileState> {
  const [states, setStates] = useState<ReadonlyMap<string, FileState>>(new Map());
  const wanted = [...new Set(hashes)].toSorted().join(' ');
  useEffect(() => {
    if (wanted === '') return undefined;
    let current = true;
    const ask = (): void => {
      void platform.files.states(wanted.split(' ')).then((answer) => {
        if (current) setStates(new Map(answer.map((state) => [state.sha256, state])));
      });
    };
    ask();
    const silence = platform.on('filesChanged', ask);
    return () => {
      current = false;
      silence();
    };
  }, [wanted]);
  return states;
}
