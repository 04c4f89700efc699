import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './accounts';
import { mayFetch } from './blobAccess';
import type { BlobStore } from './blobStore';
import type { Database } from './database';
import { readByteRange } from './byteRange';
import { HttpProblem, notFound, unauthorized } from './problems';

const sha256Pattern = /^[0-9a-f]{64}$/;

/**
 * `HEAD|GET /v1/blobs/{sha256}`: a blob under its SHA-256 never changes. Who may not have it isn't told whether it is
 * there, and doesn't keep it from being collected by asking.
 */
export function addBlobs(server: FastifyInstance, store: BlobStore | undefined, database: Database): void {
  async function found(request: FastifyRequest): Promise<{ account: Account; sha256: string; size: number }> {
    const { account } = request;
    if (account === null) throw unauthorized();
    const { sha256 } = request.params as { sha256: string };
    if (!sha256Pattern.test(sha256) || !(await mayFetch(database, account, sha256))) throw notFound();
    const size = await store?.size(account.tenant, sha256);
    if (size === undefined) throw notFound();
    return { account, sha256, size };
  }

  function describe(reply: FastifyReply, sha256: string): FastifyReply {
    return reply.headers({
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      // It is what somebody uploaded: no browser may take it for a page.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  }

  server.head('/blobs/:sha256', async (request, reply) => {
    const { sha256, size } = await found(request);
    return describe(reply, sha256).header('content-length', size).send();
  });

  // Photos are compressed already, and a range is one of the content as it is.
  server.get('/blobs/:sha256', { compress: false }, async (request, reply) => {
    const { account, sha256, size } = await found(request);
    if (request.headers['if-none-match'] === `"${sha256}"`) return describe(reply, sha256).code(304).send();
    const range = readByteRange(request.headers.range, size);
    if (range === 'none' || store === undefined) {
      throw new HttpProblem(
        { type: 'about:blank', title: 'The blob has no such part', status: 416 },
        { 'content-range': `bytes */${size}` },
      );
    }
    const { start, end } = range ?? { start: 0, end: Math.max(0, size - 1) };
    describe(reply, sha256).header('content-length', size === 0 ? 0 : end - start + 1);
    if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
    return size === 0 ? reply.send('') : reply.send(store.read(account.tenant, sha256, start, end));
  });
}
