import { readdir, rm, truncate, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { aWrite } from '../support/journalEntries';
import { launchDesk } from './support/app';

test('what the journal took is there after a kill, without the database, and with a cut tail', async () => {
  const first = await launchDesk();
  const before = await first.page.evaluate(() => window.escale.journal.open());
  const seq = before.lastSeq + 1;
  const entries = [aWrite(seq, 'visite'), aWrite(seq + 1, 'note')];
  expect(await first.page.evaluate((given) => window.escale.journal.append(given), entries)).toEqual({
    ok: true,
  });
  await first.kill();

  await rm(join(first.userData, 'IndexedDB'), { recursive: true, force: true });
  const second = await launchDesk({ userData: first.userData });
  const replay = await second.page.evaluate(() => window.escale.journal.open());
  expect(replay).toMatchObject({ lastSeq: seq + 1, hadData: true, damagedBytes: 0 });
  expect(replay.writes.slice(-2)).toEqual(entries);
  const status = await second.page.evaluate(() => window.escale.journal.status());
  expect(status).toMatchObject({ keyProtected: false, fault: null });
  expect(status.freeBytes).toBeGreaterThan(500_000_000);
  await second.kill();

  const folder = join(first.userData, 'journal');
  const segment = (await readdir(folder)).filter((name) => name.endsWith('.journal')).toSorted()[0] ?? '';
  await truncate(join(folder, segment), (await stat(join(folder, segment))).size - 3);
  const third = await launchDesk({ userData: first.userData });
  const rest = await third.page.evaluate(() => window.escale.journal.open());
  expect(rest.writes.map((write) => write.seq)).not.toContain(seq + 1);
  expect(rest.writes.map((write) => write.seq)).toContain(seq);
  expect((await readdir(folder)).some((name) => name.endsWith('.damaged'))).toBe(true);
  await third.kill();
});

test('the page that crashes is loaded again', async () => {
  const desk = await launchDesk();
  await desk.page.evaluate(() => Object.assign(window, { firstLife: true }));
  const again = desk.page.waitForEvent('load');
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await again.catch(() => undefined);
  await expect
    .poll(() =>
      desk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          '"escale" in window && !("firstLife" in window)',
        ),
      ),
    )
    .toBe(true);
  await desk.kill();
});
