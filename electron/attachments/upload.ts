import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { problemTypeOf } from './endpointCall';
import type { Answer, Call, EndpointCall } from './endpointCall';
import type { FileStore } from './fileStore';
import { refusalOf, TransferFault } from './transferFault';

export interface UploadParts {
  readonly store: Pick<FileStore, 'pathOf' | 'remove'>;
  readonly call: EndpointCall;
  /** Where an upload of this file stands at the endpoint since last time; kept over restarts. */
  readonly begun: (sha256: string) => string | undefined;
  readonly keepBegun: (sha256: string, path: string | undefined) => Promise<void>;
  readonly progress: (done: number) => void;
}

const tus = { 'Tus-Resumable': '1.0.0' } as const;
/** An answer without its body. */
interface Told extends Pick<Answer, 'status' | 'headers'> {
  /** The type of the problem that the body told. */
  readonly problem: string | undefined;
}

/** A piece is what a slow line carries well within the time that a request may take without a sign of life. */
const piece = { first: 256 * 1024, most: 4 * 1024 * 1024, quickMs: 4_000 } as const;

/**
 * Sends a file by tus 1.0, in pieces, from where the endpoint says that it stands.
 * @throws TransferFault, NotNow, or the network's error: tried again, it goes on from there
 */
export async function upload(
  parts: UploadParts,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): Promise<void> {
  const { call, begun, keepBegun, progress, store } = parts;
  const brief = async (request: Call): Promise<Told> => {
    const answer = await call({ ...request, headers: { ...tus, ...request.headers } });
    const { status, headers } = answer;
    return { status, headers, problem: await problemTypeOf(answer) };
  };
  if ((await brief({ method: 'HEAD', path: `/v1/blobs/${sha256}` })).status === 200) return;

  let at = begun(sha256);
  let offset: number | null = null;
  if (at !== undefined) {
    const known = await brief({ method: 'HEAD', path: at });
    if (known.status === 200) offset = offsetOf(known);
    else if (known.status !== 404 && known.status !== 410) throw refusalOf(known, known.problem);
  }
  if (at === undefined || offset === null) {
    const metadata = `sha256 ${Buffer.from(sha256).toString('base64')}`;
    const headers = { 'Upload-Length': String(size), 'Upload-Metadata': metadata };
    const made = await brief({ method: 'POST', path: '/v1/uploads', headers });
    if (made.status !== 201) throw refusalOf(made, made.problem);
    at = uploadPath(made.headers.get('location'));
    offset = 0;
    await keepBegun(sha256, at);
  }

  const file = await open(store.pathOf(sha256), 'r');
  try {
    let length: number = piece.first;
    while (offset < size) {
      progress(offset);
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(Math.min(length, size - offset)),
        0,
        undefined,
        offset,
      );
      if (bytesRead === 0) throw new TransferFault('damaged');
      const started = performance.now();
      const sent = await brief({
        method: 'PATCH',
        path: at,
        headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
        body: new Uint8Array(buffer.subarray(0, bytesRead)),
      });
      if (sent.status === 422) throw await disputed(parts, sha256);
      if (sent.status !== 204) {
        // An upload that is gone is begun anew; that there is none of this name is no word about the file.
        const gone = sent.status === 404 || sent.status === 410;
        if (gone || sent.status === 413) await keepBegun(sha256, undefined);
        throw gone ? new TransferFault('misshapen') : refusalOf(sent, sent.problem);
      }
      const next = offsetOf(sent);
      if (next <= offset) throw new TransferFault('misshapen');
      offset = next;
      if (performance.now() - started < piece.quickMs) length = Math.min(length * 2, piece.most);
    }
  } finally {
    await file.close();
  }
  await keepBegun(sha256, undefined);
}

/** The endpoint has another content: either the line altered it, or this disk has, and then nobody should have it. */
async function disputed({ store, keepBegun }: UploadParts, sha256: string): Promise<TransferFault> {
  await keepBegun(sha256, undefined);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(store.pathOf(sha256))) hash.update(chunk as Buffer);
  if (hash.digest('hex') === sha256) return new TransferFault('misshapen');
  await store.remove(sha256);
  return new TransferFault('damaged');
}

function offsetOf({ headers }: Told): number {
  const text = headers.get('upload-offset') ?? '';
  if (!/^\d{1,15}$/.test(text)) throw new TransferFault('misshapen');
  return Number(text);
}

/** Where the upload is; only ever below `/v1/` of the endpoint itself, since the token goes there. */
function uploadPath(location: string | null): string {
  const path = location === null ? null : new URL(location, 'http://endpoint.invalid').pathname;
  const below = path === null ? -1 : path.lastIndexOf('/v1/uploads/');
  const found = path === null || below === -1 ? '' : path.slice(below);
  if (!/^\/v1\/uploads\/[\w-]{1,100}$/.test(found)) throw new TransferFault('misshapen');
  return found;
}
