import type { Editor } from '@tiptap/core';
import { markdownToDoc } from './markdownToDoc';

/** Brings another text into the editor where the two differ, so that the caret stays where it was; not undoable. */
export function replaceText(editor: Editor, markdown: string): void {
  const { state, view } = editor;
  const wanted = state.schema.nodeFromJSON(markdownToDoc(markdown));
  const start = state.doc.content.findDiffStart(wanted.content);
  const end = state.doc.content.findDiffEnd(wanted.content);
  if (start === null || end === null) return;
  // Where the texts repeat themselves the two ends may overlap.
  const overlap = start - Math.min(end.a, end.b);
  const [a, b] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b];
  const tr = state.tr
    .replace(start, a, wanted.slice(start, b))
    .setMeta('addToHistory', false)
    .setMeta('preventUpdate', true);
  view.dispatch(tr);
}
