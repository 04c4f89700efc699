import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageForLinux } from '../../electron/runtime/package.mjs';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { startPackagedDesk } from '../support/packagedDesk';

const output = join(projectFolder, 'out/package');
const folder = join(output, 'linux-unpacked');
const program = join(folder, 'escale');

/** The program holds its fuses as the characters 0 and 1. */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

test.describe('the package for Linux', () => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'it is built on Linux x64 only');

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
    await packageForLinux({ runtime, output, targets: ['dir'], fast: true });
  });

  test('starts from its archive and shows the desk', async () => {
    const desk = await startPackagedDesk(program, folder);
    try {
      const context = desk.browser.contexts()[0];
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (page === undefined) throw new Error(`The packaged app has no window:\n${desk.log()}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(page.url()).toMatch(/^app:/);
    } finally {
      await desk.stop();
    }
  });

  test('has every fuse as it is meant to be', async () => {
    const fuses = await getCurrentFuseWire(program);
    expect({
      runAsNode: fuses[FuseV1Options.RunAsNode],
      cookieEncryption: fuses[FuseV1Options.EnableCookieEncryption],
      nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: fuses[FuseV1Options.EnableNodeCliInspectArguments],
      archiveIntegrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      archiveOnly: fuses[FuseV1Options.OnlyLoadAppFromAsar],
      ownSnapshot: fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot],
      filePrivileges: fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: off,
      cookieEncryption: on,
      nodeOptions: off,
      inspect: off,
      archiveIntegrity: on,
      archiveOnly: on,
      ownSnapshot: off,
      filePrivileges: off,
    });
  });

  test('holds the built desk and nothing else', async () => {
    expect(existsSync(join(folder, 'resources/default_app.asar'))).toBe(false);
    const names = listPackage(join(folder, 'resources/app.asar'), { isPack: false });
    expect(names).toContain('/dist/electron/main.mjs');
    expect(names).toContain('/dist/electron/preload.cjs');
    expect(names).toContain('/dist/renderer/index.html');
    const others = names.filter(
      (name) => !/^\/(package\.json$|dist$|dist\/(electron|renderer)(\/|$))/.test(name),
    );
    expect(others).toEqual([]);
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
  });
});
