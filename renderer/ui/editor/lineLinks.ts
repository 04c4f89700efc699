import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export type LineKind = 'action' | 'decision';

/** A line of the text that stands for something outside of it; known by its words. */
export interface LinkedLine {
  readonly kind: LineKind;
  readonly text: string;
  /** What is shown at the line's end: "Julien · 4 Dec". */
  readonly label: string;
}

/** A linked line whose words were edited. */
export interface RenamedLine {
  readonly kind: LineKind;
  readonly from: string;
  readonly to: string;
}

interface Link {
  /** Where the line's paragraph begins. */
  readonly pos: number;
  readonly line: LinkedLine;
}

interface LinkState {
  readonly lines: readonly LinkedLine[];
  readonly links: readonly Link[];
}

type LinkMeta = { readonly lines: readonly LinkedLine[] } | { readonly told: true };

const key = new PluginKey<LinkState>('lineLinks');

/** Marks the lines that stand for an action or a decision, and follows them while they are edited. */
export const LineLinks = Extension.create({
  name: 'lineLinks',
  addProseMirrorPlugins: () => [
    new Plugin<LinkState>({
      key,
      state: {
        init: () => ({ lines: [], links: [] }),
        apply: (tr, old) => next(tr, old),
      },
      props: { decorations },
    }),
  ],
});

/** Tells the editor which lines stand for something. */
export function withLines(tr: Transaction, lines: readonly LinkedLine[]): Transaction {
  return tr.setMeta(key, { lines } satisfies LinkMeta).setMeta('addToHistory', false);
}

/** The linked lines whose words were edited since they were last told. */
export function renamedLines(state: EditorState): RenamedLine[] {
  const links = key.getState(state)?.links ?? [];
  return links.flatMap(({ pos, line }) => {
    const to = lineText(state.doc.nodeAt(pos));
    return to === '' || to === line.text ? [] : [{ kind: line.kind, from: line.text, to }];
  });
}

/** From here on the edited words are what the lines are known by. */
export function withRenamesTold(tr: Transaction): Transaction {
  return tr.setMeta(key, { told: true } satisfies LinkMeta).setMeta('addToHistory', false);
}

/** A line's words, as records keep them: one line, trimmed. */
export function lineText(node: Node | null): string {
  return (node?.textBetween(0, node.content.size, ' ', ' ') ?? '').replaceAll(/\s+/g, ' ').trim();
}

function next(tr: Transaction, old: LinkState): LinkState {
  const meta = tr.getMeta(key) as LinkMeta | undefined;
  if (!tr.docChanged && !meta) return old;
  const moved = old.links.flatMap(({ pos, line }): Link[] => {
    // From within the line, so that what is inserted before it isn't taken for it.
    const mapped = tr.mapping.mapResult(pos + 1, -1);
    const node = mapped.deleted ? null : tr.doc.nodeAt(mapped.pos - 1);
    return node?.isTextblock && lineText(node) !== '' ? [{ pos: mapped.pos - 1, line }] : [];
  });
  if (meta && 'told' in meta) {
    const links = moved.map(({ pos, line }) => ({
      pos,
      line: { ...line, text: lineText(tr.doc.nodeAt(pos)) },
    }));
    return linked(
      tr.doc,
      links.map((link) => link.line),
      links,
    );
  }
  return linked(tr.doc, meta?.lines ?? old.lines, moved);
}

/** Keeps the links whose lines still stand for something, and finds those of lines that have the same words. */
function linked(doc: Node, lines: readonly LinkedLine[], links: readonly Link[]): LinkState {
  const left = new Map(lines.map((line) => [`${line.kind} ${line.text}`, line]));
  const kept = links.flatMap(({ pos, line }): Link[] => {
    const name = `${line.kind} ${line.text}`;
    const current = left.get(name);
    if (!current) return [];
    left.delete(name);
    return [{ pos, line: current }];
  });
  if (left.size === 0) return { lines, links: kept };
  const taken = new Set(kept.map(({ pos }) => pos));
  doc.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true;
    const kind: LineKind = parent?.type.name === 'taskItem' ? 'action' : 'decision';
    const name = `${kind} ${lineText(node)}`;
    const line = left.get(name);
    if (line && !taken.has(pos)) {
      left.delete(name);
      kept.push({ pos, line });
    }
    return false;
  });
  return { lines, links: kept };
}

function decorations(state: EditorState): DecorationSet {
  const links = key.getState(state)?.links ?? [];
  return DecorationSet.create(
    state.doc,
    links.flatMap(({ pos, line }) => {
      const node = state.doc.nodeAt(pos);
      if (!node) return [];
      return [
        Decoration.node(pos, pos + node.nodeSize, { 'data-line': line.kind, 'data-label': line.label }),
      ];
    }),
  );
}
