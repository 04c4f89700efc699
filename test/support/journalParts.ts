import { realDisk } from '../../electron/journal/disk';
import type { JournalDisk } from '../../electron/journal/disk';
import { lowSpace } from '../../electron/journal/journal';
import type { Keyring } from '../../electron/keyring';

/** A system without a keyring. */
export const closedKeyring: Keyring = {
  available: async () => false,
  encrypt: async () => Promise.reject(new Error('no keyring')),
  decrypt: async () => Promise.reject(new Error('no keyring')),
};

/** A keyring whose encryption is only a mark; those of one name open each other's. */
export function fakeKeyring(name: string): Keyring {
  const mark = `${name}:`;
  return {
    available: async () => true,
    encrypt: async (text) => Buffer.from(mark + text),
    decrypt: async (bytes) => {
      const text = bytes.toString('utf8');
      if (!text.startsWith(mark)) throw new Error('another key');
      return text.slice(mark.length);
    },
  };
}

/** The real disk until so many bytes are written; then a write stores what fits and fails with ENOSPC. */
export function fullDisk(bytes: number): JournalDisk & { readonly room: (more: number) => void } {
  let left = bytes;
  return {
    room: (more) => (left = more),
    freeBytes: async () => 10 * lowSpace,
    create: async (file) => {
      const segment = await realDisk.create(file);
      return {
        ...segment,
        write: async (content, position) => {
          const fits = Math.min(left, content.byteLength);
          left -= fits;
          await segment.write(content.subarray(0, fits), position);
          if (fits < content.byteLength) {
            throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          }
        },
      };
    },
  };
}
