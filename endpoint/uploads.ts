import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pipeline, Transform, type Readable } from 'node:stream';
import { v7, validate } from 'uuid';
import type { Account } from './accounts';
import { noteUploaded } from './blobAccess';
import type { BlobStore, UploadProgress } from './blobStore';
import type { Database } from './database';
import { HttpProblem, invalid, notFound, quotaExceeded, tooLarge, unauthorized } from './problems';

const version = '1.0.0';
const extensions = 'creation,termination';

/** Where attachments go, and how much of them. */
export interface Blobs {
  readonly store: BlobStore;
  /** The largest one. */
  readonly maximumBytes: number;
  /** All of a tenant's together; any number when left out. */
  readonly quotaBytes?: number;
}

/**
 * Resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): core, creation and termination. The
 * metadata must name the content's `sha256`; the last byte is answered once the whole has been held against it.
 */
export function addUploads(server: FastifyInstance, blobs: Blobs | undefined, database: Database): void {
  const { store, maximumBytes = 0, quotaBytes = Number.POSITIVE_INFINITY } = blobs ?? {};
  const type = 'application/offset+octet-stream';
  server.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  server.addHook('onSend', async (_request, reply) => {
    reply.header('tus-resumable', version);
  });
  server.addHook('onRequest', async (request) => {
    if (request.method === 'OPTIONS' || request.headers['tus-resumable'] === version) return;
    throw new HttpProblem(
      { type: 'about:blank', title: 'This endpoint speaks tus 1.0.0', status: 412 },
      { 'tus-version': version },
    );
  });

  /** Uploads that somebody is writing now: a laptop whose line broke comes back before we notice that it did. */
  const writing = new Map<string, { readonly stop: () => void; readonly done: Promise<unknown> }>();

  async function own(
    request: FastifyRequest,
  ): Promise<{ store: BlobStore; account: Account; upload: UploadProgress }> {
    const { account } = request;
    if (account === null) throw unauthorized();
    const { id } = request.params as { id: string };
    if (store === undefined || !validate(id)) throw notFound();
    const key = `${account.tenant} ${id}`;
    const before = writing.get(key);
    before?.stop();
    await before?.done;
    const upload = await store.progress(account.tenant, id);
    if (upload?.person !== account.person) throw notFound();
    return { store, account, upload };
  }

  async function finish(kept: BlobStore, account: Account, upload: UploadProgress): Promise<void> {
    const { tenant } = account;
    // Several that were begun while there was room for one: the last to come is refused.
    if (quotaBytes !== Number.POSITIVE_INFINITY && (await kept.used(tenant)) > quotaBytes) {
      await kept.discard(tenant, upload.id);
      throw quotaExceeded(quotaBytes);
    }
    const verified = () => noteUploaded(database, account, upload.sha256);
    if (await kept.finish(tenant, upload, verified)) return;
    throw invalid('The content is not the one that its SHA-256 names; the upload must begin again.', 422);
  }

  server.options('/uploads', (_request, reply) =>
    reply
      .code(204)
      .headers({ 'tus-version': version, 'tus-extension': extensions, 'tus-max-size': maximumBytes })
      .send(),
  );

  server.post('/uploads', async (request, reply) => {
    const { account } = request;
    if (account === null) throw unauthorized();
    if (store === undefined) throw notFound();
    const length = lengthOf(request.headers['upload-length']);
    if (length > maximumBytes) throw tooLarge(`A blob may have ${maximumBytes} bytes.`);
    const sha256 = shaOf(request.headers['upload-metadata']);
    // Also where the tenant has the very content: to let it pass would tell that it is there.
    if (quotaBytes !== Number.POSITIVE_INFINITY && (await store.used(account.tenant)) + length > quotaBytes)
      throw quotaExceeded(quotaBytes);
    const upload = { id: v7(), person: account.person, length, sha256 };
    await store.begin(account.tenant, upload);
    if (length === 0) await finish(store, account, { ...upload, offset: 0 });
    return reply.code(201).header('location', `/v1/uploads/${upload.id}`).header('upload-offset', 0).send();
  });

  server.head('/uploads/:id', async (request, reply) => {
    const { upload } = await own(request);
    return told(reply, upload.offset).header('upload-length', upload.length).send();
  });

  server.delete('/uploads/:id', async (request, reply) => {
    const { store: kept, account, upload } = await own(request);
    await kept.discard(account.tenant, upload.id);
    return reply.code(204).send();
  });

  server.patch('/uploads/:id', { bodyLimit: maximumBytes + 1 }, async (request, reply) => {
    if (request.headers['content-encoding'] !== undefined) throw invalid('Chunks travel as they are.', 415);
    if (!isStream(request.body)) throw invalid(`The body must be ${type}.`, 415);
    const { store: kept, account, upload } = await own(request);
    if (lengthOf(request.headers['upload-offset']) !== upload.offset) {
      throw new HttpProblem(
        { type: 'about:blank', title: 'The upload stands elsewhere', status: 409 },
        { 'upload-offset': String(upload.offset) },
      );
    }
    const body = atMost(request.body, upload.length - upload.offset);
    const key = `${account.tenant} ${upload.id}`;
    const done = kept.append(account.tenant, upload, body);
    writing.set(key, {
      stop: () => request.raw.destroy(),
      done: done.catch(() => undefined),
    });
    let offset: number;
    try {
      offset = await done;
    } finally {
      writing.delete(key);
    }
    if (body.errored instanceof HttpProblem) throw body.errored;
    if (offset === upload.length) await finish(kept, account, { ...upload, offset });
    return told(reply.code(204), offset).send();
  });
}

function told(reply: FastifyReply, offset: number): FastifyReply {
  return reply.headers({ 'upload-offset': offset, 'cache-control': 'no-store' });
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}

/** Passes a body on, and breaks it off when it brings more than was announced. */
function atMost(body: Readable, bytes: number): Transform {
  let left = bytes;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.byteLength;
      if (left < 0) done(invalid('The body goes beyond the announced length.'));
      else done(null, chunk);
    },
  });
  // Also when the line broke before we began to read.
  return pipeline(body, counted, () => undefined);
}

function lengthOf(header: string | string[] | undefined): number {
  const length = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : Number.NaN;
  if (Number.isNaN(length)) throw invalid('Upload-Length or Upload-Offset is missing or no number.');
  return length;
}

/** The `sha256` of tus' metadata: names and base64 values, parted by commas. */
function shaOf(header: string | string[] | undefined): string {
  const pairs = typeof header === 'string' ? header.split(',').map((pair) => pair.trim().split(' ')) : [];
  const value = pairs.find(([name]) => name === 'sha256')?.[1] ?? '';
  const sha256 = Buffer.from(value, 'base64').toString('latin1').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalid('Upload-Metadata wants sha256, in hexadecimal.');
  return sha256;
}
