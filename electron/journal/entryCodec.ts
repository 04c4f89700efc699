import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { journalEntry } from '#shared/bridge/journal';
import type { JournalEntry } from '#shared/bridge/journal';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const purpose = Buffer.from('escale journal 1');

/** Shorter texts don't shrink. */
const packFrom = 512;
const maxPlainBytes = 512 * 1024 * 1024;
const form = { plain: 0, packed: 1 } as const;

/** An entry as an encrypted payload: nonce, tag, ciphertext. */
export function sealEntry(entry: JournalEntry, key: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(entry), 'utf8');
  const packed = text.byteLength >= packFrom;
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce).setAAD(purpose);
  const sealed = Buffer.concat([
    encryption.update(Buffer.from([packed ? form.packed : form.plain])),
    encryption.update(packed ? deflateRawSync(text, { level: 1 }) : text),
    encryption.final(),
  ]);
  return Buffer.concat([nonce, encryption.getAuthTag(), sealed]);
}

/**
 * - `wrongKey`: not encrypted with this key, or changed since.
 * - `held`: a write that the database holds, left unchecked: at a start there may be megabytes of them.
 * - `unknown`: whole, but not an entry that this version knows (a newer one wrote it).
 */
export type OpenedEntry =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'wrongKey' }
  | { readonly kind: 'held' }
  | { readonly kind: 'unknown' };

/** @param after the sequence number up to which the database holds all writes */
export function openEntry(payload: Buffer, key: Buffer, after = 0): OpenedEntry {
  const plain = decrypt(payload, key);
  if (plain === null) return { kind: 'wrongKey' };
  try {
    const body = plain.subarray(1);
    const text = plain[0] === form.packed ? inflateRawSync(body, { maxOutputLength: maxPlainBytes }) : body;
    const json = JSON.parse(text.toString('utf8')) as unknown;
    if (isHeld(json, after)) return { kind: 'held' };
    const parsed = journalEntry.safeParse(json);
    return parsed.success ? { kind: 'entry', entry: parsed.data } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}

function isHeld(json: unknown, after: number): boolean {
  if (typeof json !== 'object' || json === null || !('kind' in json) || !('seq' in json)) return false;
  return json.kind === 'write' && typeof json.seq === 'number' && json.seq <= after;
}

function decrypt(payload: Buffer, key: Buffer): Buffer | null {
  if (payload.byteLength < nonceBytes + tagBytes) return null;
  try {
    const decryption = createDecipheriv(cipher, key, payload.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decryption.setAAD(purpose).setAuthTag(payload.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decryption.update(payload.subarray(nonceBytes + tagBytes)), decryption.final()]);
  } catch {
    return null;
  }
}
