import type { Language } from '../domain/fields';
import type { ReportModel } from './model';

/** The HTML of the strips above and below each page's text. */
export interface PageFurniture {
  readonly header: string;
  readonly footer: string;
}

/** Two weights of the page's type, each as a `data:` address of a woff2 file. */
export interface FurnitureFonts {
  readonly regular: string;
  readonly strong: string;
}

/** What stands around Chromium's two counters. */
const counterWords: Readonly<Record<Language, { readonly page: string; readonly of: string }>> = {
  fr: { page: 'page\u00A0', of: '\u00A0sur\u00A0' },
  en: { page: 'page\u00A0', of: '\u00A0of\u00A0' },
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * The strips live in a document of their own, which knows neither the page's style sheets nor its fonts, and whose
 * text is 1 px high until told otherwise. Their sides are the page's margins (20 mm).
 */
const css = `
  #header, #footer { padding: 0 !important; }
  .strip {
    display: flex; justify-content: space-between; align-items: baseline; column-gap: 8mm;
    width: calc(100% - 40mm); margin: 0 20mm; box-sizing: border-box;
    font: 400 8pt/11pt 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif;
    font-variant-numeric: tabular-nums; font-variant-ligatures: no-common-ligatures; color: #52585c;
  }
  .top { margin-top: 9mm; padding-bottom: 1.5mm; border-bottom: 0.5pt solid #b9bfc2; }
  .bottom { margin-bottom: 8mm; padding-top: 1.5mm; border-top: 0.5pt solid #b9bfc2; }
  .long { min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .short { flex: none; max-width: 60%; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .mark { font-weight: 600; color: #1d2528; }
`;

/** Swapped in only if it is there at once: the strips are printed without waiting for a font. */
function fontFace(weight: number, address: string): string {
  return (
    `@font-face{font-family:'Source Sans 3';font-weight:${String(weight)};font-display:swap;` +
    `src:url('${address}') format('woff2')}`
  );
}

/** An element with text in it, or nothing where the text is empty. */
function part(className: string, text: string): string {
  return text === '' ? '' : `<span class="${className}">${escapeHtml(text)}</span>`;
}

function join(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}

/**
 * What `printToPDF` takes as `headerTemplate` and `footerTemplate`: above, the partner, the date and the place;
 * below, who made the document and when, what marks it as internal, and the page of pages. Everything that comes
 * from the model is escaped.
 *
 * @param fonts the page's type, which the page must have loaded from the same addresses; else a system font stands in
 */
export function pageFurniture(model: ReportModel, fonts?: FurnitureFonts): PageFurniture {
  const { header, language, marking } = model;
  const { page, of } = counterWords[language];
  const faces = fonts ? fontFace(400, fonts.regular) + fontFace(600, fonts.strong) : '';
  const style = `<style>${faces}${css}</style>`;
  const counter = `${page}<span class="pageNumber"></span>${of}<span class="totalPages"></span>`;
  return {
    header:
      `${style}<div class="strip top" lang="${language}">` +
      `${part('long', header.partner)}${part('short', join(header.date, header.place))}</div>`,
    footer:
      `${style}<div class="strip bottom" lang="${language}">` +
      `<span class="long">${part('mark', marking)}${marking === '' ? '' : ' · '}${escapeHtml(model.footer)}</span>` +
      `<span class="short">${counter}</span></div>`,
  };
}
