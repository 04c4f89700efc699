import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AddedFile, AddFailure, FileSource } from '#shared/bridge/files';
import { fileLimits } from '#shared/bridge/files';
import { isOutOfSpace } from '../fileError';
import { takenAtOfFile } from './exif';
import type { FileStore } from './fileStore';
import { typeOfFile, typeOfName } from './sniff';

/** Takes one file in and says what it is. A failure is a value: the others of the same gesture go on. */
export async function takeIn(store: FileStore, source: FileSource): Promise<AddedFile> {
  const name = plainName(source.name);
  const failed = (reason: AddFailure): AddedFile => ({ status: 'failed', name, reason });
  try {
    if ('path' in source) {
      const found = await stat(source.path);
      if (found.isDirectory()) return failed('folder');
      if (!found.isFile()) return failed('unreadable');
      if (found.size === 0) return failed('empty');
      if (found.size > fileLimits.path) return failed('tooLarge');
    } else if (source.bytes.byteLength === 0) return failed('empty');
    const { sha256, size } = await store.put(
      'path' in source ? createReadStream(source.path, { highWaterMark: 1 << 20 }) : once(source.bytes),
    );
    const path = store.pathOf(sha256);
    const seen = await typeOfFile(path);
    const taken = seen === 'image/jpeg' ? await takenAtOfFile(path) : undefined;
    return {
      status: 'added',
      name,
      mediaType: seen ?? typeOfName(name),
      size,
      sha256,
      ...(taken === undefined ? {} : { takenAt: taken }),
    };
  } catch (error) {
    return failed(isOutOfSpace(error) ? 'noSpace' : 'unreadable');
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A name without a folder and without marks that would show it as another one. */
function plainName(name: string): string {
  const clean = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, '')
    .trim()
    .slice(-200);
  return clean === '' ? 'file' : clean;
}
