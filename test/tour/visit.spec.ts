import { expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { samplePortfolio, sampleHighlights } from '#shared/sample/portfolio';
import { v7 } from 'uuid';
import { launchDesk } from '../e2e/support/app';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';

const folder = fileURLToPath(new URL('../../out/tour', import.meta.url));
const day = new Date();
const today = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;

test('a visit, from the brief to the synced report that the second laptop sees', async () => {
  await mkdir(folder, { recursive: true });
  const endpoint = await startEndpoint();
  const token = await endpoint.token('Camille Roussel');
  await seed(endpoint.url, token);
  const { thursdayMeetingId } = sampleHighlights({ today });

  const first = await launchDesk();
  const second = await launchDesk();
  await connect(first.page, endpoint, token);
  await connect(second.page, endpoint, await endpoint.token('Camille Roussel'));
  await picture(first.page, 'today');

  await goOffline(first.page, true);
  await goTo(first.page, `/meetings/${thursdayMeetingId}`);
  await expect(first.page.getByRole('tab', { name: /Brief/ })).toBeVisible();
  await picture(first.page, 'brief');

  await first.page.keyboard.press('2');
  const notes = first.page.locator('.ProseMirror').first();
  await notes.click();
  await notes.pressSequentially(
    'The demonstration is agreed for January; they want the new price list first.',
  );
  await expect(first.page.getByText(/Saved at/).first()).toBeVisible();
  await picture(first.page, 'meeting');
  await first.page.getByRole('button', { name: 'End the meeting' }).click();

  await expect(first.page.getByRole('button', { name: 'Save as PDF' })).toBeVisible();
  await answerDialog(first.app, join(folder, 'visit-report.pdf'));
  await first.page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(first.page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await picture(first.page, 'report');

  await goOffline(first.page, false);
  await goTo(first.page, '/sync');
  const receipt = first.page.locator('[data-receipt]');
  await expect(receipt).toHaveText(/[1-9]\d* sent, 0 lost, 0 need you/);
  await writeFile(join(folder, 'receipt.txt'), `${await receipt.innerText()}\n`);
  await picture(first.page, 'sync');

  await goTo(second.page, `/meetings/${thursdayMeetingId}`);
  await second.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(second.page.getByText('The demonstration is agreed for January').first()).toBeVisible();
  await picture(second.page, 'second-laptop');

  await first.close();
  await second.close();
  await endpoint.stop();
});

/** The sample portfolio, pushed as another laptop would. */
async function seed(url: string, token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const { epoch } = (await (await fetch(`${url}/v1/capabilities`, { headers })).json()) as { epoch: string };
  const records = samplePortfolio({ today });
  for (let start = 0; start < records.length; start += 200) {
    const txs = records.slice(start, start + 200).map(({ c, id, data }) => ({
      tx: v7(),
      ops: [{ op: v7(), c, id, base: 0, schema: 1, set: data, unset: [], effect: 'write' }],
    }));
    const response = await fetch(`${url}/v1/push`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ device: v7(), epoch, txs }),
    });
    expect(response.status).toBe(200);
  }
}

async function connect(page: Page, endpoint: TestEndpoint, token: string): Promise<void> {
  await page.locator('[data-start="empty"]').click();
  await page.getByRole('navigation').waitFor();
  await page.evaluate(
    async ([address = '', secret = '']) => {
      const profile = { name: 'Camille Roussel', role: '', company: 'Balise', email: '' };
      await window.escale.settings.set({ endpoint: address, profile });
      await window.escale.account.setToken(secret);
      window.dispatchEvent(new Event('online'));
    },
    [endpoint.url, token],
  );
  await expect(page.getByRole('navigation').getByRole('status')).toHaveText(/All sent at/);
}

async function goOffline(page: Page, offline: boolean): Promise<void> {
  await page.evaluate((wanted) => window.escale.settings.set({ offline: wanted }), offline);
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
  }, path);
}

/** The save dialog answers by itself. */
async function answerDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
