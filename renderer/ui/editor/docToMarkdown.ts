import type { JSONContent } from '@tiptap/core';
import type { BlockContent, List, ListItem, RootContent } from 'mdast';
import { phrasing, phrasingInLine } from './docPhrasing';
import { writeMarkdown } from './markdownSyntax';

/** The Markdown of the editor's document. Empty paragraphs and items leave no trace: Markdown has none. */
export function docToMarkdown(doc: JSONContent): string {
  return writeMarkdown({ type: 'root', children: blocks(doc.content ?? []) });
}

function blocks(nodes: readonly JSONContent[]): RootContent[] {
  const written: RootContent[] = [];
  for (const node of nodes) {
    const made = block(node);
    const last = written.at(-1);
    // Lists of plain items and of tasks that stand side by side are one list in Markdown.
    if (made?.type === 'list' && last?.type === 'list' && !made.ordered && !last.ordered) {
      last.children.push(...made.children);
    } else if (made) written.push(made);
  }
  return written;
}

function block(node: JSONContent): RootContent | null {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph': {
      const children = phrasing(content);
      return children.length > 0 ? { type: 'paragraph', children } : null;
    }
    case 'heading': {
      const children = phrasingInLine(content);
      return children.length > 0
        ? { type: 'heading', depth: depthOf(node.attrs?.['level']), children }
        : null;
    }
    case 'blockquote': {
      const children = blocks(content) as BlockContent[];
      return children.length > 0 ? { type: 'blockquote', children } : null;
    }
    case 'bulletList':
    case 'taskList':
      return listOf({ ordered: false }, content);
    case 'orderedList': {
      const start: unknown = node.attrs?.['start'];
      return listOf({ ordered: true, start: typeof start === 'number' ? start : 1 }, content);
    }
    case 'codeBlock':
      return { type: 'code', value: plain(content), ...languageOf(node.attrs?.['language']) };
    case 'horizontalRule':
      return { type: 'thematicBreak' };
    case 'source': {
      const value = plain(content);
      return value.trim() === '' ? null : { type: 'html', value };
    }
    default:
      return null;
  }
}

function listOf(manner: Pick<List, 'ordered' | 'start'>, content: readonly JSONContent[]): List | null {
  const children = content.map(item).filter((made) => made.children.length > 0);
  return children.length > 0 ? { type: 'list', ...manner, spread: false, children } : null;
}

function item(node: JSONContent): ListItem {
  const children = blocks(node.content ?? []) as BlockContent[];
  // A blank line between what stands in an item, unless it is the one text and the lists beneath it.
  const spread = children.some(
    (child, index) => index > 0 && !(child.type === 'list' && children[index - 1]?.type === 'paragraph'),
  );
  const task = node.type === 'taskItem' && children[0]?.type === 'paragraph';
  const checked = task ? node.attrs?.['checked'] === true : null;
  return { type: 'listItem', spread, checked, children };
}

function plain(content: readonly JSONContent[]): string {
  return content.map((node) => node.text ?? '').join('');
}

function depthOf(level: unknown): 1 | 2 | 3 | 4 | 5 | 6 {
  return level === 1 || level === 2 || level === 4 || level === 5 || level === 6 ? level : 3;
}

function languageOf(language: unknown): { lang?: string; meta?: string } {
  if (typeof language !== 'string' || language === '') return {};
  const [lang = '', ...meta] = language.split(' ');
  return { lang, ...(meta.length > 0 ? { meta: meta.join(' ') } : {}) };
}
