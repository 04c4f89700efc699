import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { isShown } from '#shared/bridge/files';
import { commonHeaders } from '../contentPolicy';
import type { FileStore } from './fileStore';
import { typeOfFile } from './sniff';

const pattern = /^\/files\/([0-9a-f]{64})(\/thumbnail)?$/;

/**
 * Answers `app://desk/files/…`. What a file is served as is read from its own bytes at that moment: a record, which
 * anybody in the company may have written, has no say in it. All that isn't a picture is a download that nothing shows.
 */
export function createFilesAnswer(store: () => Pick<FileStore, 'pathOf' | 'thumbnailOf'>) {
  return async (request: Request, pathname: string): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405);
    const [, sha256, thumbnail] = pattern.exec(pathname) ?? [];
    if (sha256 === undefined) return answer(404);
    const path = thumbnail === undefined ? store().pathOf(sha256) : store().thumbnailOf(sha256);
    let size: number;
    let type: string | null;
    try {
      [{ size }, type] = await Promise.all([stat(path), typeOfFile(path)]);
    } catch {
      return answer(404);
    }
    const shown = type !== null && isShown(type) ? type : null;
    const body =
      request.method === 'HEAD'
        ? null
        : (Readable.toWeb(createReadStream(path)) as NodeStream<Uint8Array<ArrayBuffer>>);
    return answer(200, body as BodyInit | null, {
      'Content-Type': shown ?? 'application/octet-stream',
      'Content-Length': String(size),
      'Cache-Control': 'private, max-age=31536000, immutable',
      ...(shown !== null ? {} : { 'Content-Disposition': 'attachment' }),
    });
  };
}

function answer(
  status: number,
  body: BodyInit | null = null,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    status,
    // Shown as a page it may do nothing at all.
    headers: {
      ...commonHeaders(),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ...headers,
    },
  });
}
