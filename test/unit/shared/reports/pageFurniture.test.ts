import { describe, expect, it } from 'vitest';
import { pageFurniture } from '#shared/reports/pageFurniture';
import type { ReportModel } from '#shared/reports/model';

const model: ReportModel = {
  language: 'fr',
  title: 'Compte rendu de visite',
  subtitle: 'Armor Réseaux – jeudi 26 novembre 2026',
  header: { partner: 'Armor Réseaux', date: '26 novembre 2026', place: 'Lorient' },
  footer: 'Établi par Camille Roussel le 26 novembre 2026',
  marking: 'Interne',
  sections: [],
};

describe('The strips above and below a page', () => {
  it('name the partner, the day and the place above', () => {
    const { header } = pageFurniture(model);
    expect(header).toContain('>Armor Réseaux<');
    expect(header).toContain('>26 novembre 2026 · Lorient<');
  });

  it('count the pages in the language of the document', () => {
    const fr = pageFurniture(model).footer;
    const en = pageFurniture({ ...model, language: 'en' }).footer;
    expect(fr).toMatch(/page\u00A0<span class="pageNumber"><\/span>\u00A0sur\u00A0<span class="totalPages">/);
    expect(en).toMatch(/page\u00A0<span class="pageNumber"><\/span>\u00A0of\u00A0<span class="totalPages">/);
  });

  it('carry the marking on every page, and none in a copy without', () => {
    expect(pageFurniture(model).footer).toContain('<span class="mark">Interne</span> · Établi');
    expect(pageFurniture({ ...model, marking: '' }).footer).not.toContain('class="mark"');
  });

  it('escape whatever the model holds', () => {
    const nasty = `<img src=x onerror="a('b')">&`;
    const { header, footer } = pageFurniture({
      ...model,
      header: { partner: nasty, date: nasty, place: nasty },
      footer: nasty,
      marking: nasty,
    });
    for (const html of [header, footer]) {
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;');
    }
  });

  it('bring the page’s type along, and do without where there is none', () => {
    const fonts = { regular: 'data:font/woff2;base64,AAAA', strong: 'data:font/woff2;base64,BBBB' };
    for (const html of Object.values(pageFurniture(model, fonts))) {
      expect(html).toContain("font-weight:400;font-display:swap;src:url('data:font/woff2;base64,AAAA')");
      expect(html).toContain("font-weight:600;font-display:swap;src:url('data:font/woff2;base64,BBBB')");
    }
    expect(pageFurniture(model).header).not.toContain('@font-face');
  });

  it('leave no separator where the place is unknown', () => {
    const { header } = pageFurniture({ ...model, header: { ...model.header, place: '' } });
    expect(header).toContain('>26 novembre 2026<');
  });
});
