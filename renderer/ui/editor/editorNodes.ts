import { Mark, Node, mergeAttributes } from '@tiptap/core';

/** A line break within a paragraph; soft when it was a mere change of line in the Markdown that came in. */
export const LineBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  addAttributes: () => ({
    soft: {
      default: false,
      parseHTML: (element: HTMLElement) => element.hasAttribute('data-soft'),
      renderHTML: ({ soft }: Record<string, unknown>) => (soft === true ? { 'data-soft': '' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: ({ HTMLAttributes }) => ['br', mergeAttributes(HTMLAttributes)],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) };
  },
});

/** Code in a line; unlike the editor's own it may be bold or a link too, as in Markdown. */
export const InlineCode = Mark.create({
  name: 'code',
  excludes: 'sourceText',
  code: true,
  exitable: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: ({ HTMLAttributes }) => ['code', HTMLAttributes, 0],
});

/** Markdown that the editor has no form for (a table, HTML), as it is typed. */
export const SourceBlock = Node.create({
  name: 'source',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  parseHTML: () => [{ tag: 'pre[data-source]', preserveWhitespace: 'full', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['pre', mergeAttributes(HTMLAttributes, { 'data-source': '' }), 0],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) =>
        editor.isActive(this.name) && editor.commands.insertContent({ type: 'text', text: '\n' }),
    };
  },
});

/** The same within a line: a picture, a footnote's mark, a tag. */
export const SourceText = Mark.create({
  name: 'sourceText',
  excludes: 'code',
  inclusive: false,
  parseHTML: () => [{ tag: 'code[data-source]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['code', mergeAttributes(HTMLAttributes, { 'data-source': '' }), 0],
});
