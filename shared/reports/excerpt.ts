import { markdownBlocks } from './markdownBlocks';
import { plainText } from './markdownSpans';
import type { Block } from './model';

/** The beginning of a Markdown text without its form, in one line, cut after a whole word. */
export function excerpt(markdown: string, length: number): string {
  // A text far longer than the excerpt isn't read to its end.
  return shortened(sentences(markdownBlocks(markdown.slice(0, length * 8))).join(' '), length);
}

/** The beginning of a line of plain text, cut after a whole word. */
export function shortened(words: string, length: number): string {
  if (words.length <= length) return words;
  const room = words.slice(0, length);
  const end = room.lastIndexOf(' ');
  return `${(end > length / 2 ? room.slice(0, end) : room).replace(/[\s\p{Cs},;:.–-]+$/u, '')}…`;
}

function sentences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [plainText(block.spans)];
      case 'heading':
      case 'empty':
        return [ended(block.text)];
      case 'quote':
        return sentences(block.blocks);
      case 'list':
        return [joined(block.items.map((item) => sentences(item.blocks).join(' ')))];
      case 'facts':
        return block.facts.map((fact) => `${fact.label} ${plainText(fact.value)}`);
      case 'table':
        return block.rows.map((row) => ended(row.map(plainText).join(', ')));
    }
  });
}

/** The items of a list in one line. */
function joined(items: readonly string[]): string {
  return ended(items.map((item) => item.replace(/[;,]$/, '')).join(' · '));
}

function ended(text: string): string {
  return text === '' || /[.!?…:]$/.test(text) ? text : `${text}.`;
}
