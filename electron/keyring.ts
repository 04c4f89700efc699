/** Encryption under a key that the operating system keeps for this person. */
export interface Keyring {
  /** False where the system has no keyring or doesn't open it. */
  readonly available: () => Promise<boolean>;
  readonly encrypt: (text: string) => Promise<Buffer>;
  /** Rejects when the key isn't the one it was encrypted with, or the keyring is closed. */
  readonly decrypt: (bytes: Buffer) => Promise<string>;
}

interface SynchronousStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

interface AsynchronousStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(bytes: Buffer): Promise<{ readonly result: string }>;
}

/**
 * Electron's safeStorage: by its asynchronous calls where this Electron has them (45 deprecates the others), else
 * by the synchronous ones. Where Linux has no keyring and obfuscation only would be left, Electron reports it as
 * unavailable. Usable once the app is ready.
 */
export function systemKeyring(storage: SynchronousStorage | AsynchronousStorage): Keyring {
  if ('encryptStringAsync' in storage) {
    return {
      available: () => storage.isAsyncEncryptionAvailable().catch(() => false),
      encrypt: (text) => storage.encryptStringAsync(text),
      decrypt: async (bytes) => (await storage.decryptStringAsync(bytes)).result,
    };
  }
  return {
    available: async () => storage.isEncryptionAvailable(),
    encrypt: async (text) => storage.encryptString(text),
    decrypt: async (bytes) => storage.decryptString(bytes),
  };
}
