import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/bridge/settings';
import { openSettingsFile } from '../../../electron/settingsFile';

let folder: string;
let file: string;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-settings-'));
  file = join(folder, 'settings.json');
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () =>
  openSettingsFile({
    file,
    now: () => new Date('2026-11-26T08:00:00Z'),
    warn: (text) => warnings.push(text),
  });

describe('the settings', () => {
  it('are the defaults on a new profile', async () => {
    expect((await open()).current()).toEqual(defaultSettings);
    expect(warnings).toEqual([]);
  });

  it('are on the disk when a change resolves, and everyone who listens hears of it', async () => {
    const settings = await open();
    const heard: string[] = [];
    const stop = settings.onChange(({ theme }) => heard.push(theme));
    await settings.change({ theme: 'dark' });
    stop();
    await settings.change({ theme: 'light' });
    expect(heard).toEqual(['dark']);
    expect((await open()).current().theme).toBe('light');
  });

  it('keep all of many changes at once', async () => {
    const settings = await open();
    await Promise.all([
      settings.change({ theme: 'dark' }),
      settings.change({ language: 'fr' }),
      settings.change({ offline: true }),
    ]);
    expect((await open()).current()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      language: 'fr',
      offline: true,
    });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('that cannot be read are kept aside, and the defaults hold', async () => {
    await writeFile(file, '{"theme": "da');
    expect((await open()).current()).toEqual(defaultSettings);
    expect(await readdir(folder)).toEqual(['settings.damaged-2026-11-26T08-00-00.000Z.json']);
    expect(warnings).toHaveLength(1);
  });

  it('lose only the one that does not hold, and keep what a newer version has added', async () => {
    await writeFile(file, JSON.stringify({ theme: 'sepia', language: 'fr', later: { a: 1 } }));
    const settings = await open();
    expect(settings.current()).toEqual({ ...defaultSettings, language: 'fr' });
    await settings.change({ theme: 'dark' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      theme: 'dark',
      language: 'fr',
      later: { a: 1 },
    });
  });

  it('that cannot be written stay as they were', async () => {
    const settings = await open();
    await rm(folder, { recursive: true });
    await expect(settings.change({ theme: 'dark' })).rejects.toThrow('ENOENT');
    expect(settings.current().theme).toBe('system');
  });
});
