import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { launchDesk, type Desk } from '../e2e/support/app';
import { begin, field, goTo, navigation } from '../e2e/support/screens';
import { seededRandom } from '../support/seededRandom';
import { everythingOn } from './everythingOn';
import { newPerson, writeSomething } from './personAtDesk';
import { createShownAsSaved } from './shownAsSaved';
import { wantedTorture } from './wanted';

const wanted = wantedTorture();
const run = promisify(execFile);
const room = 640;

/** A disk of so many megabytes in memory; null where this user may not mount one. */
async function smallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'escale-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${room}m`, 'tmpfs', folder]);
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

test('what was shown as saved outlives a disk that fills up to its last byte under the desk', async () => {
  test.skip(wanted.kills === 0);
  const disk = await smallDisk();
  test.skip(disk === null, 'no disk can be mounted here: only root can');
  if (disk === null) return;
  const saved = createShownAsSaved('disk');
  const person = newPerson(saved, seededRandom(wanted.seed));
  const refused = (desk: Desk) =>
    desk.page.getByRole('main').getByRole('alert').filter({ hasText: 'can’t keep anything new at present' });
  const ballast = join(disk, 'ballast');
  let desk = await launchDesk({ userData: join(disk, 'profile') });
  try {
    await begin(desk.page, 'empty');
    for (let round = 0; round < 5; round += 1) await writeSomething(desk.page, person);
    const before = saved.count();

    // In the middle of the work, from one moment to the next, nothing is left.
    await writeFile(ballast, Buffer.alloc(Math.max(0, (await freeOn(disk)) - 64 * 1024))).catch(
      () => undefined,
    );
    expect(await freeOn(disk)).toBeLessThan(1_000_000);
    await desk.page.evaluate(() => window.escale.journal.status());
    await expect(refused(desk)).toContainText('The disk is full.');
    const [partner = ''] = person.partners;
    await goTo(desk.page, partner);
    await field(desk.page, 'City').fill('Plouzané');
    await desk.page.keyboard.press('Enter');
    await expect(desk.page.getByText('Not saved: this laptop can’t keep anything new')).toBeVisible();
    await desk.kill();

    // It starts on the full disk too, or says why it can't; and when there is room again all is there.
    desk = await launchDesk({ userData: join(disk, 'profile') });
    const failed = desk.page.getByText('The disk is full, so the database can’t be opened.');
    await expect(navigation(desk.page).or(failed)).toBeVisible();
    await desk.kill();
    await rm(ballast);
    desk = await launchDesk({ userData: join(disk, 'profile') });
    await expect(navigation(desk.page)).toBeVisible();
    await expect(refused(desk)).toHaveCount(0);
    expect(saved.missing(await everythingOn(desk.page))).toEqual([]);
    await writeSomething(desk.page, person);
    expect(saved.count()).toBeGreaterThan(before);
    expect(saved.missing(await everythingOn(desk.page))).toEqual([]);
    process.stdout.write(
      `torture: a full disk of ${room} MB: ${saved.count()} writes shown as saved, all found\n`,
    );
  } finally {
    await desk.kill();
    await run('umount', ['-l', disk]);
    await rm(disk, { recursive: true });
  }
});
