import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language } from '#shared/domain/fields';
import { newNonce } from '../contentPolicy';
import { errorCode } from '../fileError';
import { answerHeaders, answerPage } from './answerPage';
import type { AnswerOutcome } from './answerPage';

/** The browser's way back to the desk (RFC 8252, 7.3): a server on this machine that lives for one sign-in. */
export interface Loopback {
  readonly redirectUri: string;
  /** Resolves with the address that the browser was sent to with this state; anything else is turned away. */
  readonly answer: (state: string) => Promise<BrowserAnswer>;
  readonly close: () => void;
}

export interface BrowserAnswer {
  readonly url: URL;
  /** Tells the person in the browser how it ended; resolves when the page is out. */
  readonly respond: (outcome: AnswerOutcome) => Promise<void>;
}

const path = '/signed-in';
const attempts = 3;

/** @param ports to try, one after the other; 0 leaves the choice to the system */
export async function openLoopback(
  language: () => Language,
  ports: readonly number[] = Array.from({ length: attempts }, () => 0),
): Promise<Loopback> {
  let wanted: { readonly state: string; readonly take: (answer: BrowserAnswer) => void } | null = null;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    // A page elsewhere may know the port, by another name for this machine.
    const own = request.headers.host === `127.0.0.1:${portOf(server)}`;
    if (!own || request.method !== 'GET' || url.pathname !== path) {
      response.writeHead(404, { Connection: 'close' }).end();
      return;
    }
    if (wanted === null || url.searchParams.get('state') !== wanted.state) {
      void show(response, language(), 'foreign');
      return;
    }
    const { take } = wanted;
    wanted = null;
    take({
      url: new URL(`http://127.0.0.1:${portOf(server)}${url.pathname}${url.search}`),
      respond: (outcome) => show(response, language(), outcome),
    });
  });
  await listen(server, ports);
  return {
    redirectUri: `http://127.0.0.1:${portOf(server)}${path}`,
    answer: (state) =>
      new Promise((resolve) => {
        wanted = { state, take: resolve };
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server, ports: readonly number[]): Promise<void> {
  for (const [index, port] of ports.entries()) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE' || index === ports.length - 1) throw error;
    }
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function show(response: ServerResponse, language: Language, outcome: AnswerOutcome): Promise<void> {
  const nonce = newNonce();
  return new Promise((resolve) => {
    response.once('close', resolve);
    response
      .writeHead(outcome === 'entered' ? 200 : 400, answerHeaders(nonce))
      .end(answerPage(language, outcome, nonce));
  });
}
