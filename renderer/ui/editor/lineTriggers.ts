import { Extension, InputRule } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { lineText } from './lineLinks';
import type { LineKind } from './lineLinks';

/**
 * A line became an action or a decision; it may be one already.
 *
 * @param asked by a shortcut, rather than by finishing the line
 */
export type LineListener = (kind: LineKind, text: string, asked: boolean) => void;

export interface LineTriggerOptions {
  readonly onLine: LineListener;
}

/**
 * Makes a line an action (`[ ] ` at its start, Mod+Enter, or Enter at the end of a task) or a decision (`=> ` at its
 * start, then Enter, or Mod+D). An action is a task of the text, a decision a bold line: both mean something to
 * whoever reads the Markdown.
 */
export const LineTriggers = Extension.create<LineTriggerOptions>({
  name: 'lineTriggers',
  priority: 1000,
  addOptions: () => ({ onLine: () => undefined }),
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        /** The line is going to be a decision once it is finished. */
        deciding: {
          default: false,
          keepOnSplit: false,
          parseHTML: () => false,
          renderHTML: ({ deciding }: Record<string, unknown>) =>
            deciding === true ? { 'data-deciding': '' } : {},
        },
      },
    },
  ],
  addInputRules() {
    return [
      new InputRule({
        find: /^\[([ x])?\]\s$/i,
        handler: ({ state, range, chain }) => {
          if (!inItem(state, 'listItem')) return null;
          const { $from } = state.selection;
          const alone = $from.node(-2).childCount === 1;
          const nested = $from.depth > 3;
          // The other items of its list stay what they are: the line leaves it first; and before anything is
          // deleted, since lifting refuses to follow a change of the same transaction.
          if (!alone && !nested) chain().liftListItem('listItem').run();
          chain()
            .command(({ tr }) => {
              tr.delete(tr.mapping.map(range.from), tr.mapping.map(range.to));
              return true;
            })
            .toggleList('taskList', 'taskItem')
            .run();
          return undefined;
        },
      }),
      new InputRule({
        find: /^=>\s$/,
        handler: ({ state, range, chain }) => {
          if (state.selection.$from.parent.type.name !== 'paragraph') return null;
          chain().deleteRange(range).updateAttributes('paragraph', { deciding: true }).setMark('bold').run();
          return undefined;
        },
      }),
    ];
  },
  addKeyboardShortcuts() {
    const tell: LineListener = (kind, text, asked) => this.options.onLine(kind, text, asked);
    return {
      'Mod-Enter': ({ editor }) => makeAction(editor, tell),
      'Mod-d': ({ editor }) => makeDecision(editor, tell),
      Enter: ({ editor }) => finishLine(editor, tell),
      Backspace: ({ editor }) => giveUpDeciding(editor),
    };
  },
});

function makeAction(editor: Editor, tell: LineListener): boolean {
  const text = currentLine(editor.state);
  if (text === '') return true;
  if (!inItem(editor.state, 'taskItem')) {
    editor.chain().setParagraph().updateAttributes('paragraph', { deciding: false }).toggleTaskList().run();
  }
  tell('action', text, true);
  return true;
}

function makeDecision(editor: Editor, tell: LineListener): boolean {
  const { $from } = editor.state.selection;
  const text = currentLine(editor.state);
  if (text === '' || $from.parent.type.name !== 'paragraph') return true;
  editor
    .chain()
    .command(({ tr, state }) => {
      const bold = state.schema.marks['bold'];
      if (bold) tr.addMark($from.start(), $from.end(), bold.create());
      tr.setNodeAttribute($from.before(), 'deciding', false);
      return true;
    })
    .run();
  tell('decision', text, true);
  return true;
}

/** Enter at the end of a task or of a line that is to be a decision tells it; the new line is the editor's own. */
function finishLine(editor: Editor, tell: LineListener): boolean {
  const { $from, empty } = editor.state.selection;
  const text = currentLine(editor.state);
  if (!empty || text === '') return false;
  if ($from.parent.attrs['deciding'] === true) {
    startPlainLine(editor);
    tell('decision', text, false);
    return true;
  }
  if ($from.parentOffset < $from.parent.content.size) return false;
  if (inItem(editor.state, 'taskItem')) tell('action', text, false);
  else if ($from.depth === 1 && allBold($from.parent)) return startPlainLine(editor);
  return false;
}

/** What comes after a decision isn't one. */
function startPlainLine(editor: Editor): boolean {
  return editor
    .chain()
    .updateAttributes('paragraph', { deciding: false })
    .splitBlock({ keepMarks: false })
    .command(({ tr }) => {
      tr.setStoredMarks([]);
      return true;
    })
    .run();
}

function allBold(line: Node): boolean {
  const bold = (node: Node): boolean => !node.isText || node.marks.some((mark) => mark.type.name === 'bold');
  return line.type.name === 'paragraph' && line.children.every(bold);
}

function giveUpDeciding(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.attrs['deciding'] !== true) return false;
  return editor.chain().updateAttributes('paragraph', { deciding: false }).unsetMark('bold').run();
}

function currentLine(state: EditorState): string {
  return lineText(state.selection.$from.parent);
}

/** Whether the caret's paragraph is the first of an item of this sort. */
function inItem(state: EditorState, name: string): boolean {
  const { $from } = state.selection;
  return $from.depth > 0 && $from.node(-1).type.name === name && $from.index(-1) === 0;
}
