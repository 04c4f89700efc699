import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { launchDesk, newProfile } from './support/app';
import type { Desk } from './support/app';
import { startFakeEndpoint } from './support/fakeEndpoint';
import type { FakeEndpoint, SeenRequest } from './support/fakeEndpoint';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

function ask(page: Page, path: string, init?: RequestInit): Promise<Answer> {
  return page.evaluate(
    async ([url, options]) => {
      const answer = await fetch(`/endpoint${url}`, options);
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers.entries()),
        text: await answer.text(),
      };
    },
    [path, init] as const,
  );
}

async function problemOf(page: Page, path: string, init?: RequestInit): Promise<[number, string]> {
  const answer = await ask(page, path, init);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  return [
    answer.status,
    (JSON.parse(answer.text) as { type: string }).type.replace('urn:escale:problem:', ''),
  ];
}

/** Sets the endpoint and a token for it. */
async function connect(page: Page, address: string): Promise<void> {
  await page.evaluate((endpoint) => window.escale.settings.set({ endpoint, offline: false }), address);
  await page.evaluate(() => window.escale.account.setToken('secret'));
}

test.describe('the way to the endpoint', () => {
  let desk: Desk;
  let endpoint: FakeEndpoint;
  test.beforeAll(async () => {
    endpoint = await startFakeEndpoint((request, response) => {
      if (request.url === '/base/v1/moved') response.writeHead(302, { Location: '/base/v1/elsewhere' }).end();
      else if (request.url === '/base/v1/cut') {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('half');
        setTimeout(() => response.destroy(), 50);
      } else if (request.url === '/base/v1/busy') {
        response.writeHead(429, { 'Content-Type': 'application/problem+json', 'Retry-After': '7' }).end('{}');
      } else {
        response
          .writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'a=b; Path=/' })
          .end('{"fine":true}');
      }
    });
    desk = await launchDesk();
  });
  test.afterAll(async () => {
    await desk.kill();
    await endpoint.close();
  });

  /** The requests of a test: the desk's own sync asks the endpoint too, whenever there is a way. */
  const askedOf = (path: string): readonly SeenRequest[] =>
    endpoint.seen.filter(({ url }) => url === `/base${path}`);

  test('is closed while no endpoint or no token is set, or the person is offline on purpose', async () => {
    const { page } = desk;
    await page.evaluate(() => window.escale.settings.set({ endpoint: '' }));
    expect(await problemOf(page, '/v1/closed')).toEqual([503, 'no-endpoint']);
    await connect(page, `${endpoint.address}/base`);
    await page.evaluate(() => window.escale.account.clearToken());
    expect(await problemOf(page, '/v1/closed')).toEqual([401, 'no-token']);
    await connect(page, `${endpoint.address}/base`);
    await page.evaluate(() => window.escale.settings.set({ offline: true }));
    expect(await problemOf(page, '/v1/closed')).toEqual([503, 'offline']);
    expect(askedOf('/v1/closed')).toEqual([]);
  });

  test('carries the token and large bodies packed, and no cookies', async () => {
    await connect(desk.page, `${endpoint.address}/base`);
    const body = JSON.stringify({ notes: 'Visite du salon. '.repeat(200) });
    for (const turn of [1, 2]) {
      const answer = await ask(desk.page, `/v1/push?turn=${turn}`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json' },
      });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe('{"fine":true}');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const [second] = askedOf('/v1/push?turn=2');
    expect(second).toMatchObject({ method: 'POST', body });
    expect(second?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'content-encoding': 'gzip',
      'content-type': 'application/json',
    });
    expect(second?.headers.cookie).toBeUndefined();
    expect(second?.headers['user-agent']).toMatch(/^Escale\/[\d.]+$/);
  });

  test('passes errors through with what a retry needs', async () => {
    await connect(desk.page, `${endpoint.address}/base`);
    const answer = await ask(desk.page, '/v1/busy');
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBe('7');
  });

  test('follows no redirect, takes no half answer, and goes below /v1/ only', async () => {
    const { page } = desk;
    await connect(page, `${endpoint.address}/base`);
    expect(await problemOf(page, '/v1/moved')).toEqual([502, 'redirect']);
    expect(endpoint.seen.some(({ url }) => url.includes('elsewhere'))).toBe(false);
    expect(await problemOf(page, '/v1/cut')).toEqual([502, 'network']);
    expect(await problemOf(page, '/admin')).toEqual([404, 'path']);
    expect(await problemOf(page, '/v1/x', { method: 'DELETE' })).toEqual([405, 'method']);
  });

  test('tells a server that is not there from one that answers', async () => {
    const gone = await startFakeEndpoint((_request, response) => response.end());
    await gone.close();
    await connect(desk.page, gone.address);
    expect(await problemOf(desk.page, '/v1/capabilities')).toEqual([502, 'network']);
  });

  test('never shows the token of one endpoint to another', async () => {
    const other = await startFakeEndpoint((_request, response) => response.end('{}'));
    await connect(desk.page, endpoint.address);
    await desk.page.evaluate((url) => window.escale.settings.set({ endpoint: url }), other.address);
    expect(await problemOf(desk.page, '/v1/capabilities')).toEqual([401, 'no-token']);
    expect(await desk.page.evaluate(() => window.escale.account.tokenState())).toMatchObject({
      present: false,
    });
    expect(other.seen).toEqual([]);
    await other.close();
  });

  test('a page reaches no address of its own accord', async () => {
    const outcomes = await desk.page.evaluate(async (address) => {
      const asked = await fetch(address).then(
        () => 'reached',
        () => 'blocked',
      );
      const picture = await new Promise((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve('reached'));
        image.addEventListener('error', () => resolve('blocked'));
        image.src = `${address}/picture.png`;
      });
      return [asked, picture, navigator.sendBeacon(`${address}/beacon`)];
    }, endpoint.address);
    expect(outcomes.slice(0, 2)).toEqual(['blocked', 'blocked']);
    expect(endpoint.seen.some(({ url }) => /picture|beacon/.test(url))).toBe(false);
  });
});

interface NetLog {
  readonly constants: { readonly logEventTypes: Record<string, number> };
  readonly events: readonly { readonly type: number; readonly params?: Record<string, unknown> }[];
}

test('nothing but the endpoint is asked for or looked up while the desk runs', async () => {
  const endpoint = await startFakeEndpoint((_request, response) => response.end('{}'));
  const userData = await newProfile();
  const file = join(userData, 'net.json');
  const desk = await launchDesk({
    userData,
    args: [`--log-net-log=${file}`],
    env: { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
  });
  await connect(desk.page, endpoint.address);
  await ask(desk.page, '/v1/capabilities');
  await desk.page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await desk.page.keyboard.type('Bonjour, voici une fotte. ');
  await desk.page.waitForTimeout(5_000);
  await desk.close();
  await endpoint.close();

  const log = JSON.parse(await readFile(file, 'utf8')) as NetLog;
  const typed = (name: string) => log.events.filter(({ type }) => type === log.constants.logEventTypes[name]);
  const texts = (event: string, name: string) =>
    typed(event)
      .map(({ params }) => params?.[name])
      .filter((value) => typeof value === 'string');
  const asked = texts('URL_REQUEST_START_JOB', 'url');
  const outside = asked.filter((url) => !url.startsWith(endpoint.address));
  const lookedUp = texts('HOST_RESOLVER_MANAGER_REQUEST', 'host');
  expect(asked.some((url) => url.startsWith(endpoint.address))).toBe(true);
  expect(outside).toEqual([]);
  expect(lookedUp.filter((host) => !host.includes('127.0.0.1'))).toEqual([]);
});
