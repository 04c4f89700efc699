import { createEventReader } from '#shared/sync/eventStream';
import type { OpenedStream } from '#shared/sync/listener';

/** A stream of an endpoint's events as a laptop opens it, by plain fetch. */
export function openEvents(
  url: string,
  token: string,
  headers: Readonly<Record<string, string>> = {},
): OpenedStream & { readonly response: Promise<Response> } {
  const controller = new AbortController();
  const response = fetch(`${url}/v1/events`, {
    signal: controller.signal,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const answer = response.then(({ status, headers: got, body }) => ({
    status,
    contentType: got.get('content-type') ?? '',
    chunks: textOf(body),
  }));
  answer.catch(() => undefined);
  return { response, answer, close: () => controller.abort() };
}

async function* textOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  if (body === null) return;
  const decoder = new TextDecoder();
  for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
}

/** A stream that is read from the start: how many events it brought so far, and when the next one comes. */
export async function followEvents(url: string, token: string, headers?: Readonly<Record<string, string>>) {
  const stream = openEvents(url, token, headers);
  const { chunks } = await stream.answer;
  const read = createEventReader();
  let heard = 0;
  let text = '';
  let wake: () => void = () => undefined;
  const ended = (async () => {
    try {
      for await (const chunk of chunks) {
        text += chunk;
        heard += read(chunk).filter((event) => event === 'head').length;
        wake();
      }
    } catch {
      // Closed by us.
    }
  })();
  return {
    ended,
    close: stream.close,
    heard: () => heard,
    text: () => text,
    /** Resolves once so many have been heard since the stream began. */
    until: async (count: number): Promise<void> => {
      for (;;) {
        if (heard >= count) return;
        await Promise.race([
          new Promise<void>((resolve) => (wake = resolve)),
          ended.then(() => Promise.reject(new Error('the stream ended'))),
        ]);
      }
    },
  };
}
