import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskBlobs } from '../../endpoint/diskBlobs';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { expectNothingFound } from './support/accessibility';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';
import {
  addPartner,
  begin,
  chooseFile,
  connect,
  goTo,
  openNotes,
  syncLine,
  words,
  workOffline,
} from './support/screens';

/** A picture of the browser's own making: landscape, blue. */
async function drawnPicture(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 900);
    const context = canvas.getContext('2d');
    if (context) {
      context.fillStyle = '#257e79';
      context.fillRect(0, 0, 1600, 900);
      context.fillStyle = '#e3efee';
      context.fillRect(200, 200, 500, 500);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** Lets go of a file over an element, or pastes it there: a file without a place on this disk. */
async function hand(page: Page, way: 'drop' | 'paste', selector: string, name: string, bytes: Buffer) {
  await page
    .locator(selector)
    .first()
    .evaluate(
      (element, { way: by, name: called, content }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], called, { type: 'image/jpeg' }));
        const event =
          by === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        element.dispatchEvent(event);
      },
      { way, name, content: [...bytes] },
    );
}

test.describe('files on a partner and a meeting', () => {
  test.describe.configure({ mode: 'serial' });
  let desk: Desk;
  let folder: string;
  let partner: string;
  let photo: Buffer;
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escale-attached-'));
    desk = await launchDesk();
    await begin(desk.page, 'empty', 'Anne Le Goff');
    partner = await addPartner(desk.page, 'Gavotte Informatique');
    photo = await drawnPicture(desk.page);
  });
  test.afterAll(async () => {
    await desk.kill();
    await rm(folder, { recursive: true, force: true });
  });
  const line = (name: string) => desk.page.getByRole('listitem').filter({ hasText: name });

  test('are chosen from the disk, shown with a small picture, and kept apart from what can run', async () => {
    const { app, page } = desk;
    const photoFile = join(folder, 'Vitrine.jpg');
    const script = join(folder, 'Offre.html');
    await writeFile(photoFile, photo);
    await writeFile(script, '<script>alert(1)</script>');
    await app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
      },
      [photoFile, script, folder],
    );
    await goTo(page, `${partner}?tab=files`);
    await expect(page.getByText('No files yet')).toBeVisible();
    await expectNothingFound(page, 'no files');
    await page.getByRole('button', { name: 'Add files…' }).click();
    await expect(line('Vitrine.jpg')).toContainText('On this laptop');
    await expect(page.getByText(/is a folder/)).toBeVisible();
    const picture = line('Vitrine.jpg').locator('img');
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(320);
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(180);
    await page.getByRole('button', { name: /^Offre.html/ }).click();
    await expect(page.getByText(/doesn’t open this kind of file/)).toBeVisible();
    await expectNothingFound(page, 'files of a partner');
  });

  test('are renamed, shared, saved elsewhere, taken away and taken back by the keyboard', async () => {
    const { app, page } = desk;
    await page.getByRole('button', { name: /^Vitrine.jpg/ }).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Vitrine de mars.jpg');
    await page.keyboard.press('Enter');
    await expect(line('Vitrine de mars.jpg')).toBeVisible();
    const internal = page.getByRole('button', { name: 'Internal – Vitrine de mars.jpg' });
    await expect(internal).toHaveAttribute('aria-pressed', 'true');
    await internal.press('Enter');
    await expect(internal).toHaveAttribute('aria-pressed', 'false');

    const copy = join(folder, 'copie.jpg');
    await chooseFile(app, copy);
    await page.getByRole('button', { name: 'More on “Vitrine de mars.jpg”' }).click();
    await page.getByRole('menuitem', { name: 'Save a copy…' }).click();
    await expect(page.getByText('Saved as')).toBeVisible();
    expect((await readFile(copy)).equals(photo)).toBe(true);

    await page.getByRole('button', { name: /^Vitrine de mars.jpg/ }).focus();
    await page.keyboard.press('Delete');
    await expect(line('Vitrine de mars.jpg')).toHaveCount(0);
    await page.getByText('is in the trash').locator('..').getByRole('button', { name: 'Undo' }).click();
    await expect(line('Vitrine de mars.jpg')).toContainText('On this laptop');
  });

  test('come to the meeting when they are pasted into its notes or dropped on its page', async () => {
    const { page } = desk;
    const editor = await openNotes(page, partner);
    await editor.click();
    await page.keyboard.type('Vu en magasin');
    await hand(page, 'paste', '[contenteditable="true"]', 'image.png', photo);
    await hand(page, 'drop', 'main', 'Rayon.jpg', photo.subarray(0, -10));
    const files = page.getByRole('region', { name: /^Files/ });
    await expect(files.getByRole('listitem')).toHaveCount(2);
    await expect(editor).toHaveText('Vu en magasin');
    await goTo(page, `${partner}?tab=files`);
    await expect(line('Rayon.jpg')).toContainText('at “');
  });
});

