import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../atomicFile';
import type { Keyring } from '../keyring';

export interface JournalKey {
  /** 16 hexadecimal digits. */
  readonly id: string;
  /** 32 bytes. */
  readonly value: Buffer;
  /** Encrypted by the system's keyring; else it lies readable beside the journal, for this person's account only. */
  readonly protected: boolean;
}

const storedKey = z.object({ id: z.string().length(16), protected: z.boolean(), value: z.base64() });
const namePattern = /^key-[0-9a-f]{16}\.json$/;

/**
 * The journal's keys that can be read at present, by id: one file each, written once and never changed. A key that the
 * keyring doesn't give now leaves its segments locked, never lost.
 */
export async function readKeys(folder: string, keyring: Keyring): Promise<Map<string, JournalKey>> {
  const known = new Map<string, JournalKey>();
  for (const name of await readdir(folder).catch(() => [])) {
    const key = namePattern.test(name) ? await readKey(join(folder, name), keyring) : null;
    if (key !== null) known.set(key.id, key);
  }
  return known;
}

/** The key for new segments: of those known one as well protected as the system allows, else a new one. */
export async function keyForWriting(
  folder: string,
  keyring: Keyring,
  known: ReadonlyMap<string, JournalKey>,
): Promise<JournalKey> {
  const wanted = await keyring.available();
  return [...known.values()].find((key) => key.protected === wanted) ?? makeKey(folder, keyring, wanted);
}

async function readKey(file: string, keyring: Keyring): Promise<JournalKey | null> {
  try {
    const stored = storedKey.parse(JSON.parse(await readFile(file, 'utf8')));
    const bytes = Buffer.from(stored.value, 'base64');
    const value = stored.protected ? Buffer.from(await keyring.decrypt(bytes), 'base64') : bytes;
    return value.byteLength === 32 ? { id: stored.id, value, protected: stored.protected } : null;
  } catch {
    return null;
  }
}

async function makeKey(folder: string, keyring: Keyring, isProtected: boolean): Promise<JournalKey> {
  const id = randomBytes(8).toString('hex');
  const value = randomBytes(32);
  const stored = isProtected ? await keyring.encrypt(value.toString('base64')) : value;
  await writeAtomically(
    join(folder, `key-${id}.json`),
    JSON.stringify({ id, protected: isProtected, value: stored.toString('base64') }),
  );
  return { id, value, protected: isProtected };
}
