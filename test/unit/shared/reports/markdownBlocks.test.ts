import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '#shared/reports/markdownBlocks';
import { reportModel } from '#shared/reports/model';
import type { Block } from '#shared/reports/model';

/** All words of the blocks, whatever their form. */
function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return block.spans.map((span) => span.text).join('');
        case 'heading':
        case 'empty':
          return block.text;
        case 'quote':
          return textOf(block.blocks);
        case 'list':
          return block.items.map((item) => textOf(item.blocks)).join('\n');
        case 'facts':
          return block.facts
            .map((fact) => fact.label + fact.value.map((span) => span.text).join(''))
            .join('\n');
        default:
          return [
            ...block.columns.map((column) => column.title),
            ...block.rows.flat().map((cell) => cell.map((span) => span.text).join('')),
          ].join('\n');
      }
    })
    .join('\n');
}

describe('Markdown in a report', () => {
  it('keeps paragraphs, emphasis, strike-through and line breaks', () => {
    expect(markdownBlocks('Un **accord** *de principe*, ~~signé~~  \nà confirmer.\n\nSuite')).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { text: 'Un ' },
          { text: 'accord', strong: true },
          { text: ' ' },
          { text: 'de principe', emphasis: true },
          { text: ', ' },
          { text: 'signé', strike: true },
          { text: '\nà confirmer.' },
        ],
      },
      { kind: 'paragraph', spans: [{ text: 'Suite' }] },
    ]);
  });

  it('reads a single tilde as "about"', () => {
    expect(textOf(markdownBlocks('délai ~5 jours, ~10 au plus'))).toBe('délai ~5 jours, ~10 au plus');
  });

  it('keeps nested lists and the state of tasks', () => {
    expect(markdownBlocks('- [x] fait\n- [ ] à faire\n  1. un\n')).toEqual([
      {
        kind: 'list',
        ordered: false,
        items: [
          { checked: true, blocks: [{ kind: 'paragraph', spans: [{ text: 'fait' }] }] },
          {
            checked: false,
            blocks: [
              { kind: 'paragraph', spans: [{ text: 'à faire' }] },
              {
                kind: 'list',
                ordered: true,
                items: [{ blocks: [{ kind: 'paragraph', spans: [{ text: 'un' }] }] }],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('keeps tables with the side of their figures', () => {
    expect(markdownBlocks('| Gamme | Montant |\n|---|--:|\n| Réseau | 12 000 € |\n| Seul |')).toEqual([
      {
        kind: 'table',
        columns: [
          { title: 'Gamme', align: 'start' },
          { title: 'Montant', align: 'end' },
        ],
        rows: [
          [[{ text: 'Réseau' }], [{ text: '12 000 €' }]],
          [[{ text: 'Seul' }], []],
        ],
      },
    ]);
  });

  it('keeps https and mailto links and spells out any other address', () => {
    expect(
      markdownBlocks(
        '[a](https://armor.example/x) [b](mailto:a@armor.example) [c](javascript:alert(1)) [d](http://e)',
      ),
    ).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { text: 'a', link: 'https://armor.example/x' },
          { text: ' ' },
          { text: 'b', link: 'mailto:a@armor.example' },
          { text: ' c (javascript:alert(1)) d (http://e)' },
        ],
      },
    ]);
  });

  it('shows HTML as it was typed', () => {
    expect(textOf(markdownBlocks('a <b>gras</b>\n\n<script>alert(1)</script>'))).toBe(
      'a <b>gras</b>\n<script>alert(1)</script>',
    );
  });

  it('gives headings the rank of the report', () => {
    expect(markdownBlocks('# Stock *critique*')).toEqual([{ kind: 'heading', text: 'Stock critique' }]);
  });

  it('keeps a line that happens to look like a link definition', () => {
    expect(textOf(markdownBlocks('[Prix]: 1200'))).toBe('[Prix]: 1200');
  });

  it('keeps footnotes and the descriptions of pictures', () => {
    expect(textOf(markdownBlocks('Voir[^1] ![la vitrine](x.png)\n\n[^1]: Le contrat'))).toBe(
      'Voir[1] la vitrine\n[1] Le contrat',
    );
  });

  it('survives what no parser likes', () => {
    const hostile = [
      '>'.repeat(4000),
      '- '.repeat(150) + 'fin',
      '*a '.repeat(500),
      '[['.repeat(400),
      '\u0000',
    ];
    for (const text of hostile) expect(() => markdownBlocks(text)).not.toThrow();
    expect(textOf(markdownBlocks('- '.repeat(150) + 'fin'))).toContain('fin');
  });

  it('never throws and always gives blocks that a model accepts', () => {
    const blocksSchema = reportModel.shape.sections.element.shape.blocks;
    const markdown = fc
      .array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            '- ',
            '> ',
            '# ',
            '**',
            '`',
            '```\n',
            '| a | b |\n|--|--|\n',
            '[x](',
            '<p>',
            '\n\n',
            '  \n',
          ),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markdown, (text) => {
        expect(blocksSchema.safeParse(markdownBlocks(text)).success).toBe(true);
      }),
    );
  });

  it('loses no word, whatever form surrounds it', () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/);
    const form = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `- ${text}`,
      (text) => `> ${text}`,
      (text) => `## ${text}`,
      (text) => `**${text}**`,
      (text) => `- [ ] ${text}`,
      (text) => `\`${text}\``,
      (text) => `    ${text}`,
      (text) => `<${text}>`,
      (text) => `[${text}]: ${text}`,
      (text) => `[${text}](javascript:0)`,
      (text) => `| ${text} |\n|---|\n| ${text} |`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, form, fc.constantFrom('\n', '\n\n'))), (parts) => {
        const text = textOf(markdownBlocks(parts.map(([w, f, gap]) => f(w) + gap).join('')));
        for (const [w] of parts) expect(text).toContain(w);
      }),
    );
  });
});
