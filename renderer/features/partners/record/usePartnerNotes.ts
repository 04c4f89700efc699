import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useDesk } from '../../../data/DeskContext';
import { create, update } from '../../../data/mutation';
import { getPartner } from '../../../data/queries/partners';
import type { PartnerRow } from '../../../data/queries/partners';
import { useSettingsStore } from '../../../settings';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { onFlushTyping } from '../../../ui/flushTyping';
import { overlapRecord } from '../../../feedback/overlapRecord';
import { createTextBuffer } from '../../../feedback/textBuffer';
import type { BufferStore, TextBuffer } from '../../../feedback/textBuffer';
import { useSave } from '../../../feedback/useSave';

export interface PartnerNotes {
  readonly edited: () => void;
  readonly flush: () => Promise<void>;
}

/** Keeps an editor and a partner's notes together: saved at most a second behind, merged with what comes. */
export function usePartnerNotes(
  partner: PartnerRow,
  editor: RefObject<TextEditorHandle | null>,
  onSaved: (at: Date) => void,
): PartnerNotes {
  const { db, now, makeId, journal } = useDesk();
  const save = useSave();
  const buffer = useRef<TextBuffer>(null);
  const initial = useRef(partner.data.notes);
  const me = useSettingsStore(({ settings }) => settings.profile.name);
  const by = useRef(me);
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
    by.current = me;
  });
  useEffect(() => {
    const given = editor.current;
    if (!given) return undefined;
    const store: BufferStore = {
      read: async () => (await getPartner(db, partner.id))?.data.notes,
      write: async (notes, expected, overlaps) => {
        const row = await getPartner(db, partner.id);
        if (!row) return 'failed';
        const result = await save(
          [
            update('partner', partner.id, { notes }, { notes: expected }),
            ...overlaps.map((overlap) =>
              create(
                'mergeConflict',
                makeId(),
                overlapRecord('partner', row, 'notes', overlap, { text: notes, by: by.current, at: now() }),
              ),
            ),
          ],
          { silent: true },
        );
        if (!result.ok) return result.reason === 'outdated' ? 'outdated' : 'failed';
        saved.current(new Date(result.at));
        return 'saved';
      },
    };
    const made = createTextBuffer({
      initial: initial.current,
      editor: given,
      store,
      onState: () => undefined,
    });
    buffer.current = made;
    const forget = onFlushTyping(() => made.flush());
    return () => {
      forget();
      buffer.current = null;
      void made.close();
    };
  }, [db, now, makeId, save, editor, partner.id]);
  const { notes } = partner.data;
  const shownNotes = useRef(notes);
  useEffect(() => {
    if (shownNotes.current === notes) return;
    shownNotes.current = notes;
    buffer.current?.changed();
  }, [notes]);
  // What couldn't be kept for a while is saved as soon as it can be.
  useEffect(() => journal.subscribe(() => void (journal.fault() ?? buffer.current?.flush())), [journal]);
  return {
    edited: useCallback(() => buffer.current?.edited(), []),
    flush: useCallback(async () => buffer.current?.flush(), []),
  };
}
