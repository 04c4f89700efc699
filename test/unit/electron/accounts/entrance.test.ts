import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskOwner } from '#shared/bridge/account';
import { openAccountList } from '../../../../electron/accounts/accountList';
import type { AccountList } from '../../../../electron/accounts/accountList';
import { createEntrance } from '../../../../electron/accounts/entrance';
import { openWorkplace } from '../../../../electron/accounts/workplace';
import type { Workplace } from '../../../../electron/accounts/workplace';
import { accountPlaces } from '../../../../electron/accounts/accountPlaces';
import { SignInError } from '../../../../electron/signIn/signInError';
import { fakeKeyring } from '../../../support/journalParts';

const endpoint = 'https://escale.example';
const ownerOf = (person: string): DeskOwner => ({
  endpoint,
  epoch: 'e1',
  tenant: { id: 'acme', name: 'Acme' },
  person: { id: person, name: person },
});

let folder: string;
let accounts: AccountList;
let open: Workplace;
let steps: string[];
let person: string;
let revoked: string[];
let failing: Error | null;

const placeOf = (key: string) =>
  openWorkplace(accountPlaces(folder, key), {
    keyring: fakeKeyring('k'),
    outside: { fetch: () => Promise.reject(new Error('no network')), permit: () => undefined },
    warn: () => undefined,
    onFault: () => undefined,
    onEnded: () => undefined,
  });

