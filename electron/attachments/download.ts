import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dismiss } from './endpointCall';
import type { EndpointCall } from './endpointCall';
import { HashMismatch } from './fileStore';
import type { FileStore } from './fileStore';
import { refusalOf, TransferFault } from './transferFault';

export interface DownloadParts {
  readonly store: Pick<FileStore, 'partOf' | 'adopt'>;
  readonly call: EndpointCall;
  readonly progress: (done: number) => void;
}

/**
 * Fetches a file, from where the last try ended, and takes it in once its content is the one that its name says.
 * @throws TransferFault, NotNow, the network's or the disk's error: tried again, it goes on from there
 */
export async function download(
  { store, call, progress }: DownloadParts,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): Promise<void> {
  const part = store.partOf(sha256);
  await mkdir(dirname(part), { recursive: true, mode: 0o700 });
  let offset = await stat(part).then(
    (found) => found.size,
    () => 0,
  );
  if (offset > size) {
    await rm(part, { force: true });
    offset = 0;
  }
  if (offset < size) await fetchRest();
  try {
    await store.adopt(sha256);
  } catch (error) {
    // Nothing of it was kept, so it is fetched anew.
    throw error instanceof HashMismatch ? new TransferFault('misshapen') : error;
  }

  async function fetchRest(): Promise<void> {
    const headers = { 'Accept-Encoding': 'identity', ...(offset > 0 ? { Range: `bytes=${offset}-` } : {}) };
    const answer = await call({ method: 'GET', path: `/v1/blobs/${sha256}`, headers });
    const goesOn =
      answer.status === 206 && answer.headers.get('content-range')?.startsWith(`bytes ${offset}-`);
    if (answer.status !== 200 && !goesOn) {
      await dismiss(answer);
      if (answer.status === 404) throw new TransferFault('absent');
      if (answer.status === 206 || answer.status === 416) await rm(part, { force: true });
      throw refusalOf(answer);
    }
    if (!goesOn) offset = 0;
    const handle = await open(part, goesOn ? 'a' : 'w', 0o600);
    try {
      const reader = answer.body?.getReader();
      for (;;) {
        const next = await reader?.read();
        if (next === undefined || next.done) break;
        answer.stall.tick();
        offset += next.value.byteLength;
        if (offset > size) throw new TransferFault('misshapen');
        await handle.writeFile(next.value);
        progress(offset);
      }
      await handle.sync();
    } finally {
      answer.stall.abort();
      answer.stall.stop();
      await handle.close();
    }
    if (offset < size) throw new TransferFault('busy');
  }
}
