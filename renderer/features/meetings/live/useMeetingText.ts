import { useState } from 'react';
import type { RefObject } from 'react';
import { useDesk } from '../../../data/DeskContext';
import type { DeskDatabase } from '../../../data/db';
import { update } from '../../../data/mutation';
import type { Mutation } from '../../../data/mutation';
import { actionsOfMeeting } from '../../../data/queries/ledger';
import { getMeeting } from '../../../data/queries/meetings';
import type { MeetingRow } from '../../../data/queries/meetings';
import { useRecordText } from '../../../feedback/useRecordText';
import type { RecordText, WrittenAlong } from '../../../feedback/useRecordText';
import type { RenamedLine } from '../../../ui/editor/lineLinks';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';

/** Keeps an editor and one of the meeting's texts together; the actions and decisions made of its lines follow them. */
export function useMeetingText(
  meeting: MeetingRow,
  field: 'notes' | 'internalNotes',
  editor: RefObject<TextEditorHandle | null>,
): RecordText {
  const { db } = useDesk();
  const [along] = useState<WrittenAlong>(() => renamesOf(db, meeting.id, editor));
  return useRecordText('meeting', meeting, field, editor, along);
}

/** The renamed lines that aren't safe yet are written with the next text, however often one fails. */
function renamesOf(db: DeskDatabase, id: string, editor: RefObject<TextEditorHandle | null>): WrittenAlong {
  let renames: readonly RenamedLine[] = [];
  return {
    mutations: () => {
      renames = [...renames, ...(editor.current?.takeRenames() ?? [])];
      return renamed(db, id, renames);
    },
    kept: () => {
      renames = [];
    },
  };
}

/** An action's or a decision's words follow those of its line. */
async function renamed(db: DeskDatabase, id: string, lines: readonly RenamedLine[]): Promise<Mutation[]> {
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
