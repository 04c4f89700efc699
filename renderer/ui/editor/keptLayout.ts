import { mergeText } from '#shared/sync/mergeText';
import { docToMarkdown } from './docToMarkdown';
import { markdownToDoc } from './markdownToDoc';

/** The text as the editor would write it. */
export function canonical(markdown: string): string {
  return docToMarkdown(markdownToDoc(markdown));
}

/**
 * What an edit is to be saved as. Lines that nobody touched keep the layout they came with (another program's
 * bullets, say), so that one changed word isn't a change of the whole text to the person who edits it elsewhere.
 *
 * @param original the text that the editor was given
 * @param written what the editor writes now
 */
export function keptLayout(original: string, written: string): string {
  const before = canonical(original);
  if (written === before) return original;
  if (before === original) return written;
  const merged = mergeText(lineEnded(before), lineEnded(written), lineEnded(original))?.replace(/\n$/, '');
  return merged !== undefined && canonical(merged) === written ? merged : written;
}

function lineEnded(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
