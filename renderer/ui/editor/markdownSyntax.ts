import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';

/** Reads Markdown as the reports do (GitHub's), so that the screen and the paper agree on what is a list or a task. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

/** Writes it in one manner, which reading and writing again doesn't change; without a line end at the end. */
export function writeMarkdown(tree: Nodes): string {
  const text = toMarkdown(tree, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    rule: '*',
    fences: true,
    listItemIndent: 'one',
    incrementListMarker: true,
    extensions: [gfmToMarkdown()],
  });
  return text.replace(/\n$/, '');
}
