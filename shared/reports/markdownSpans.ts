import type { Definition, PhrasingContent } from 'mdast';
import type { Span } from './model';
import { isSafeLink } from './safeLink';

type Marks = Omit<Span, 'text'>;

/** Emphasis nested deeper than this adds nothing that a reader could see. */
const deepest = 12;

/**
 * The runs of text of a paragraph. A line break is `\n` in a run's text; a mere change of line in the source is a
 * space. Empty runs are left out, equal neighbours are one.
 */
export function inlineSpans(
  nodes: readonly PhrasingContent[],
  definitions: ReadonlyMap<string, Definition>,
): Span[] {
  return trimmed(joinSpans(spansOf(nodes, definitions, {}, 0)));
}

/** The words of the runs without their form, in one line. */
export function plainText(spans: readonly Span[]): string {
  return spans
    .map((span) => span.text)
    .join('')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Makes one of neighbours that look the same. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.text === '') continue;
    if (last && sameMarks(last, span)) joined[joined.length - 1] = { ...last, text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}

function sameMarks(a: Span, b: Span): boolean {
  return (
    (a.strong ?? false) === (b.strong ?? false) &&
    (a.emphasis ?? false) === (b.emphasis ?? false) &&
    (a.code ?? false) === (b.code ?? false) &&
    (a.strike ?? false) === (b.strike ?? false) &&
    a.link === b.link
  );
}

function trimmed(spans: readonly Span[]): Span[] {
  const last = spans.length - 1;
  return spans
    .map((span, index) => {
      const text = index === 0 ? span.text.trimStart() : span.text;
      return { ...span, text: index === last ? text.trimEnd() : text };
    })
    .filter((span) => span.text !== '');
}

function spansOf(
  nodes: readonly PhrasingContent[],
  definitions: ReadonlyMap<string, Definition>,
  marks: Marks,
  depth: number,
): Span[] {
  if (depth > deepest) return flatSpans(nodes, marks);
  const within = (children: readonly PhrasingContent[], more: Marks): Span[] =>
    spansOf(children, definitions, { ...marks, ...more }, depth + 1);
  return nodes.flatMap((node): Span[] => {
    switch (node.type) {
      case 'text':
        return [{ ...marks, text: node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' ') }];
      case 'strong':
        return within(node.children, { strong: true });
      case 'emphasis':
        return within(node.children, { emphasis: true });
      case 'delete':
        return within(node.children, { strike: true });
      case 'inlineCode':
        return [{ ...marks, code: true, text: node.value }];
      case 'break':
        return [{ ...marks, text: '\n' }];
      case 'html':
        return [{ ...marks, text: node.value }];
      case 'link':
        return linked(node.url, (more) => within(node.children, more));
      case 'linkReference': {
        const url = definitions.get(node.identifier)?.url;
        return url === undefined
          ? within(node.children, {})
          : linked(url, (more) => within(node.children, more));
      }
      case 'image':
        return [{ ...marks, text: node.alt || node.url }];
      case 'imageReference':
        return [{ ...marks, text: node.alt || node.label || node.identifier }];
      default:
        return [{ ...marks, text: `[${node.label ?? node.identifier}]` }];
    }
  });
}

/** A link where the document may carry it; else its text, with the address in brackets unless it is the text. */
function linked(url: string, within: (marks: Marks) => Span[]): Span[] {
  if (isSafeLink(url)) {
    const spans = within({ link: url });
    return spans.some((span) => span.text !== '') ? spans : [{ text: url, link: url }];
  }
  const spans = within({});
  const shown = plainText(spans);
  if (url === '' || url.endsWith(shown)) return shown === '' ? [{ text: url }] : spans;
  return [...spans, { text: ` (${url})` }];
}

/** The words of a branch that is nested beyond reason. */
function flatSpans(nodes: readonly PhrasingContent[], marks: Marks): Span[] {
  const found: Span[] = [];
  const queue: PhrasingContent[] = [...nodes];
  for (let next = queue.shift(); next; next = queue.shift()) {
    if ('children' in next) queue.unshift(...next.children);
    else if ('value' in next) found.push({ ...marks, text: next.value });
    else if ('alt' in next) found.push({ ...marks, text: next.alt ?? '' });
  }
  return found;
}