test.describe('a photo of one laptop', () => {
  let folder: string;
  let endpoint: TestEndpoint;
  let anne: Desk;
  let bruno: Desk;
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escale-blobs-'));
    endpoint = await startEndpoint({ blobs: { store: createDiskBlobs(folder), maximumBytes: 200_000 } });
    [anne, bruno] = await Promise.all([launchDesk(), launchDesk()]);
  });
  test.afterAll(async () => {
    await Promise.all([anne.kill(), bruno.kill()]);
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('that was added offline is seen on the second after both are connected', async () => {
    test.setTimeout(120_000);
    await begin(anne.page, 'empty', 'Anne Le Goff');
    await begin(bruno.page, 'empty', 'Bruno Tanguy');
    const address = await addPartner(anne.page, 'Gavotte Informatique');
    await connect(anne.page, endpoint.url, await endpoint.token('Anne Le Goff'));
    await expect(syncLine(anne.page)).toHaveText(words.en.allSent);
    await workOffline(anne.page, true);

    await goTo(anne.page, `${address}?tab=files`);
    await hand(anne.page, 'drop', 'main', 'Vitrine.jpg', await drawnPicture(anne.page));
    const line = ({ page }: Desk) => page.getByRole('listitem').filter({ hasText: 'Vitrine.jpg' });
    await expect(line(anne)).toContainText('waiting to be sent');
    await goTo(anne.page, '/sync');
    await expect(anne.page.getByText(/^1 file waits to be sent, \d+\sKB$/)).toBeVisible();

    await workOffline(anne.page, false);
    await expect(syncLine(anne.page)).toHaveText(words.en.allSent);
    await expect(anne.page.getByText('Every file is where it belongs.')).toBeVisible();
    await goTo(anne.page, `${address}?tab=files`);
    await expect(line(anne)).toContainText('On this laptop and at the endpoint');

    await connect(bruno.page, endpoint.url, await endpoint.token('Bruno Tanguy'));
    await goTo(bruno.page, `${address}?tab=files`);
    await expect(line(bruno)).toContainText('On this laptop and at the endpoint', { timeout: 30_000 });
    const picture = line(bruno).locator('img');
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(320);
    await expectNothingFound(bruno.page, 'a photo that came from elsewhere');
  });

  test('S128 that the endpoint doesn’t take stay here, and say why', async () => {
    const { page } = anne;
    const large = Buffer.concat([await drawnPicture(page), Buffer.alloc(300_000)]);
    await hand(page, 'drop', 'main', 'Plan.jpg', large);
    const line = page.getByRole('listitem').filter({ hasText: 'Plan.jpg' });
    await expect(line).toContainText('On this laptop only: larger than the endpoint takes', {
      timeout: 20_000,
    });
    await expectNothingFound(page, 'a file that is refused');
    await goTo(page, '/sync');
    await expect(
      page.getByText(/^1 file stays here: it is larger than the endpoint takes, \d+\skB$/i),
    ).toBeVisible();
  });
});
