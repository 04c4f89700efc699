import type { JSONContent } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docToMarkdown } from '../../../../../renderer/ui/editor/docToMarkdown';
import { editorExtensions } from '../../../../../renderer/ui/editor/editorExtensions';
import { canonical, keptLayout } from '../../../../../renderer/ui/editor/keptLayout';
import { markdownToDoc } from '../../../../../renderer/ui/editor/markdownToDoc';

const schema = getSchema(editorExtensions({ placeholder: '', box: (text) => text }));

describe('the notes’ Markdown', () => {
  it.each([
    ['plain words', 'Julien veut un tarif 2027.'],
    ['tasks and items side by side', '- point\n- [ ] à faire\n- [x] fait\n- suite'],
    ['nested lists', '1. un\n2. deux\n   - a\n   - [ ] b'],
    ['headings, quotes, rules', '## Stock\n\n> cité\n\n***\n\nfin'],
    ['marks within each other', 'un **gras *et italique* ici** puis ~~rayé~~ et `code`'],
    ['bold code', '**`SKU-7`**'],
    ['a link', '[le devis](https://armor.example/devis "Devis")'],
    ['a table, as its source', '| a | b |\n| - | - |\n| 1 | 2 |'],
    ['HTML, as its source', 'un <b>mot</b>\n\n<div>bloc</div>'],
    ['code', '```ts\nconst a = 1;\n\nconst b = 2;\n```'],
    ['changes of line', 'première\ndeuxième'],
    ['a picture, as its source', 'voir ![le plan](https://armor.example/plan.png)'],
  ])('keeps %s', (_, markdown) => {
    expect(canonical(markdown)).toBe(markdown);
  });

  it('keeps what was typed as words, words', () => {
    const typed = [
      '# 3 mois',
      '- moins 3 %',
      '1. janvier',
      '*a* _b_ ~~c~~',
      '<b>',
      '[ ] x',
      'a | b',
      '> 5',
      '![x](y)',
      '&amp;',
      '~5 jours',
      'https://a.example',
      '=> oui',
      '===',
      '---',
      '\\',
    ];
    for (const text of typed) {
      const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
      expect(plainOf(markdownToDoc(docToMarkdown(doc))), text).toBe(text);
      expect(markdownToDoc(docToMarkdown(doc)).content?.[0]?.type, text).toBe('paragraph');
    }
  });

  it('reads back every document as it was written', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const written = docToMarkdown(doc);
        const read = markdownToDoc(written);
        schema.nodeFromJSON(read).check();
        expect(docToMarkdown(read)).toBe(written);
        expect(words(plainOf(read))).toBe(words(plainOf(doc)));
      }),
      { numRuns: 200 },
    );
  });

  it('settles any text after one reading and writing', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const once = canonical(source);
        schema.nodeFromJSON(markdownToDoc(source)).check();
        expect(canonical(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the layout of lines that nobody touched', () => {
    const original = '* point un\n* point deux\n\nTexte\n\n* point trois';
    const written = canonical(original).replace('Texte', 'Texte changé');
    expect(keptLayout(original, written)).toBe('* point un\n* point deux\n\nTexte changé\n\n* point trois');
    expect(keptLayout(original, canonical(original))).toBe(original);
  });
});

function plainOf(node: JSONContent): string {
  if (node.type === 'hardBreak') return ' ';
  return node.text ?? (node.content ?? []).map(plainOf).join(node.content?.[0]?.type === 'text' ? '' : ' ');
}

function words(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

const pieces = [
  'mot',
  'é',
  ' ',
  '*',
  '_',
  '~',
  '`',
  '[',
  ']',
  '(',
  ')',
  '!',
  '<',
  '>',
  '#',
  '-',
  '+',
  '1.',
  '|',
  '\\',
  '&',
  ':',
  '=',
  '«\u00a0',
  '\u202f;',
  '.',
  '[ ]',
  '=>',
];
const texts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const marks = fc.subarray(['bold', 'italic', 'strike']).map((names) => names.map((type) => ({ type })));
const inlines: fc.Arbitrary<JSONContent[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('text'), text: texts, marks }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('text'),
        text: fc.constantFrom('a', 'x y', '`', 'a`b'),
        marks: fc.constant<{ type: string }[]>([{ type: 'code' }]),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constant<JSONContent>({
        type: 'text',
        text: 'devis',
        marks: [{ type: 'link', attrs: { href: 'https://a.example/x y(z)', title: null } }],
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('hardBreak'), attrs: fc.record({ soft: fc.boolean() }) }),
    },
  ),
  { maxLength: 5 },
);
const paragraphs = inlines.map((content): JSONContent => ({ type: 'paragraph', content }));
const withWords = inlines.map((content): JSONContent => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'Suite' }, ...content],
}));
const { block: blocks } = fc.letrec<{ block: JSONContent; item: JSONContent; task: JSONContent }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    paragraphs,
    fc.record({
      type: fc.constant('heading'),
      attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
      content: inlines,
    }),
    fc.constant({ type: 'horizontalRule' }),
    fc.constant<JSONContent>({
      type: 'codeBlock',
      attrs: { language: null },
      content: [{ type: 'text', text: 'a\n\n```\n  b' }],
    }),
    fc.record({
      type: fc.constant('bulletList'),
      content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('taskList'),
      content: fc.array(tie('task'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('orderedList'),
      attrs: fc.record({ start: fc.integer({ min: 1, max: 99 }) }),
      content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('blockquote'),
      content: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  item: fc
    .tuple(withWords, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
  task: fc
    .tuple(fc.boolean(), withWords, fc.array(tie('block'), { maxLength: 2 }))
    .map(([checked, first, rest]) => ({ type: 'taskItem', attrs: { checked }, content: [first, ...rest] })),
}));
const documents = fc
  .array(blocks, { minLength: 1, maxLength: 5 })
  .map((content): JSONContent => ({ type: 'doc', content }));
// Addresses become links when they are read.
// Addresses become links when they are read, so only here.
const sources = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...pieces,
        'https://',
        '@',
        '\n',
        '\n\n',
        '    ',
        '- ',
        '* ',
        '> ',
        '```',
        '---\n',
        '<div>',
        '[a]: b\n',
        '| - |\n',
        '[^1]',
        '[^1]: x',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
