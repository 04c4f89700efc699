import { deviceHeader } from '#shared/sync/protocol';
import type { EndpointCall } from '../attachments/endpointCall';
import type { ReadAnswer } from './orderFor';
import type { KeptWipe } from './wipeFile';

/** Longer than what the endpoint says of a device: the rest is something else's. */
const mostBytes = 64 * 1024;

/** Asks `/v1/devices/self` with the token of the desk; null without an answer. */
export async function askSelf(call: EndpointCall, device: string): Promise<ReadAnswer | null> {
  try {
    const { status, headers, body, stall } = await call({
      method: 'GET',
      path: '/v1/devices/self',
      headers: { [deviceHeader]: device, Accept: 'application/json' },
    });
    try {
      return await readAnswer(new Response(body, { status, headers }));
    } finally {
      stall.stop();
    }
  } catch {
    return null;
  }
}

/** Confirms a wipe at the endpoint that ordered it, by the order's receipt. */
export async function tellWiped(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { endpoint, receipt, order, unsent }: KeptWipe,
): Promise<ReadAnswer> {
  const answer = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/devices/wiped`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${receipt}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ order, unsent }),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(60_000),
  });
  return readAnswer(answer);
}

async function readAnswer(answer: Response): Promise<ReadAnswer> {
  const bytes = await answer.arrayBuffer();
  const text = bytes.byteLength > mostBytes ? '' : new TextDecoder().decode(bytes);
  return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', text };
}
