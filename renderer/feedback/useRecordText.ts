import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { RecordRow } from '#shared/domain/record';
import { useDesk } from '../data/DeskContext';
import { create, update } from '../data/mutation';
import type { Mutation } from '../data/mutation';
import { onFlushTyping } from '../ui/flushTyping';
import { overlapRecord } from './overlapRecord';
import { createTextBuffer } from './textBuffer';
import type { BufferEditor, BufferState, BufferStore, TextBuffer } from './textBuffer';
import { useSave } from './useSave';

/** The kinds that have texts of more than a line. */
type TextKind = 'partner' | 'meeting';

/** What is written together with a text. */
export interface WrittenAlong {
  readonly mutations: () => Promise<readonly Mutation[]>;
  /** All of it is safe. */
  readonly kept: () => void;
}

export interface RecordText {
  readonly state: BufferState;
  readonly savedAt: Date | undefined;
  readonly edited: () => void;
  readonly flush: () => Promise<void>;
}

/**
 * Keeps an editor and a text of a record together: saved at most a second behind, merged with what comes.
 *
 * @param along the same function as long as the editor stands
 */
export function useRecordText<K extends TextKind>(
  kind: K,
  row: RecordRow<K>,
  field: keyof RecordRow<K>['data'] & string,
  editor: RefObject<BufferEditor | null>,
  along?: WrittenAlong,
): RecordText {
  const { journal } = useDesk();
  const [state, setState] = useState<BufferState>('clean');
  const [savedAt, setSavedAt] = useState<Date>();
  const buffer = useRef<TextBuffer>(null);
  const stored = String(row.data[field]);
  const known = useRef(stored);
  const store = useStore(kind, row.id, field, setSavedAt, along);
  useEffect(() => {
    const given = editor.current;
    if (!given) return undefined;
    const made = createTextBuffer({ initial: known.current, editor: given, store, onState: setState });
    buffer.current = made;
    const forget = onFlushTyping(() => made.flush());
    return () => {
      forget();
      buffer.current = null;
      void made.close();
    };
  }, [editor, store]);
  useEffect(() => {
    if (known.current === stored) return;
    known.current = stored;
    buffer.current?.changed();
  }, [stored]);
  // What couldn't be kept for a while is saved as soon as it can be.
  useEffect(() => journal.subscribe(() => void (journal.fault() ?? buffer.current?.flush())), [journal]);
  return {
    state,
    savedAt,
    edited: useCallback(() => buffer.current?.edited(), []),
    flush: useCallback(async () => buffer.current?.flush(), []),
  };
}

function useStore(
  kind: TextKind,
  id: string,
  field: string,
  onSaved: (at: Date) => void,
  along: WrittenAlong | undefined,
): BufferStore {
  const { db, now, author, makeId } = useDesk();
  const save = useSave();
  const read = async (): Promise<RecordRow<TextKind> | undefined> => db.records(kind).get(id);
  const [store] = useState<BufferStore>(() => ({
    read: async () => {
      const row = await read();
      return row && String((row.data as Readonly<Record<string, unknown>>)[field]);
    },
    write: async (text, expected, overlaps) => {
      const more = (await along?.mutations()) ?? [];
      const row = await read();
      if (!row) return 'failed';
      const result = await save(
        [
          update(kind, id, { [field]: text }, { [field]: expected }),
          ...more,
          ...overlaps.map((overlap) =>
            create(
              'mergeConflict',
              makeId(),
              overlapRecord(kind, row, field, overlap, { text, by: author(), at: now() }),
            ),
          ),
        ],
        { silent: true },
      );
      if (!result.ok) return result.reason === 'outdated' ? 'outdated' : 'failed';
      along?.kept();
      onSaved(new Date(result.at));
      return 'saved';
    },
  }));
  return store;
}
