import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskOwner } from '#shared/bridge/account';
import { problemTypes } from '#shared/sync/protocol';
import type { DeviceSelf } from '#shared/sync/wipe';
import { openAccountList } from '../../../../electron/accounts/accountList';
import type { AccountList } from '../../../../electron/accounts/accountList';
import { accountPlaces } from '../../../../electron/accounts/accountPlaces';
import { openWorkplace } from '../../../../electron/accounts/workplace';
import type { Workplace } from '../../../../electron/accounts/workplace';
import { saysWiped } from '../../../../electron/wipe/orderFor';
import type { ReadAnswer } from '../../../../electron/wipe/orderFor';
import { openWipeFile } from '../../../../electron/wipe/wipeFile';
import type { KeptWipe } from '../../../../electron/wipe/wipeFile';
import { createWiper } from '../../../../electron/wipe/wiper';
import { fakeKeyring } from '../../../support/journalParts';

const endpoint = 'https://escale.example';
const device = '0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a77';
const ownerOf = (person: string): DeskOwner => ({
  endpoint,
  epoch: 'e1',
  tenant: { id: 'acme', name: 'Acme' },
  person: { id: person, name: person },
});
const order = {
  order: '6f1c0f5e-7a55-4d0e-9b1b-0d4a5c1f2e3d',
  by: 'Acme IT',
  at: '2026-03-02T09:30:00.000Z',
  afterSending: false,
  receipt: 'escw_0123456789abcdef0123',
};

function selfAnswer(change: Partial<DeviceSelf> = {}): ReadAnswer {
  const { tenant, person } = ownerOf('camille');
  const text = JSON.stringify({ device, tenant, person, wipe: order, ...change });
  return { status: 200, contentType: 'application/json; charset=utf-8', text };
}
const problemAnswer = (type: string, status = 403): ReadAnswer => ({
  status,
  contentType: 'application/problem+json; charset=utf-8',
  text: JSON.stringify({ type, status }),
});

let folder: string;
let accounts: AccountList;
let open: Workplace;
let steps: string[];
let answer: ReadAnswer | null;
let heard: ReadAnswer | null;
let retries: (() => void)[];
let reports: KeptWipe[];

const placeOf = (key: string) =>
  openWorkplace(accountPlaces(folder, key), {
    keyring: fakeKeyring('k'),
    outside: { fetch: () => Promise.reject(new Error('no network')), permit: () => undefined },
    warn: () => undefined,
    onFault: () => undefined,
    onEnded: () => undefined,
  });

/** What the shell has after a start: nothing but what lies on the disk. */
async function start({ killedAt }: { readonly killedAt?: string } = {}) {
  accounts = await openAccountList({
    file: join(folder, 'accounts.json'),
    now: Date.now,
    warn: () => undefined,
  });
  open = await placeOf(accounts.current().key);
  const step = (name: string): void => {
    if (name === killedAt) throw new Error(`killed at ${name}`);
    steps.push(name);
  };
  return createWiper({
    kept: await openWipeFile(join(folder, 'wipes.json')),
    accounts,
    places: (key) => accountPlaces(folder, key),
    workplace: () => open,
    prepare: ({ key }) => placeOf(key),
    leave: async () => step('leave'),
    still: async () => step('still'),
    signedOut: ({ refresh }) => step(`signed out ${refresh}`),
    install: async (next) => {
      step('install');
      open = next;
    },
    arrive: () => step('arrive'),
    sweep: async () => step('sweep'),
    ask: async () => {
      step('ask');
      return answer;
    },
    tell: async (wipe) => {
      reports.push(wipe);
      return heard;
    },
    after: (_ms, callback) => void retries.push(callback),
    changed: () => undefined,
    warn: () => undefined,
  });
}

