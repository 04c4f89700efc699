import { expect, test } from '@playwright/test';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';

/** The shell's walls, seen from inside a page of the desk; what the pages show doesn't matter here. */
test.describe('the shell', () => {
  let desk: Desk;
  test.beforeAll(async () => {
    desk = await launchDesk();
  });
  test.afterAll(async () => {
    await desk.kill();
  });

  test('opens a hardened window', async () => {
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents && 'getLastWebPreferences' in contents
        ? (contents.getLastWebPreferences as () => Electron.WebPreferences)()
        : null;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
  });

  test('gives the page nothing of Node or Electron but the bridge', async () => {
    const found = await desk.page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      bridge: Object.keys(window.escale).toSorted(),
      frozen: (() => {
        try {
          return !Reflect.set(window.escale.app, 'info', null);
        } catch {
          return true;
        }
      })(),
    }));
    expect(found.globals).toEqual([]);
    expect(found.bridge).toEqual(['account', 'app', 'files', 'journal', 'on', 'reports', 'settings']);
    expect(found.frozen).toBe(true);
  });

  test('runs no inline script, no evaluated text and no foreign worker', async () => {
    const outcome = await desk.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      // In a task of its own: what the driver evaluates directly is exempt from the policy.
      const evaluated = await new Promise<boolean>((resolve) => {
        setTimeout(() => {
          try {
            resolve(Boolean(Reflect.construct(Function, ['return 1'])));
          } catch {
            resolve(false);
          }
        });
      });
      const worker = (() => {
        try {
          return Boolean(new Worker(URL.createObjectURL(new Blob(['1']))));
        } catch {
          return false;
        }
      })();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { inline: 'inlineRan' in window, evaluated, worker, violations };
    });
    expect(outcome).toMatchObject({ inline: false, evaluated: false, worker: false });
    expect(outcome.violations).toEqual(expect.arrayContaining(['script-src-elem', 'worker-src']));
  });

  test('stays on its page whatever asks for another one', async () => {
    const before = desk.page.url();
    for (const address of [
      'https://elsewhere.example/',
      'file:///etc/passwd',
      'data:text/html,x',
      '/endpoint/v1/x',
    ]) {
      await desk.app.evaluate(({ shell }) => Object.assign(shell, { openExternal: async () => undefined }));
      await desk.page.evaluate((url) => void Object.assign(window.location, { href: url }), address);
      await desk.page.waitForTimeout(150);
      expect(desk.page.url()).toBe(before);
    }
  });

  test('opens no window, and hands only https and mailto to the system', async () => {
    await desk.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      Object.assign(shell, { openExternal: async (url: string) => void opened.push(url) });
    });
    const results = await desk.page.evaluate(() =>
      [
        'https://partner.example/',
        'mailto:a@partner.example',
        'http://partner.example/',
        'file:///etc/passwd',
      ].map((url) => window.open(url) === null),
    );
    expect(results).toEqual([true, true, true, true]);
    const answers = await desk.page.evaluate(async () => [
      await window.escale.app.openExternal('https://partner.example/a'),
      await window.escale.app.openExternal('smb://server/share'),
      await window.escale.app.openExternal('not an address'),
    ]);
    expect(answers).toEqual([true, false, false]);
    const opened = await desk.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
    expect(opened).toEqual([
      'https://partner.example/',
      'mailto:a@partner.example',
      'https://partner.example/a',
    ]);
    expect(desk.app.windows()).toHaveLength(1);
  });

  test('refuses permissions, but lets the page copy text', async () => {
    const refused = await desk.page.evaluate(async () => {
      const names = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read'];
      const states = await Promise.all(
        names.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: DOMException) => error.name,
      );
      return { states, media, notification: await Notification.requestPermission() };
    });
    expect(refused.states).toEqual(Array(6).fill('denied'));
    expect(refused.media).not.toBe('granted');
    expect(refused.notification).toBe('denied');
    await desk.page.evaluate(() => window.escale.app.copyText('Armor Réseaux'));
    expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Armor Réseaux');
  });

  test('refuses arguments that do not fit the contract', async () => {
    const calls: [string, string, unknown][] = [
      ['app', 'openExternal', 5],
      ['settings', 'set', { endpoint: 'http://elsewhere.example' }],
      ['journal', 'append', [{ kind: 'other' }]],
      ['app', 'info', 'more'],
    ];
    const messages = await desk.page.evaluate(
      (wrong) =>
        Promise.all(
          wrong.map(async ([namespace, method, argument]) => {
            const call: unknown = Reflect.get(Reflect.get(window.escale, namespace) as object, method);
            try {
              await Reflect.apply(call as () => Promise<unknown>, null, [argument]);
              return 'taken';
            } catch (error) {
              return error instanceof Error ? error.message : '';
            }
          }),
        ),
      calls,
    );
    expect(messages).toEqual([
      'badArguments: app.openExternal',
      'badArguments: settings.set',
      'badArguments: journal.append',
      'badArguments: app.info',
    ]);
  });

  test('answers no page but the desk, even with the same preload', async () => {
    const answer = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
      const names = { calls: { settings: ['get'] }, events: [] };
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${app.getAppPath()}/dist/electron/preload.cjs`,
          additionalArguments: [`--escale-bridge=${JSON.stringify(names)}`],
          sandbox: true,
        },
      });
      await foreign.loadURL('data:text/html,foreign');
      const message = (await foreign.webContents.executeJavaScript(
        'window.escale.settings.get().then(() => "answered", (error) => error.message)',
      )) as string;
      foreign.destroy();
      return message;
    });
    expect(answer).toBe('refused: settings.get');
  });

  test('serves its own files and nothing beside them', async () => {
    const asked: [string, RequestInit?][] = [
      ['/partners/42'],
      ['/missing.js'],
      ['/..%2f..%2fpackage.json'],
      ['/..%5c..%5cpackage.json'],
      ['/index.html', { method: 'POST', body: 'x' }],
    ];
    const answers = await desk.page.evaluate(
      (requests) =>
        Promise.all(
          requests.map(async ([path, init]) => {
            const answer = await fetch(path, init);
            return [answer.status, answer.headers.get('content-type')?.split(';')[0]];
          }),
        ),
      asked,
    );
    expect(answers).toEqual([
      [200, 'text/html'],
      [404, 'text/plain'],
      [404, 'text/plain'],
      [404, 'text/plain'],
      [405, 'text/plain'],
    ]);
  });
});
