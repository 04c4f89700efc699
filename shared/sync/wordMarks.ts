import { diffIndices } from 'node-diff3';
import { commonHead, commonTail } from './lines';

/** A piece of a text with what became of it. */
export interface WordMark {
  readonly text: string;
  readonly mark: 'same' | 'added' | 'removed';
}

/** Beyond this many pairs of words the changed part is marked as a whole: comparing takes time by their product. */
const mostPairs = 400_000;

/** The text `after` with its differences from `before`, word by word; removed words stand where they were. */
export function wordMarks(before: string, after: string): readonly WordMark[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const head = commonHead(a, b);
  const tail = commonTail(head, a, b);
  const [was, is] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const marks: WordMark[] = [];
  const add = (mark: WordMark['mark'], words: readonly string[]): void => {
    if (words.length > 0) marks.push({ mark, text: words.join('') });
  };
  add('same', b.slice(0, head));
  if (was.length * is.length > mostPairs) {
    add('removed', was);
    add('added', is);
  } else {
    let done = 0;
    for (const {
      buffer1Content,
      buffer2: [start, length],
      buffer2Content,
    } of diffIndices(was, is)) {
      add('same', is.slice(done, start));
      add('removed', buffer1Content);
      add('added', buffer2Content);
      done = start + length;
    }
    add('same', is.slice(done));
  }
  add('same', b.slice(b.length - tail));
  return marks;
}

/** Words, the spaces between them, and single signs; joined they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}
