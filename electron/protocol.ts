import { readFile } from 'node:fs/promises';
import { endpointPrefix, filesPrefix } from '#shared/bridge/addresses';
import { isDeskUrl } from './appScheme';
import { commonHeaders, contentSecurityPolicy, newNonce, withNonce } from './contentPolicy';
import { contentType, fileFor } from './rendererFiles';

export interface DeskProtocolOptions {
  /** Folder of the built pages. */
  readonly root: string;
  /** Answers what lies below `/endpoint`; the path is given without that prefix, with its query. */
  readonly endpoint: (request: Request, pathAndQuery: string) => Promise<Response>;
  /** Answers what lies below `/files`: attachments. */
  readonly attachments: (request: Request, pathname: string) => Promise<Response>;
}

export type DeskProtocol = (request: Request) => Promise<Response>;

/** Answers `app://desk/…`: the desk's files, its attachments, and its way to the endpoint. */
export function createDeskProtocol({ root, endpoint, attachments }: DeskProtocolOptions): DeskProtocol {
  return async (request) => {
    if (!isDeskUrl(request.url)) return plain(404);
    const url = new URL(request.url);
    if (url.pathname === endpointPrefix || url.pathname.startsWith(`${endpointPrefix}/`)) {
      const answer = await endpoint(request, url.pathname.slice(endpointPrefix.length) + url.search);
      // Shown as a page it may do nothing at all.
      return withHeaders(answer, {
        ...commonHeaders(),
        'Content-Security-Policy': "default-src 'none'; sandbox",
      });
    }
    if (url.pathname.startsWith(`${filesPrefix}/`)) return attachments(request, url.pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
    return file(root, url.pathname);
  };
}

async function file(root: string, pathname: string): Promise<Response> {
  const path = fileFor(root, pathname);
  if (path === null) return plain(404);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return plain(404);
  }
  const nonce = newNonce();
  // Scripts carry the policy too: a worker lives under that of its own file.
  const headers = {
    ...commonHeaders(),
    'Content-Type': contentType(path),
    'Content-Security-Policy': contentSecurityPolicy(nonce),
  };
  if (!path.endsWith('.html')) return new Response(new Uint8Array(bytes), { headers });
  return new Response(withNonce(bytes.toString('utf8'), nonce), {
    headers: { ...headers, 'Cache-Control': 'no-store' },
  });
}

function plain(status: 404 | 405): Response {
  return new Response(status === 404 ? 'Not found' : 'Method not allowed', {
    status,
    headers: { ...commonHeaders(), 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

function withHeaders(response: Response, more: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(more)) response.headers.set(name, value);
  return response;
}
