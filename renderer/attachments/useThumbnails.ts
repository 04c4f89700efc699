import { useEffect, useRef } from 'react';
import type { FileState } from '#shared/bridge/files';
import type { AttachmentRow } from '../data/queries/attachments';
import { platform } from '../platform';
import { canDraw, drawThumbnail } from './thumbnail';

/** Draws the small pictures that are missing, each once and one at a time, so that a hundred photos don't fill the memory. */
export function useThumbnails(rows: readonly AttachmentRow[], states: ReadonlyMap<string, FileState>): void {
  const tried = useRef(new Set<string>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    for (const { data } of rows) {
      const state = states.get(data.sha256);
      if (!state?.here || state.thumbnail || !canDraw(data) || tried.current.has(data.sha256)) continue;
      tried.current.add(data.sha256);
      queue.current = queue.current.then(() => drawThumbnail(platform.files, data.sha256));
    }
  }, [rows, states]);
}
