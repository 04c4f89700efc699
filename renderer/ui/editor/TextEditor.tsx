import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import { useTranslate } from '../../i18n/useTranslate';
import { docToMarkdown } from './docToMarkdown';
import { editorExtensions } from './editorExtensions';
import { EditorToolbar } from './EditorToolbar';
import { keptLayout } from './keptLayout';
import { LineLinks, renamedLines, withLines, withRenamesTold } from './lineLinks';
import type { LinkedLine, RenamedLine } from './lineLinks';
import { LineTriggers } from './lineTriggers';
import type { LineListener } from './lineTriggers';
import { markdownToDoc } from './markdownToDoc';
import { replaceText } from './replaceText';
import classes from './TextEditor.module.css';

export interface TextEditorHandle {
  /** What stands in the editor, as Markdown; lines that nobody touched as they were in the original. */
  text(original: string): string;
  /** Brings in another text without moving the caret. */
  replace(markdown: string): void;
  focus(): void;
  /** The linked lines whose words were edited since this was last asked. */
  takeRenames(): readonly RenamedLine[];
  /** Where the caret is, in the window. */
  caret(): { readonly left: number; readonly bottom: number };
}

interface TextEditorProps {
  readonly ref: Ref<TextEditorHandle>;
  /** The text at first; later ones come by `replace`. */
  readonly initial: string;
  /** The accessible name. */
  readonly label: string;
  readonly placeholder: string;
  /** The person changed the text. */
  readonly onEdit: () => void;
  readonly onBlur: () => void;
  /** With it, lines can be made actions and decisions. */
  readonly onLine?: LineListener;
  /** Without its tools. */
  readonly plain?: boolean;
  /** Lines that are actions or decisions already. */
  readonly lines?: readonly LinkedLine[];
}

/** Rich text over Markdown, for hands that stay on the keys. */
export function TextEditor({
  ref,
  initial,
  label,
  placeholder,
  onEdit,
  onBlur,
  onLine,
  lines,
  plain = false,
}: TextEditorProps) {
  const t = useTranslate();
  const latest = useRef({ onEdit, onBlur, onLine });
  useEffect(() => {
    latest.current = { onEdit, onBlur, onLine };
  });
  const editor = useEditor({
    extensions: [
      ...editorExtensions({ placeholder, box: (text) => t('editor.box', { text }) }),
      LineLinks,
      ...(onLine
        ? [
            // oxlint-disable-next-line react/refs -- called when a key is pressed, never while rendering
            LineTriggers.configure({
              onLine: (kind, text, asked) => latest.current.onLine?.(kind, text, asked),
            }),
          ]
        : []),
    ],
    content: markdownToDoc(initial),
    injectCSS: false,
    editorProps: {
      attributes: {
        class: classes.text ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
    },
    onUpdate: () => latest.current.onEdit(),
    onBlur: () => latest.current.onBlur(),
  });
  useEffect(() => {
    if (lines) editor.view.dispatch(withLines(editor.state.tr, lines));
  }, [editor, lines]);
  useImperativeHandle(
    ref,
    () => ({
      text: (original) => keptLayout(original, docToMarkdown(editor.getJSON())),
      replace: (markdown) => replaceText(editor, markdown),
      focus: () => editor.commands.focus(),
      takeRenames: () => {
        const renamed = renamedLines(editor.state);
        if (renamed.length > 0) editor.view.dispatch(withRenamesTold(editor.state.tr));
        return renamed;
      },
      caret: () => editor.view.coordsAtPos(editor.state.selection.head),
    }),
    [editor],
  );
  return (
    <div className={classes.editor}>
      {plain ? null : <EditorToolbar editor={editor} withLines={onLine !== undefined} />}
      <EditorContent editor={editor} className={classes.content} />
    </div>
  );
}
