import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskOwner } from '#shared/bridge/account';
import { openAccountList } from '../../../../electron/accounts/accountList';
import { accountPlaces } from '../../../../electron/accounts/accountPlaces';

let folder: string;
const warnings: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-accounts-'));
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'accounts.json');
const openList = () => openAccountList({ file: file(), now: () => 1, warn: (text) => warnings.push(text) });
const ownerOf = (person: string, more: Partial<DeskOwner> = {}): DeskOwner => ({
  endpoint: 'https://one.example',
  epoch: 'e1',
  tenant: { id: 'acme', name: 'Acme' },
  person: { id: person, name: person },
  ...more,
});

describe('the accounts of a laptop', () => {
  it('begin with one that is nobody’s yet, in the places from before there were others', async () => {
    const list = await openList();
    expect(list.current()).toEqual({ key: 'first', owner: null, closed: false });
    expect(accountPlaces('/profile', list.current().key)).toEqual({
      database: 'escale',
      settings: join('/profile', 'settings.json'),
      credential: join('/profile', 'token.bin'),
      journal: join('/profile', 'journal'),
      files: join('/profile', 'files'),
    });
  });

  it('give each person places of their own, whose names tell nothing', async () => {
    const list = await openList();
    await list.open('first', ownerOf('camille'));
    const { key } = list.accountOf(ownerOf('marc'));
    expect(key).toMatch(/^[0-9a-f]{20}$/);
    const [first, second] = [accountPlaces('/profile', 'first'), accountPlaces('/profile', key)];
    for (const name of ['database', 'settings', 'credential', 'journal'] as const) {
      expect(second[name]).not.toBe(first[name]);
    }
    expect(JSON.stringify(second)).not.toMatch(/marc|acme/i);
  });

  it('find a person again, also after a restart, and close the one that was open', async () => {
    const list = await openList();
    await list.open('first', ownerOf('camille'));
    const marc = list.accountOf(ownerOf('marc'));
    await list.open(marc.key, ownerOf('marc'));
    const again = await openList();
    expect(again.current()).toMatchObject({ key: marc.key, closed: false });
    expect(again.accountOf(ownerOf('camille'))).toMatchObject({ key: 'first', closed: true });
  });

  it.each([
    ['endpoint', { endpoint: 'https://two.example', epoch: 'e2' }],
    ['tenant', { tenant: { id: 'other', name: 'Acme' } }],
  ])('keep one person’s desks at two %ss apart', async (_what, more) => {
    const list = await openList();
    await list.open('first', ownerOf('camille'));
    expect(list.accountOf(ownerOf('camille', more)).key).not.toBe('first');
  });

  it.each([
    ['moved to another address', { endpoint: 'https://two.example' }],
    ['was restored from a backup', { epoch: 'e2' }],
  ])('know the same desk when the endpoint %s', async (_what, more) => {
    const list = await openList();
    await list.open('first', ownerOf('camille'));
    expect(list.accountOf(ownerOf('camille', more)).key).toBe('first');
  });

  it('stay closed over a restart', async () => {
    const list = await openList();
    await list.open('first', ownerOf('camille'));
    await list.close();
    expect((await openList()).current()).toMatchObject({ key: 'first', closed: true });
  });

  it('that can’t be read are put aside, and a person’s desk is found by the same name', async () => {
    const list = await openList();
    const { key } = list.accountOf(ownerOf('marc'));
    await list.open(key, ownerOf('marc'));
    await writeFile(file(), '{"current":"../../etc"');
    const again = await openList();
    expect(again.current().key).toBe('first');
    expect(again.accountOf(ownerOf('marc')).key).toBe(key);
    expect(await readdir(folder)).toEqual(['accounts.damaged-1.json']);
    expect(warnings).toHaveLength(1);
  });

  it('lead to no folder outside the profile', async () => {
    const account = { key: '../../elsewhere', owner: null, closed: false };
    await writeFile(file(), JSON.stringify({ current: account.key, accounts: [account] }));
    expect((await openList()).current().key).toBe('first');
  });
});