/** An account with something in each of its places. */
async function fill(key: string, person: string): Promise<void> {
  const places = accountPlaces(folder, key);
  for (const path of [
    places.settings,
    places.credential,
    join(places.journal, 'segment-1'),
    join(places.files, 'opened', 'copy', 'plan.pdf'),
    places.settings.replace('.json', '.damaged-2026.json'),
  ]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path === places.settings ? '{}' : person);
  }
}
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-wipe-'));
  [steps, retries, reports] = [[], [], []];
  [answer, heard] = [selfAnswer(), selfAnswer()];
  await fill('first', 'camille');
  await fill('abc', 'marc');
  const list = await openAccountList({
    file: join(folder, 'accounts.json'),
    now: Date.now,
    warn: () => undefined,
  });
  await list.open('abc', ownerOf('marc'));
  await list.open('first', ownerOf('camille'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('S141 one answer alone wipes nothing', () => {
  it('only the endpoint’s own problem document makes the laptop ask a second time', () => {
    expect(saysWiped(problemAnswer(problemTypes.deviceWiped))).toBe(true);
    expect(saysWiped(problemAnswer(problemTypes.forbidden))).toBe(false);
    expect(saysWiped(problemAnswer(problemTypes.deviceWiped, 410))).toBe(false);
    expect(saysWiped({ ...problemAnswer(problemTypes.deviceWiped), contentType: 'text/html' })).toBe(false);
    expect(saysWiped({ ...problemAnswer(problemTypes.deviceWiped), text: 'device-wiped' })).toBe(false);
  });

  it.each<readonly [string, ReadAnswer | null]>([
    ['there is no second answer', null],
    ['no order stands', selfAnswer({ wipe: null })],
    ['it is another device’s', selfAnswer({ device: '0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a78' })],
    ['it is another tenant’s', selfAnswer({ tenant: { id: 'other', name: 'Acme' } })],
    ['it is another person’s', selfAnswer({ person: { id: 'marc', name: 'camille' } })],
    ['a page says it', { ...selfAnswer(), contentType: 'text/html' }],
    ['it is said again as a problem', problemAnswer(problemTypes.deviceWiped)],
    ['it is cut', { ...selfAnswer(), text: selfAnswer().text.slice(0, 100) }],
  ])('nothing happens when %s', async (_title, second) => {
    answer = second;
    const wiper = await start();
    await wiper.heard(device);
    expect(steps).toEqual(['ask']);
    expect(wiper.notice()).toBeNull();
    expect(await readFile(accountPlaces(folder, 'first').credential, 'utf8')).toBe('camille');
  });

  it('nothing happens on a desk whose owner the endpoint has never named', async () => {
    await rm(join(folder, 'accounts.json'));
    const wiper = await start();
    await wiper.heard(device);
    expect(steps).toEqual(['ask']);
  });
});

describe('S142 a wipe takes one account, whole, and goes on after a kill', () => {
  /** The page’s part, as the renderer does it. */
  const page = async (wiper: Awaited<ReturnType<typeof start>>, unsent: number | null) => {
    await wiper.handlers.wipeCounted(unsent);
    await wiper.handlers.wipeGone();
  };

  async function expectWiped(): Promise<void> {
    const { credential, journal, files, settings } = accountPlaces(folder, 'first');
    for (const path of [credential, journal, files])
      expect([path, await exists(path)]).toEqual([path, false]);
    expect((await readdir(dirname(settings))).filter((name) => name.startsWith('settings.'))).toEqual([]);
    const marcs = accountPlaces(folder, 'abc');
    expect(await readFile(marcs.credential, 'utf8')).toBe('marc');
    expect(await readFile(join(marcs.files, 'opened', 'copy', 'plan.pdf'), 'utf8')).toBe('marc');
    expect(await readFile(join(folder, 'accounts.json'), 'utf8')).not.toContain('camille');
    expect(accounts.current()).toMatchObject({ key: 'abc', closed: true, owner: { person: { id: 'marc' } } });
  }

  it('the page away first, then the files, then the database by the page, then the account', async () => {
    const wiper = await start();
    await wiper.heard(device);
    expect(steps).toEqual(['ask', 'leave', 'still', 'arrive']);
    expect(wiper.notice()).toMatchObject({ stage: 'emptying', database: 'escale', by: 'Acme IT' });
    await page(wiper, 3);
    await vi.waitFor(() => expect(wiper.notice()?.told).toBe(true));
    expect(wiper.notice()).toMatchObject({ stage: 'done', unsent: 3, person: 'camille' });
    await expectWiped();
    await wiper.handlers.dismissWipe();
    expect(wiper.notice()).toBeNull();
    expect(JSON.parse(await readFile(join(folder, 'wipes.json'), 'utf8'))).toEqual([]);
  });

  it.each(['leave', 'still', 'arrive', 'install', 'sweep'])('cut at “%s”', async (killedAt) => {
    const killed = await start({ killedAt });
    await killed.heard(device);
    if (killedAt === 'install' || killedAt === 'sweep') {
      await killed.handlers.wipeCounted(2);
      await killed.handlers.wipeGone().catch(() => undefined);
    }

    // Whatever the endpoint says now, and were it away: what was begun goes on.
    answer = null;
    const wiper = await start();
    await wiper.resume();
    expect(wiper.notice()).toMatchObject({ stage: 'emptying', database: 'escale' });
    await page(wiper, wiper.notice()?.unsent ?? 2);
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    expect(wiper.notice()).toMatchObject({ stage: 'done', unsent: 2 });
    await expectWiped();
  });

  it('with the sign-in gone here first, and ended at its provider', async () => {
    const wiper = await start();
    await open.vault.keepGrant({
      endpoint,
      issuer: 'https://login.example',
      clientId: 'desk',
      target: {},
      access: 'access',
      refresh: 'refresh',
      expiresAt: null,
    });
    await wiper.heard(device);
    expect(steps).toEqual(['ask', 'leave', 'still', 'signed out refresh', 'arrive']);
    expect(await open.vault.credential()).toBe('none');
  });

  it('the page can’t begin one, nor end what has not begun', async () => {
    const wiper = await start();
    await page(wiper, 0);
    await wiper.handlers.allSent();
    await wiper.handlers.dismissWipe();
    expect(steps).toEqual([]);
    expect(wiper.notice()).toBeNull();
  });
});

describe('S143 an order that lets the desk send first', () => {
  const waits = selfAnswer({ wipe: { ...order, afterSending: true } });

  it('waits until nothing is left to be sent, and is asked for once more before', async () => {
    answer = waits;
    const wiper = await start();
    await wiper.heard(device);
    expect(steps).toEqual(['ask']);
    expect(wiper.notice()).toMatchObject({ stage: 'sending', by: 'Acme IT' });
    await wiper.handlers.allSent();
    expect(steps).toEqual(['ask', 'ask', 'leave', 'still', 'arrive']);
  });

  it('no longer waits when its time is over, nor wipes when it was taken back', async () => {
    answer = waits;
    const wiper = await start();
    await wiper.heard(device);
    answer = selfAnswer({ wipe: null });
    await wiper.handlers.allSent();
    expect(wiper.notice()).toBeNull();
    expect(steps).toEqual(['ask', 'ask']);

    answer = waits;
    await wiper.heard(device);
    answer = selfAnswer();
    await wiper.heard(device);
    expect(wiper.notice()).toMatchObject({ stage: 'emptying' });
  });
});

describe('S144 the endpoint is told until it has heard', () => {
  it('again after each failure, with what was counted, and after a start; then no more', async () => {
    heard = null;
    const first = await start();
    await first.heard(device);
    await first.handlers.wipeCounted(4);
    await first.handlers.wipeGone();
    await vi.waitFor(() => expect(retries).toHaveLength(1));
    heard = { status: 200, contentType: 'text/html', text: '<html>' };
    retries.shift()?.();
    await vi.waitFor(() => expect(retries).toHaveLength(1));
    expect(first.notice()).toMatchObject({ stage: 'done', told: false });

    const wiper = await start();
    expect(wiper.endpoints()).toEqual([endpoint]);
    heard = selfAnswer();
    await wiper.resume();
    await vi.waitFor(() => expect(wiper.notice()).toMatchObject({ told: true }));
    expect(reports.map(({ unsent, receipt }) => [unsent, receipt])).toEqual(
      reports.map(() => [4, order.receipt]),
    );
    expect(reports.length).toBeGreaterThanOrEqual(3);
    expect(wiper.endpoints()).toEqual([]);
  });

  it('or until the endpoint itself says that it no longer waits for it', async () => {
    heard = problemAnswer(problemTypes.unauthorized, 401);
    const wiper = await start();
    await wiper.heard(device);
    await wiper.handlers.wipeGone();
    await vi.waitFor(() => expect(wiper.endpoints()).toEqual([]));
    expect(wiper.notice()).toMatchObject({ stage: 'done', told: false });
  });
});
