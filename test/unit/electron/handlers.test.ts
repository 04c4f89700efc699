import { describe, expect, it, vi } from 'vitest';
import type { ReportModel } from '#shared/reports/model';
import { appHandlers } from '../../../electron/handlers/app';
import { journalHandlers } from '../../../electron/handlers/journal';
import { reportHandlers } from '../../../electron/handlers/reports';
import type { ReportParts } from '../../../electron/handlers/reports';
import type { Journal } from '../../../electron/journal/journal';
import type { Log } from '../../../electron/log';
import { shownLanguage, systemLanguage } from '../../../electron/systemLanguage';

const model: ReportModel = {
  language: 'fr',
  title: 'Compte rendu de visite',
  subtitle: '',
  header: { partner: 'Armor Réseaux', date: '', place: '' },
  footer: '',
  marking: '',
  sections: [],
};

function reportsOf(more: Partial<ReportParts> = {}) {
  const parts = {
    print: vi.fn<ReportParts['print']>(async () => new Uint8Array([1])),
    modelOf: () => model,
    ready: vi.fn<(job: string) => void>(),
    askForFile: vi.fn<ReportParts['askForFile']>(async () => '/home/visites/a.pdf'),
    save: vi.fn<ReportParts['save']>(async (path) => ({ status: 'saved', path })),
    folder: () => '/home/documents',
    rememberFolder: vi.fn<ReportParts['rememberFolder']>(async () => undefined),
    saved: vi.fn<(path: string) => void>(),
    failed: vi.fn<(error: unknown) => void>(),
    ...more,
  };
  return { handlers: reportHandlers(parts), ...parts };
}

describe('the journal at a start', () => {
  it('is told what the database holds, so that it sends no more than that lacks', async () => {
    const open = vi.fn<Journal['open']>(async () => ({
      writes: [],
      lastSeq: 7,
      damagedBytes: 0,
      lockedBytes: 0,
      leftToEndpoint: false,
      hadData: true,
    }));
    const unused = () => Promise.reject(new Error('not asked for'));
    const handlers = journalHandlers(() => ({
      open,
      append: unused,
      status: unused,
      tidy: unused,
      close: unused,
    }));
    expect(await handlers.open(7)).toMatchObject({ lastSeq: 7 });
    expect(open).toHaveBeenCalledWith(7);
  });
});

describe('saving a report', () => {
  it('asks where first, from the last folder, then prints and writes', async () => {
    const { handlers, askForFile, rememberFolder, saved } = reportsOf();
    expect(await handlers.savePdf({ model, fileName: 'Armor: visite' })).toEqual({
      status: 'saved',
      path: '/home/visites/a.pdf',
    });
    expect(askForFile).toHaveBeenCalledWith('/home/documents/Armor visite.pdf', 'pdf');
    expect(rememberFolder).toHaveBeenCalledWith('/home/visites');
    expect(saved).toHaveBeenCalledWith('/home/visites/a.pdf');
  });

  it('prints nothing when the person gives up', async () => {
    const { handlers, print } = reportsOf({ askForFile: async () => null });
    expect(await handlers.savePdf({ model, fileName: 'a' })).toEqual({ status: 'cancelled' });
    expect(print).not.toHaveBeenCalled();
  });

  it('writes a JSON file where the person wants it', async () => {
    const { handlers, askForFile, save, saved } = reportsOf({
      askForFile: vi.fn<ReportParts['askForFile']>(async () => '/home/it/refused.json'),
    });
    expect(await handlers.saveJson({ text: '{"writes":[]}', fileName: 'Refused' })).toMatchObject({
      status: 'saved',
    });
    expect(askForFile).toHaveBeenCalledWith('/home/documents/Refused.json', 'json');
    expect(save).toHaveBeenCalledWith('/home/it/refused.json', new TextEncoder().encode('{"writes":[]}'));
    expect(saved).toHaveBeenCalledWith('/home/it/refused.json');
  });

  it('says why a file could not be written', async () => {
    const failure = { status: 'failed', reason: 'noSpace', path: '/x', detail: 'ENOSPC' } as const;
    const { handlers, saved } = reportsOf({ save: async () => failure });
    expect(await handlers.savePdf({ model, fileName: 'a' })).toEqual(failure);
    expect(saved).not.toHaveBeenCalled();
  });

  it('writes nothing when the page could not be printed', async () => {
    const { handlers, save, failed } = reportsOf({ print: async () => Promise.reject(new Error('late')) });
    expect(await handlers.savePdf({ model, fileName: 'a' })).toMatchObject({
      status: 'failed',
      reason: 'other',
    });
    expect(save).not.toHaveBeenCalled();
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('saves although the folder could not be remembered', async () => {
    const { handlers } = reportsOf({ rememberFolder: async () => Promise.reject(new Error('disk')) });
    expect(await handlers.savePdf({ model, fileName: 'a' })).toMatchObject({ status: 'saved' });
  });
});

describe('the app’s calls', () => {
  const parts = {
    info: () => ({ version: '1', platform: 'linux', systemLanguage: 'fr', logFolder: '/l' }) as const,
    openExternal: vi.fn<(url: string) => Promise<void>>(async () => undefined),
    showItemInFolder: vi.fn<(path: string) => void>(),
    hasSaved: (path: string) => path === '/saved.pdf',
    writeClipboard: vi.fn<(text: string) => void>(),
    flushed: vi.fn<() => void>(),
    log: {
      write: vi.fn<Log['write']>(),
      info: vi.fn<Log['info']>(),
      warn: vi.fn<Log['warn']>(),
      error: vi.fn<Log['error']>(),
      idle: async () => undefined,
    },
  };
  const handlers = appHandlers(parts);

  it('open only what may be opened outside', async () => {
    expect(await handlers.openExternal('https://partner.example')).toBe(true);
    expect(await handlers.openExternal('file:///etc/passwd')).toBe(false);
    expect(parts.openExternal.mock.calls).toEqual([['https://partner.example']]);
  });

  it('show only files that the app has saved', async () => {
    await handlers.showInFolder('/etc/passwd');
    await handlers.showInFolder('/saved.pdf');
    expect(parts.showItemInFolder.mock.calls).toEqual([['/saved.pdf']]);
  });
});

describe('the language', () => {
  it('is the first of the person’s that the desk speaks', () => {
    expect(systemLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(systemLanguage(['en_GB'])).toBe('en');
    expect(systemLanguage(['de', 'frr'])).toBe('en');
    expect(systemLanguage([])).toBe('en');
  });

  it('is the chosen one before the system’s', () => {
    expect(shownLanguage('fr', ['en'])).toBe('fr');
    expect(shownLanguage('system', ['fr-FR'])).toBe('fr');
  });
});
