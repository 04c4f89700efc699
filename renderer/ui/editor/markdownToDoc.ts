import type { JSONContent } from '@tiptap/core';
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { parseMarkdown, writeMarkdown } from './markdownSyntax';

type Marks = NonNullable<JSONContent['marks']>;

/**
 * The editor's document of a Markdown text. What the editor has no form for (tables, pictures, HTML, footnotes)
 * stands in it as its own source and is written back as it is.
 */
export function markdownToDoc(markdown: string): JSONContent {
  let content: JSONContent[];
  try {
    content = blocks(parseMarkdown(markdown).children);
  } catch {
    content = [source(markdown)];
  }
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function blocks(nodes: readonly RootContent[]): JSONContent[] {
  return nodes.flatMap(block);
}

function block(node: RootContent): JSONContent[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(node.children)];
    case 'heading':
      return [filled({ type: 'heading', attrs: { level: node.depth } }, inline(node.children, []))];
    case 'blockquote':
      return [
        { type: 'blockquote', content: node.children.length > 0 ? blocks(node.children) : [emptyParagraph] },
      ];
    case 'list':
      return node.ordered ? [ordered(node.start ?? 1, node.children)] : runsOf(node.children);
    case 'code':
      return [
        filled(
          {
            type: 'codeBlock',
            attrs: { language: [node.lang, node.meta].filter(Boolean).join(' ') || null },
          },
          text(node.value, []),
        ),
      ];
    case 'thematicBreak':
      return [{ type: 'horizontalRule' }];
    case 'html':
      return [source(node.value)];
    default:
      return [source(writeMarkdown(node))];
  }
}

function ordered(start: number, items: readonly ListItem[]): JSONContent {
  return {
    type: 'orderedList',
    attrs: { start },
    content: items.map((item) => {
      // The editor's ordered items have no box: it stays as it is typed.
      const box =
        typeof item.checked === 'boolean' ? [{ type: 'text', text: item.checked ? '[x] ' : '[ ] ' }] : [];
      const [first, ...rest] = itemContent(item);
      const lead = { ...first, type: 'paragraph', content: [...box, ...(first?.content ?? [])] };
      return { type: 'listItem', content: [box.length > 0 ? lead : (first ?? emptyParagraph), ...rest] };
    }),
  };
}

/** A list whose items are partly tasks becomes lists of one sort each, side by side. */
function runsOf(items: readonly ListItem[]): JSONContent[] {
  const runs: (JSONContent & { content: JSONContent[] })[] = [];
  for (const item of items) {
    const task = typeof item.checked === 'boolean';
    const type = task ? 'taskList' : 'bulletList';
    const made: JSONContent = task
      ? { type: 'taskItem', attrs: { checked: item.checked }, content: itemContent(item) }
      : { type: 'listItem', content: itemContent(item) };
    const last = runs.at(-1);
    if (last?.type === type) last.content.push(made);
    else runs.push({ type, content: [made] });
  }
  return runs;
}

function itemContent(item: ListItem): JSONContent[] {
  const content = blocks(item.children);
  return content[0]?.type === 'paragraph' ? content : [emptyParagraph, ...content];
}

const emptyParagraph: JSONContent = { type: 'paragraph' };

function paragraph(children: readonly PhrasingContent[]): JSONContent {
  return filled({ type: 'paragraph' }, inline(children, []));
}

function source(value: string): JSONContent {
  return filled({ type: 'source' }, text(value, []));
}

function filled(node: JSONContent, content: JSONContent[]): JSONContent {
  return content.length > 0 ? { ...node, content } : node;
}

function inline(nodes: readonly PhrasingContent[], marks: Marks): JSONContent[] {
  return nodes.flatMap((node): JSONContent[] => {
    switch (node.type) {
      case 'text':
        return lines(node.value, marks);
      case 'strong':
        return inline(node.children, [...marks, { type: 'bold' }]);
      case 'emphasis':
        return inline(node.children, [...marks, { type: 'italic' }]);
      case 'delete':
        return inline(node.children, [...marks, { type: 'strike' }]);
      case 'inlineCode':
        return text(node.value, [...marks, { type: 'code' }]);
      case 'break':
        return [{ type: 'hardBreak', attrs: { soft: false }, marks }];
      case 'link': {
        const link = { type: 'link', attrs: { href: node.url, title: node.title ?? null } };
        return inline(node.children, [...marks, link]);
      }
      case 'html':
        return text(node.value, [...marks, { type: 'sourceText' }]);
      default:
        return text(writeMarkdown(node), [...marks, { type: 'sourceText' }]);
    }
  });
}

/** A mere change of line in the source is kept as one, so that an edit elsewhere doesn't reflow the text. */
function lines(value: string, marks: Marks): JSONContent[] {
  return value
    .split(/[ \t]*\n[ \t]*/)
    .flatMap((part, index) => [
      ...(index > 0 ? [{ type: 'hardBreak', attrs: { soft: true }, marks }] : []),
      ...text(part, marks),
    ]);
}

function text(value: string, marks: Marks): JSONContent[] {
  if (value === '') return [];
  return [{ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) }];
}
