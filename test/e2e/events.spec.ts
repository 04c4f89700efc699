import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { startEndpoint } from '../support/endpoint';
import { launchDesk } from './support/app';

test('a change elsewhere is asked for at once, long before the desk would ask by itself, and going offline closes the line', async () => {
  const endpoint = await startEndpoint();
  const desk = await launchDesk();
  try {
    const { page } = desk;
    await page.evaluate((address) => window.escale.settings.set({ endpoint: address }), endpoint.url);
    const token = await endpoint.token('Camille Moreau');
    await page.evaluate((own) => window.escale.account.setToken(own), token);
    await page.reload();

    const streams = async () => (await endpoint.figures()).match(/^escale_event_streams (\d+)/m)?.[1];
    await expect.poll(streams, { timeout: 20_000 }).toBe('1');
    const pulls = async () =>
      Number(
        /seconds_count\{route="\/v1\/changes",[^}]*status="200"\} (\d+)/.exec(await endpoint.figures())?.[1],
      );
    await expect.poll(pulls, { timeout: 20_000 }).toBeGreaterThan(0);

    const headers = { authorization: `Bearer ${await endpoint.token('Aoife Byrne')}` };
    const met = await fetch(`${endpoint.url}/v1/capabilities`, { headers });
    const { epoch } = (await met.json()) as { epoch: string };
    const set = { name: 'Orion Télécom', type: 'reseller', stage: 'active' };
    const ops = [{ op: v7(), c: 'partner', id: v7(), base: 0, schema: 1, set }];
    const before = await pulls();
    await fetch(`${endpoint.url}/v1/push`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ device: v7(), epoch, txs: [{ tx: v7(), ops }] }),
    });
    await expect.poll(pulls, { timeout: 20_000 }).toBeGreaterThan(before);

    await page.evaluate(() => window.escale.settings.set({ offline: true }));
    await expect.poll(streams).toBe('0');
    await page.evaluate(() => window.escale.settings.set({ offline: false }));
    await expect.poll(streams, { timeout: 10_000 }).toBe('1');
    await desk.close();
    await expect.poll(streams).toBe('0');
  } finally {
    await desk.kill();
    await endpoint.stop();
  }
});
