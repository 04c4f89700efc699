import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SaveResult } from '#shared/bridge/contract';
import { syncFolder } from './atomicFile';
import { errorCode, isOutOfSpace } from './fileError';

type Failure = Extract<SaveResult, { status: 'failed' }>;

/** Writes a file that a person chose: beside its place first, then renamed, so that an older one stays until then. */
export async function saveFile(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Extract<SaveResult, { status: 'saved' }> | Failure> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path).slice(0, 60)}.${randomUUID().slice(0, 8)}.tmp`);
  let step: 'write' | 'rename' = 'write';
  try {
    const handle = await open(temporary, 'wx');
    try {
      if (content instanceof Uint8Array) await handle.writeFile(content);
      else for await (const part of content) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    step = 'rename';
    await rename(temporary, path);
    await syncFolder(folder);
    return { status: 'saved', path };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return { status: 'failed', reason: reasonOf(error, step), path, detail: errorCode(error) || 'unknown' };
  }
}

/** Windows answers EPERM or EACCES when the file to be replaced is open in another program. */
function reasonOf(error: unknown, step: 'write' | 'rename'): Failure['reason'] {
  if (isOutOfSpace(error)) return 'noSpace';
  switch (errorCode(error)) {
    case 'EBUSY':
    case 'ETXTBSY':
      return 'inUse';
    case 'EACCES':
    case 'EPERM':
      return step === 'rename' ? 'inUse' : 'noPermission';
    case 'EROFS':
      return 'noPermission';
    default:
      return 'other';
  }
}
