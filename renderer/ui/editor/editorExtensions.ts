import type { Extensions } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import { InlineCode, LineBreak, SourceBlock, SourceText } from './editorNodes';

export interface EditorTexts {
  readonly placeholder: string;
  /** The accessible name of a task's box. */
  readonly box: (text: string) => string;
}

/** What a text may hold: what Markdown has a form for, and the rest as its source. */
export function editorExtensions({ placeholder, box }: EditorTexts): Extensions {
  return [
    StarterKit.configure({
      code: false,
      hardBreak: false,
      underline: false,
      link: {
        openOnClick: false,
        autolink: true,
        linkOnPaste: true,
        protocols: ['https', 'mailto'],
        defaultProtocol: 'https',
      },
      dropcursor: { color: 'currentColor', width: 2 },
    }),
    LineBreak,
    InlineCode,
    SourceBlock,
    SourceText,
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => box(node.textContent) } }),
    Placeholder.configure({ placeholder }),
  ];
}
