import type { ElectronApplication } from '@playwright/test';

/**
 * Makes the disk refuse the journal in the running app, as a full one or one without rights does, until it is mended.
 * Only the journal calls `datasync`.
 */
export async function refuseJournal(app: ElectronApplication, code: 'ENOSPC' | 'EACCES'): Promise<void> {
  await app.evaluate(async (_electron, refusal) => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    const handle = await open(process.execPath);
    const prototype = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> };
    await handle.close();
    const real = prototype.datasync;
    prototype.datasync = () =>
      Promise.reject(Object.assign(new Error(`${refusal}: refused by the test`), { code: refusal }));
    Object.assign(globalThis, { mendDisk: () => Object.assign(prototype, { datasync: real }) });
  }, code);
}

/** Tells the app that its disk has so many bytes left; the true figure with null. */
export async function leaveFree(app: ElectronApplication, bytes: number | null): Promise<void> {
  await app.evaluate(async (_electron, free) => {
    const files = process.getBuiltinModule('node:fs/promises');
    const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
    const known = globalThis as { realStatfs?: typeof files.statfs };
    known.realStatfs ??= files.statfs;
    Object.assign(files, {
      statfs: free === null ? known.realStatfs : async () => ({ bavail: free, bsize: 1 }),
    });
    syncBuiltinESMExports();
  }, bytes);
}

export async function mendDisk(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => (Reflect.get(globalThis, 'mendDisk') as () => void)());
}
