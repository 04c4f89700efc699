import { inflateSync } from 'node:zlib';

/** What a test wants to know of a PDF. */
export interface ReadPdf {
  /** The text of each page, a line for each run of text. */
  readonly pages: readonly string[];
  readonly fonts: readonly PdfFont[];
  readonly title: string;
  /** Of the document: `fr`, `en`. */
  readonly language: string;
  /** Has a structure that assistive technology can follow. */
  readonly tagged: boolean;
}

export interface PdfFont {
  readonly name: string;
  readonly kind: string;
  readonly embedded: boolean;
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/**
 * Reads a PDF as Chromium writes it (objects in the clear, streams deflated, text as glyph numbers with a table back
 * to Unicode). Throws where a font has no such table, because its text could then be neither selected nor searched.
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const all = [...objects.values()];
  const catalog = all.find(({ head }) => /\/Type \/Catalog\b/.test(head))?.head ?? '';
  const info = all.find(({ head }) => head.includes('/Producer'))?.head ?? '';
  const pages = all.filter(({ head }) => /\/Type \/Page\b/.test(head));
  return {
    pages: pages.map((page) => pageText(page, objects)),
    fonts: all
      .filter(({ head }) => /\/Type \/Font\b/.test(head) && isTop(head))
      .map((font) => fontOf(font, objects)),
    title: textString(/\/Title (<[^>]*>|\((?:\\.|[^)\\])*\))/s.exec(info)?.[1] ?? ''),
    language: textString(/\/Lang (<[^>]*>|\([^)]*\))/.exec(catalog)?.[1] ?? ''),
    tagged: /\/Marked true/.test(catalog) && catalog.includes('/StructTreeRoot'),
  };
}

/** Not the part of another font. */
function isTop(head: string): boolean {
  return !/\/Subtype \/CIDFontType/.test(head);
}

function objectsOf(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const found of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length;
    const opening = text.indexOf('stream\n', start);
    const closing = text.indexOf('endobj', start);
    if (opening === -1 || opening > closing) {
      objects.set(Number(found[1]), { head: text.slice(start, closing), stream: null });
      continue;
    }
    const head = text.slice(start, opening);
    const from = opening + 'stream\n'.length;
    const raw = file.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]));
    objects.set(Number(found[1]), { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

function reference(head: string, key: string): number {
  return Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(head)?.[1] ?? -1);
}

function fontOf({ head }: PdfObject, objects: ReadonlyMap<number, PdfObject>): PdfFont {
  const part = objects.get(reference(head, 'DescendantFonts'))?.head ?? head;
  const descriptor = objects.get(reference(part, 'FontDescriptor'))?.head ?? '';
  return {
    name: /\/BaseFont \/([^\s/]+)/.exec(head)?.[1] ?? '',
    kind: /\/Subtype \/(\w+)/.exec(part)?.[1] ?? '',
    embedded: /\/FontFile[23]? /.test(descriptor),
  };
}

function pageText({ head }: PdfObject, objects: ReadonlyMap<number, PdfObject>): string {
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name = '', number] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name, unicodeOf(objects.get(Number(number)), objects));
  }
  const content = objects.get(reference(head, 'Contents'))?.stream?.toString('latin1') ?? '';
  let table: ReadonlyMap<number, string> = new Map();
  let text = '';
  const step = /\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|[-\d.]+ ([-\d.]+) Td|\bTm\b|\bBT\b/g;
  for (const [whole, font, glyphs, down] of content.matchAll(step)) {
    if (font !== undefined) table = fonts.get(font) ?? new Map();
    else if (glyphs !== undefined) text += decoded(glyphs, table);
    else if (whole.endsWith('Td') ? Number(down) !== 0 : true) text += '\n';
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function decoded(glyphs: string, table: ReadonlyMap<number, string>): string {
  return (glyphs.match(/.{4}/g) ?? [])
    .map((glyph) => {
      const character = table.get(Number.parseInt(glyph, 16));
      if (character === undefined) throw new Error(`glyph ${glyph} has no character`);
      return character;
    })
    .join('');
}

function unicodeOf(
  font: PdfObject | undefined,
  objects: ReadonlyMap<number, PdfObject>,
): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  const map = objects.get(reference(font?.head ?? '', 'ToUnicode'))?.stream?.toString('latin1') ?? '';
  for (const [, block = ''] of map.matchAll(/beginbfchar\n(.*?)endbfchar/gs)) {
    for (const [, glyph = '', code = ''] of block.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/g)) {
      table.set(Number.parseInt(glyph, 16), utf16(code));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange\n(.*?)endbfrange/gs)) {
    for (const [, first = '', last = '', code = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(first, 16);
      for (let glyph = start; glyph <= Number.parseInt(last, 16); glyph += 1) {
        table.set(glyph, String.fromCodePoint(Number.parseInt(code, 16) + glyph - start));
      }
    }
  }
  return table;
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** A text string of the document's dictionaries: hexadecimal or literal, UTF-16 with a mark or Latin 1. */
function textString(source: string): string {
  const bytes = source.startsWith('<')
    ? Buffer.from(source.slice(1, -1), 'hex')
    : Buffer.from(literal(source.slice(1, -1)), 'latin1');
  const marked = bytes[0] === 0xfe && bytes[1] === 0xff;
  return marked ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}

function literal(text: string): string {
  return text.replace(/\\(\d{3}|[^\d])/g, (_whole, code: string) =>
    /^\d/.test(code) ? String.fromCodePoint(Number.parseInt(code, 8)) : code,
  );
}
