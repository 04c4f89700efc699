import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useDesk } from '../../../data/DeskContext';
import { create, update } from '../../../data/mutation';
import type { Mutation } from '../../../data/mutation';
import { actionsOfMeeting } from '../../../data/queries/ledger';
import { getMeeting } from '../../../data/queries/meetings';
import type { MeetingRow } from '../../../data/queries/meetings';
import { overlapRecord } from '../../../feedback/overlapRecord';
import { createTextBuffer } from '../../../feedback/textBuffer';
import type { BufferState, BufferStore, Overlap, TextBuffer } from '../../../feedback/textBuffer';
import { useSave } from '../../../feedback/useSave';
import type { RenamedLine } from '../../../ui/editor/lineLinks';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { useSettingsStore } from '../../../settings';
import { onFlushTyping } from '../../../ui/flushTyping';

export type MeetingTextField = 'notes' | 'internalNotes';

export interface MeetingText {
  readonly state: BufferState;
  readonly savedAt: Date | undefined;
  readonly edited: () => void;
  readonly flush: () => Promise<void>;
}

const me = (): string => useSettingsStore.getState().settings.profile.name;

/** Keeps an editor and one of the meeting's texts together: saved at most a second behind, merged with what comes. */
export function useMeetingText(
  meeting: MeetingRow,
  field: MeetingTextField,
  editor: RefObject<TextEditorHandle | null>,
): MeetingText {
  const { journal } = useDesk();
  const [state, setState] = useState<BufferState>('clean');
  const [savedAt, setSavedAt] = useState<Date>();
  const buffer = useRef<TextBuffer>(null);
  const initial = useRef(meeting.data[field]);
  const store = useMeetingTextStore(meeting.id, field, editor, setSavedAt);
  useEffect(() => {
    const given = editor.current;
    if (!given) return undefined;
    const made = createTextBuffer({ initial: initial.current, editor: given, store, onState: setState });
    buffer.current = made;
    const forget = onFlushTyping(() => made.flush());
    return () => {
      forget();
      buffer.current = null;
      void made.close();
    };
  }, [editor, store]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the record’s change is what the buffer is told of
  useEffect(() => buffer.current?.changed(), [meeting.data, field]);
  // What couldn't be kept for a while is saved as soon as it can be.
  useEffect(() => journal.subscribe(() => void (journal.fault() ?? buffer.current?.flush())), [journal]);
  return {
    state,
    savedAt,
    edited: useCallback(() => buffer.current?.edited(), []),
    flush: useCallback(async () => buffer.current?.flush(), []),
  };
}

function useMeetingTextStore(
  id: string,
  field: MeetingTextField,
  editor: RefObject<TextEditorHandle | null>,
  onSaved: (at: Date) => void,
): BufferStore {
  const { db, now, makeId } = useDesk();
  const save = useSave();
  const renames = useRef<readonly RenamedLine[]>([]);
  const [store] = useState<BufferStore>(() => ({
    read: async () => (await getMeeting(db, id))?.data[field],
    write: async (text, expected, overlaps) => {
      renames.current = [...renames.current, ...(editor.current?.takeRenames() ?? [])];
      const meeting = await getMeeting(db, id);
      if (!meeting) return 'failed';
      const mutations = [
        update('meeting', id, { [field]: text }, { [field]: expected }),
        ...(await renamed(renames.current)),
        ...overlaps.map((overlap: Overlap) =>
          create(
            'mergeConflict',
            makeId(),
            overlapRecord('meeting', meeting, field, overlap, { text, by: me(), at: now() }),
          ),
        ),
      ];
      const result = await save(mutations, { silent: true });
      if (!result.ok) return result.reason === 'outdated' ? 'outdated' : 'failed';
      renames.current = [];
      onSaved(new Date(result.at));
      return 'saved';
    },
  }));
  return store;

  /** An action's or a decision's words follow those of its line. */
  async function renamed(lines: readonly RenamedLine[]): Promise<Mutation[]> {
    if (lines.length === 0) return [];
    const actions = await actionsOfMeeting(db, id);
    const meeting = await getMeeting(db, id);
    const mutations = lines.flatMap(({ kind, from, to }) => {
      const action =
        kind === 'action' ? actions.find(({ data }) => data.title === from.slice(0, 300)) : undefined;
      return action ? [update('action', action.id, { title: to.slice(0, 300) })] : [];
    });
    const words = new Map(lines.filter(({ kind }) => kind === 'decision').map(({ from, to }) => [from, to]));
    const decisions = meeting?.data.decisions ?? [];
    if (!decisions.some(({ text }) => words.has(text))) return mutations;
    const changed = decisions.map((decision) => ({
      ...decision,
      text: (words.get(decision.text) ?? decision.text).slice(0, 1000),
    }));
    return [...mutations, update('meeting', id, { decisions: changed }, { decisions })];
  }
}
