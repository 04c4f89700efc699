import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemKeyring } from '../../../electron/keyring';
import type { Keyring } from '../../../electron/keyring';
import { createVault } from '../../../electron/vault';
import { closedKeyring, fakeKeyring } from '../../support/journalParts';

let folder: string;
let endpoint: string;
const warnings: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-vault-'));
  endpoint = 'https://one.example';
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'token.bin');
const vaultWith = (keyring: Keyring) =>
  createVault({ file: file(), keyring, endpoint: () => endpoint, warn: (text) => warnings.push(text) });

describe('the vault', () => {
  it('keeps the token over a restart where there is a keyring', async () => {
    expect(await vaultWith(fakeKeyring('k')).setToken('secret')).toEqual({ present: true, protected: true });
    expect(await vaultWith(fakeKeyring('k')).tokenFor(endpoint)).toBe('secret');
  });

  it('keeps it for this run only where there is none, and removes an older one', async () => {
    await vaultWith(fakeKeyring('k')).setToken('old');
    const vault = vaultWith(closedKeyring);
    expect(await vault.setToken('secret')).toEqual({ present: true, protected: false });
    expect(await vault.tokenFor(endpoint)).toBe('secret');
    await expect(readFile(file())).rejects.toThrow('ENOENT');
  });

  it('gives the token to no other endpoint', async () => {
    const vault = vaultWith(fakeKeyring('k'));
    await vault.setToken('secret');
    endpoint = 'https://two.example';
    expect(await vault.tokenFor(endpoint)).toBeNull();
    expect((await vault.tokenState()).present).toBe(false);
    endpoint = 'https://one.example';
    expect(await vault.tokenFor(endpoint)).toBe('secret');
  });

  it('ties a token that came before any endpoint to the first one asked for', async () => {
    endpoint = '';
    const vault = vaultWith(fakeKeyring('k'));
    await vault.setToken('secret');
    expect(await vault.tokenFor('https://one.example')).toBe('secret');
    expect(await vault.tokenFor('https://two.example')).toBeNull();
  });

  it('forgets it when told to', async () => {
    const vault = vaultWith(fakeKeyring('k'));
    await vault.setToken('secret');
    await vault.clear();
    expect(await vault.tokenState()).toEqual({ present: false, protected: true });
    expect(await vaultWith(fakeKeyring('k')).tokenFor(endpoint)).toBeNull();
  });

  it('asks for it again when it cannot be decrypted any more', async () => {
    await writeFile(file(), 'damaged');
    expect(await vaultWith(fakeKeyring('k')).tokenState()).toEqual({ present: false, protected: true });
    expect(warnings).toHaveLength(1);
  });
});

describe('the system’s keyring', () => {
  it('works by the asynchronous calls where there are some', async () => {
    const keyring = systemKeyring({
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text) => Buffer.from(`async ${text}`),
      decryptStringAsync: async (bytes) => ({ result: bytes.toString().slice(6) }),
    });
    expect(await keyring.available()).toBe(true);
    expect(await keyring.decrypt(await keyring.encrypt('a'))).toBe('a');
  });

  it('and by the others in older ones', async () => {
    const keyring = systemKeyring({
      isEncryptionAvailable: () => true,
      encryptString: (text) => Buffer.from(`sync ${text}`),
      decryptString: (bytes) => bytes.toString().slice(5),
    });
    expect(await keyring.available()).toBe(true);
    expect(await keyring.decrypt(await keyring.encrypt('a'))).toBe('a');
  });
});
