import type { Definition, List, Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { inlineSpans, joinSpans, plainText } from './markdownSpans';
import type { Block, ListItem, Span } from './model';

/** Quotes and lists nested deeper than this become plain paragraphs: nobody writes them, a pasted text may hold them. */
const deepest = 8;

/**
 * Turns Markdown (GitHub's: lists, tasks, tables, strike-through) into the blocks of a report. Never throws and loses
 * no words: HTML is shown as it was typed, a picture gives way to its description, an address that isn't https or
 * mailto stands in brackets behind its text, and what can't be parsed at all comes back as plain paragraphs.
 * Headings lose their rank, since the report has its own.
 */
export function markdownBlocks(markdown: string): Block[] {
  if (markdown.trim() === '') return [];
  try {
    const tree = fromMarkdown(markdown, {
      // One tilde is "about" in a note: "~5 jours".
      extensions: [gfm({ singleTilde: false })],
      mdastExtensions: [gfmFromMarkdown()],
    });
    const used = new Set<string>();
    const definitions = new Map<string, Definition>();
    collect(tree, definitions, used);
    return blocksOf(tree.children, { definitions, used }, 0);
  } catch {
    return plainParagraphs(markdown);
  }
}

interface Context {
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Identifiers of the definitions that something refers to. */
  readonly used: ReadonlySet<string>;
}

function collect(node: Nodes, definitions: Map<string, Definition>, used: Set<string>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  if ('children' in node) for (const child of node.children) collect(child, definitions, used);
}

function plainParagraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => paragraph([{ text: part }]));
}

function paragraph(spans: Span[]): Block {
  return { kind: 'paragraph', spans };
}

function blocksOf(nodes: readonly RootContent[], context: Context, depth: number): Block[] {
  return nodes.flatMap((node) => blockOf(node, context, depth));
}

function blockOf(node: RootContent, context: Context, depth: number): Block[] {
  switch (node.type) {
    case 'paragraph':
      return filled(inlineSpans(node.children, context.definitions));
    case 'heading': {
      const text = plainText(inlineSpans(node.children, context.definitions));
      return text === '' ? [] : [{ kind: 'heading', text }];
    }
    case 'blockquote':
      return depth < deepest
        ? [{ kind: 'quote', blocks: blocksOf(node.children, context, depth + 1) }]
        : flattened(node, context);
    case 'list':
      return depth < deepest ? [listOf(node, context, depth)] : flattened(node, context);
    case 'table':
      return [tableOf(node, context)];
    case 'code':
      return filled([{ text: node.value, code: true }]);
    case 'html':
      return filled([{ text: node.value }]);
    case 'thematicBreak':
      return [];
    case 'definition':
      return context.used.has(node.identifier) ? [] : filled([{ text: definitionAsTyped(node) }]);
    case 'footnoteDefinition': {
      const mark = { text: `[${node.label ?? node.identifier}] ` };
      const [first, ...rest] = blocksOf(node.children, context, depth);
      return first?.kind === 'paragraph'
        ? [paragraph(joinSpans([mark, ...first.spans])), ...rest]
        : [paragraph([mark]), ...(first ? [first] : []), ...rest];
    }
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
      return flattened(node, context);
    default:
      return filled('value' in node ? [{ text: node.value }] : inlineSpans([node], context.definitions));
  }
}

function filled(spans: Span[]): Block[] {
  return spans.length === 0 ? [] : [paragraph(spans)];
}

function definitionAsTyped(node: Definition): string {
  const title = node.title ? ` "${node.title}"` : '';
  return `[${node.label ?? node.identifier}]: ${node.url}${title}`;
}

function listOf(node: List, context: Context, depth: number): Block {
  const items = node.children.map((item): ListItem => {
    const blocks = blocksOf(item.children, context, depth + 1);
    return typeof item.checked === 'boolean' ? { blocks, checked: item.checked } : { blocks };
  });
  return { kind: 'list', ordered: node.ordered ?? false, items };
}

function tableOf(node: Table, context: Context): Block {
  const [head, ...body] = node.children.map((row) =>
    row.children.map((cell) => inlineSpans(cell.children, context.definitions)),
  );
  const width = Math.max(1, ...[head ?? [], ...body].map((row) => row.length));
  const places = Array.from({ length: width }, (_, index) => index);
  return {
    kind: 'table',
    columns: places.map((index) => ({
      title: plainText(head?.[index] ?? []),
      align: node.align?.[index] === 'right' ? 'end' : 'start',
    })),
    rows: body.map((row) => places.map((index) => row[index] ?? [])),
  };
}

/** The words of a branch without its form, one paragraph for each run of text. */
function flattened(node: Nodes, context: Context): Block[] {
  const found: Block[] = [];
  const queue: Nodes[] = [node];
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (next.type === 'paragraph' || next.type === 'heading' || next.type === 'tableCell') {
      found.push(...filled(inlineSpans(next.children, context.definitions)));
    } else if ('children' in next) {
      queue.unshift(...next.children);
    } else if ('value' in next) {
      found.push(...filled([{ text: next.value }]));
    }
  }
  return found;
}
