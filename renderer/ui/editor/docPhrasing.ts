import type { JSONContent } from '@tiptap/core';
import type { PhrasingContent } from 'mdast';

/** From the outermost to the innermost: one order, so that the same runs are always written the same way. */
const order = ['link', 'bold', 'italic', 'strike', 'code', 'sourceText'] as const;
type MarkName = (typeof order)[number];

interface Run {
  /** `null` for a line break, whose softness is told apart. */
  readonly text: string | null;
  readonly soft: boolean;
  readonly marks: readonly MarkName[];
  readonly href: string;
  readonly title: string | null;
}

/** The runs of a heading, which is one line. */
export function phrasingInLine(content: readonly JSONContent[]): PhrasingContent[] {
  return phrasing(content.map((node) => (node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node)));
}

/** The runs of a paragraph as Markdown's tree; blanks at its ends and around its breaks are left out. */
export function phrasing(content: readonly JSONContent[]): PhrasingContent[] {
  return nested(trimmed(bridged(content.flatMap(runOf).flatMap(blanksApart))), 0);
}

function runOf(node: JSONContent): Run[] {
  const link = node.marks?.find((mark) => mark.type === 'link');
  const href: unknown = link?.attrs?.['href'];
  const title: unknown = link?.attrs?.['title'];
  const has = new Set(node.marks?.map((mark) => mark.type));
  const base = {
    marks: order.filter((name) => has.has(name) && (name !== 'link' || typeof href === 'string')),
    href: typeof href === 'string' ? href : '',
    title: typeof title === 'string' ? title : null,
  };
  if (node.type === 'hardBreak') return [{ ...base, text: null, soft: node.attrs?.['soft'] === true }];
  return node.text ? [{ ...base, text: node.text.replaceAll(/[\r\n]+/g, ' '), soft: false }] : [];
}

/** Blanks at the ends of a run, as runs of their own. */
function blanksApart(run: Run): Run[] {
  if (run.text === null || isVerbatim(run)) return [run];
  const [, before = '', inner = '', after = ''] = /^([ \t]*)(.*?)([ \t]*)$/su.exec(run.text) ?? [];
  return [before, inner, after].filter((text) => text !== '').map((text) => ({ ...run, text }));
}

/**
 * Emphasis that begins or ends with a blank isn't emphasis in Markdown: a blank has only the marks that both of its
 * sides have. Neighbours that look the same become one.
 */
function bridged(runs: readonly Run[]): Run[] {
  const made: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const next = runs.slice(index + 1).find((other) => !isBlank(other));
    const last = made.at(-1);
    const blank = isBlank(run);
    const marks = blank
      ? run.marks.filter((mark) => shares(last, run, mark) && shares(next, run, mark))
      : run.marks;
    if (last && last.text !== null && run.text !== null && sameLook(last, { ...run, marks })) {
      made[made.length - 1] = { ...last, text: last.text + run.text };
    } else made.push({ ...run, marks });
  }
  return made;
}

function isBlank(run: Run): boolean {
  return run.text !== null && !isVerbatim(run) && run.text.trim() === '';
}

function shares(side: Run | undefined, run: Run, mark: MarkName): boolean {
  return side !== undefined && side.text !== null && side.marks.includes(mark) && sameLink(side, run, mark);
}

function sameLook(a: Run, b: Run): boolean {
  return (
    a.marks.length === b.marks.length &&
    a.marks.every((mark) => b.marks.includes(mark) && sameLink(a, b, mark))
  );
}

function sameLink(a: Run, b: Run, mark: MarkName): boolean {
  return mark !== 'link' || (a.href === b.href && a.title === b.title);
}

/** Without blanks at the ends and at breaks, and without breaks at the ends. */
function trimmed(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const atStart = kept.length === 0 || kept.at(-1)?.text === null;
    if (run.text === null) {
      trimEnd(kept);
      const last = kept.at(-1);
      // A change of line beside a break would be a blank line, which ends the paragraph.
      if (last && !(run.soft && last.text === null)) kept.push(run);
      if (last?.text === null && last.soft && !run.soft) kept.splice(-2, 1);
    } else if (!atStart || isVerbatim(run)) {
      kept.push(run);
    } else {
      const text = run.text.replace(/^[ \t]+/, '');
      if (text !== '') kept.push({ ...run, text });
    }
  }
  trimEnd(kept);
  while (kept.at(-1)?.text === null) {
    kept.pop();
    trimEnd(kept);
  }
  return kept;
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last && last.text !== null && !isVerbatim(last); last = runs.at(-1)) {
    const text = last.text.replace(/[ \t]+$/, '');
    if (text !== '') {
      runs[runs.length - 1] = { ...last, text };
      return;
    }
    runs.pop();
  }
}

function isVerbatim(run: Run): boolean {
  return run.marks.includes('code') || run.marks.includes('sourceText');
}

function nested(runs: readonly Run[], depth: number): PhrasingContent[] {
  const name = order[depth];
  if (name === undefined || name === 'code' || name === 'sourceText') return runs.map(leaf);
  const made: PhrasingContent[] = [];
  for (let start = 0; start < runs.length;) {
    const first = runs[start];
    let end = start + 1;
    while (end < runs.length && alike(first, runs[end], name)) end += 1;
    const group = runs.slice(start, end);
    made.push(
      ...(first?.marks.includes(name)
        ? [wrapped(name, first, nested(group, depth + 1))]
        : nested(group, depth + 1)),
    );
    start = end;
  }
  return made;
}

function alike(a: Run | undefined, b: Run | undefined, name: MarkName): boolean {
  if (!a || !b || a.marks.includes(name) !== b.marks.includes(name)) return false;
  return !a.marks.includes(name) || sameLink(a, b, name);
}

function wrapped(name: MarkName, run: Run, children: PhrasingContent[]): PhrasingContent {
  switch (name) {
    case 'link':
      return { type: 'link', url: run.href, title: run.title, children: spelledOut(run.href, children) };
    case 'bold':
      return { type: 'strong', children };
    case 'italic':
      return { type: 'emphasis', children };
    default:
      return { type: 'delete', children };
  }
}

const plainAddress = /^(?:https?:\/\/[\w.-]+(?:\/[\w./-]*)?|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/;

/** An address that isn't plain can't be written in angle brackets, which one piece of text alone would be. */
function spelledOut(href: string, children: PhrasingContent[]): PhrasingContent[] {
  const [only, ...others] = children;
  if (only?.type !== 'text' || others.length > 0 || plainAddress.test(href)) return children;
  return [
    { type: 'text', value: only.value.slice(0, 1) },
    { type: 'text', value: only.value.slice(1) },
  ];
}

function leaf(run: Run): PhrasingContent {
  if (run.text === null) return run.soft ? { type: 'text', value: '\n' } : { type: 'break' };
  if (run.marks.includes('sourceText')) return { type: 'html', value: run.text };
  if (run.marks.includes('code')) return { type: 'inlineCode', value: run.text };
  return { type: 'text', value: run.text };
}
