import { readFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';

/** Labels of the application's menu, those of its items behind them. */
function menuOf(desk: Desk): Promise<Record<string, string[]>> {
  return desk.app.evaluate(({ Menu }) =>
    Object.fromEntries(
      (Menu.getApplicationMenu()?.items ?? []).map((item) => [
        item.label,
        (item.submenu?.items ?? [])
          .filter(({ type, visible }) => type !== 'separator' && visible)
          .map(({ label }) => label),
      ]),
    ),
  );
}

function bounds(desk: Desk): Promise<Electron.Rectangle> {
  return desk.app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds() ?? { x: 0, y: 0, width: 0, height: 0 },
  );
}

test('the menu speaks the language of the settings and follows it at once', async () => {
  const desk = await launchDesk();
  const english = await menuOf(desk);
  expect(Object.keys(english)).toEqual(['&File', '&Edit', '&View', '&Go', '&Window', '&Help']);
  expect(english['&Edit']).toContain('Paste and Match Style');
  await desk.page.evaluate(() => window.escale.settings.set({ language: 'fr' }));
  const french = await menuOf(desk);
  expect(Object.keys(french)).toEqual(['&Fichier', 'É&dition', '&Affichage', 'A&ller', 'Fe&nêtre', 'A&ide']);
  expect(french['É&dition']).toEqual([
    'Annuler',
    'Rétablir',
    'Couper',
    'Copier',
    'Coller',
    'Coller et respecter le style',
    'Supprimer',
    'Tout sélectionner',
  ]);
  await desk.close();
});

test('a system in French gets French menus', async () => {
  const desk = await launchDesk({ env: { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' } });
  expect(Object.keys(await menuOf(desk))).toContain('&Fichier');
  expect((await desk.page.evaluate(() => window.escale.app.info())).systemLanguage).toBe('fr');
  await desk.kill();
});

test('a menu item becomes a command that the desk hears', async () => {
  const desk = await launchDesk();
  await desk.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.escale.on('command', (command) => heard.push(command));
  });
  await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('newPartner')?.click());
  await expect
    .poll(() => desk.page.evaluate(() => Reflect.get(window, 'heard') as string[]))
    .toEqual(['newPartner']);
  await desk.kill();
});

test('the theme of the settings is the theme of the windows, also after a restart', async () => {
  const first = await launchDesk();
  await first.page.evaluate(() => window.escale.settings.set({ theme: 'dark' }));
  expect(await first.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await first.close();
  const second = await launchDesk({ userData: first.userData });
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await second.kill();
});

test('the window comes back where it was, and on a screen if that one is gone', async () => {
  const first = await launchDesk();
  const placed = { x: 60, y: 40, width: 1100, height: 760 };
  await first.app.evaluate(
    ({ BrowserWindow }, area) => BrowserWindow.getAllWindows()[0]?.setBounds(area),
    placed,
  );
  await first.close();
  const second = await launchDesk({ userData: first.userData });
  expect(await bounds(second)).toEqual(placed);
  await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 9000, y: 9000, width: 1100, height: 760 }),
  );
  await second.close();
  const third = await launchDesk({ userData: first.userData });
  expect(await bounds(third)).toMatchObject({ width: 1100, height: 760 });
  expect((await bounds(third)).x).toBeLessThan(2000);
  await third.kill();
});

test('a second start brings the first window forward instead of opening another', async () => {
  const desk = await launchDesk();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const [program, ...args] = desk.app.process().spawnargs;
  const kept = args.filter((argument) => !/^(?:--inspect|--remote-debugging|-r$)|playwright/.test(argument));
  const second = spawn(program ?? '', kept, { stdio: 'ignore', env: process.env });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect
    .poll(() =>
      desk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
      ),
    )
    .toEqual([false]);
  await desk.kill();
});

test('a window that closes waits for what is still being written', async () => {
  const desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
  await desk.page.evaluate(() => {
    // As a field does that still holds what was typed.
    window.addEventListener('desk-flush', (event) => {
      const save = async () => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        const profile = { name: 'Camille', role: '', company: '', email: '' };
        await window.escale.settings.set({ profile });
      };
      (event as CustomEvent<Promise<void>[]>).detail.push(save());
    });
  });
  await desk.close();
  const kept = JSON.parse(await readFile(join(desk.userData, 'settings.json'), 'utf8')) as {
    profile: { name: string };
  };
  expect(kept.profile.name).toBe('Camille');
});

test('damaged settings are kept aside and the desk opens with the usual ones', async () => {
  const first = await launchDesk();
  await first.page.evaluate(() => window.escale.settings.set({ language: 'fr' }));
  await first.close();
  const { readdir, writeFile } = await import('node:fs/promises');
  await writeFile(join(first.userData, 'settings.json'), '{"language": "f');
  const second = await launchDesk({ userData: first.userData });
  expect((await second.page.evaluate(() => window.escale.settings.get())).language).toBe('system');
  expect((await readdir(first.userData)).filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(
    1,
  );
  await second.kill();
});