function entranceOf() {
  return createEntrance({
    accounts,
    workplace: () => open,
    prepare: async ({ key }) => {
      steps.push('prepare');
      if (failing) throw failing;
      return placeOf(key);
    },
    leave: async () => void steps.push('leave'),
    install: async (next) => {
      steps.push('install');
      open = next;
    },
    arrive: () => steps.push('arrive'),
    signIn: async ({ signal, waiting }) => {
      waiting('https://login.example/auth');
      await Promise.resolve();
      waiting(null);
      if (signal.aborted) throw new SignInError('cancelled');
      if (failing) throw failing;
      const grant = { access: `access of ${person}`, refresh: `refresh of ${person}`, expiresAt: null };
      return { owner: ownerOf(person), issuer: 'https://login.example', clientId: 'desk', target: {}, grant };
    },
    whoIs: async (_endpoint, token) => ownerOf(token.replace('token of ', '')),
    findProvider: async () => ({
      begin: () => Promise.reject(new Error('not here')),
      refresh: async () => 'refused',
      revoke: async (token) => {
        revoked.push(token);
        return true;
      },
    }),
    wipe: () => null,
    changed: () => undefined,
    warn: () => undefined,
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-entrance-'));
  [steps, revoked, person, failing] = [[], [], 'camille', null];
  accounts = await openAccountList({
    file: join(folder, 'accounts.json'),
    now: Date.now,
    warn: () => undefined,
  });
  open = await placeOf('first');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const call = { endpoint, anew: false };

describe('the door of the desk', () => {
  it('gives what was written before the first sign-in to who signs in first', async () => {
    const entrance = entranceOf();
    expect(await entrance.signIn(call)).toEqual({ status: 'entered' });
    expect(await entrance.state()).toMatchObject({
      database: 'escale',
      open: true,
      owner: { person: { id: 'camille' } },
      credential: 'signedIn',
    });
    expect(open.settings.current()).toMatchObject({
      endpoint,
      profile: { name: 'camille', company: 'Acme' },
    });
    expect(steps).toEqual([]);
  });

  it('leaves a name that the person has given themselves', async () => {
    const { profile } = open.settings.current();
    await open.settings.change({ profile: { ...profile, name: 'C. Roussel' } });
    await entranceOf().signIn(call);
    expect(open.settings.current().profile).toMatchObject({ name: 'C. Roussel', company: 'Acme' });
  });

  it('opens another person’s desk only when told to, with the page away while it changes', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    person = 'marc';
    expect(await entrance.signIn(call)).toEqual({ status: 'other', person: 'marc', company: 'Acme' });
    expect(await open.vault.tokenFor(endpoint)).toBe('access of camille');
    expect(steps).toEqual([]);

    const camilles = open;
    expect(await entrance.openOther()).toEqual({ status: 'entered' });
    expect(steps).toEqual(['prepare', 'leave', 'install', 'arrive']);
    expect(await open.vault.tokenFor(endpoint)).toBe('access of marc');
    expect((await entrance.state()).database).toMatch(/^escale-[0-9a-f]{20}$/);
    expect(await camilles.vault.credential()).toBe('none');
    expect(revoked).toEqual(['refresh of camille']);
  });

  it('forgets who was not let in', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    person = 'marc';
    await entrance.signIn(call);
    await entrance.leaveOther();
    expect(revoked).toEqual(['refresh of marc']);
    expect(await entrance.openOther()).toMatchObject({ status: 'failed' });
    expect(await open.vault.tokenFor(endpoint)).toBe('access of camille');
  });

  it('stays on this desk, its page untouched, when another’s can’t be opened', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    person = 'marc';
    await entrance.signIn(call);
    failing = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    expect(await entrance.openOther()).toEqual({ status: 'failed', reason: 'notKept', detail: 'ENOSPC' });
    expect(steps).toEqual(['prepare']);
    expect((await entrance.state()).owner?.person.id).toBe('camille');
    failing = null;
    expect(await entrance.openOther()).toEqual({ status: 'entered' });
  });

  it('closes at a sign-out, and opens for its owner alone', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    await entrance.signOut();
    expect(await entrance.state()).toMatchObject({ open: false, credential: 'none' });
    expect(revoked).toEqual(['refresh of camille']);
    expect(steps).toEqual(['leave', 'arrive']);

    person = 'marc';
    expect(await entrance.signIn(call)).toEqual({ status: 'entered' });
    expect((await entrance.state()).database).not.toBe('escale');
    await entrance.signOut();
    person = 'camille';
    await entrance.signIn(call);
    expect(await entrance.state()).toMatchObject({ database: 'escale', open: true, credential: 'signedIn' });
  });

  it('is opened by a token too, at the endpoint that knows it', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    await entrance.signOut();
    expect(await entrance.setToken('token of camille', endpoint)).toEqual({ status: 'entered' });
    expect(await entrance.state()).toMatchObject({ database: 'escale', open: true, credential: 'token' });
  });

  it('asks who a token stands for before it takes the place of what is there', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    expect(await entrance.setToken('token of marc', undefined)).toMatchObject({
      status: 'other',
      person: 'marc',
    });
    expect(await open.vault.tokenFor(endpoint)).toBe('access of camille');
  });

  it('takes a token without asking where the desk is nobody’s yet, so that it can be given offline', async () => {
    expect(await entranceOf().setToken('secret', endpoint)).toEqual({ status: 'entered' });
    expect(await open.vault.tokenFor(endpoint)).toBe('secret');
    expect(open.settings.current().endpoint).toBe(endpoint);
  });

  it('learns from the desk whose it is, once, and believes nothing else later', async () => {
    const entrance = entranceOf();
    await open.settings.change({ endpoint });
    const { endpoint: _endpoint, ...binding } = ownerOf('camille');
    await entrance.claim(binding);
    await entrance.claim({ ...binding, person: { id: 'marc', name: 'marc' } });
    expect((await entrance.state()).owner).toEqual(ownerOf('camille'));
  });

  it('tells of a sign-in that came to nothing, and changes nothing', async () => {
    const entrance = entranceOf();
    await entrance.signIn(call);
    failing = new SignInError('providerUnreachable', 'ERR_NAME_NOT_RESOLVED');
    expect(await entrance.signIn(call)).toEqual({
      status: 'failed',
      reason: 'providerUnreachable',
      detail: 'ERR_NAME_NOT_RESOLVED',
    });
    expect(await open.vault.tokenFor(endpoint)).toBe('access of camille');
  });

  it('gives the first of two sign-ins up when a second begins', async () => {
    const entrance = entranceOf();
    const [first, second] = await Promise.all([entrance.signIn(call), entrance.signIn(call)]);
    expect(first).toMatchObject({ status: 'failed', reason: 'cancelled' });
    expect(second).toEqual({ status: 'entered' });
  });
});
