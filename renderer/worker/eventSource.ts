import { endpointPrefix } from '#shared/bridge/addresses';
import type { OpenedStream } from '#shared/sync/listener';
import { deviceHeader, protocolHeader, protocolVersion } from '#shared/sync/protocol';

/** Opens the endpoint's stream of events, through the app's own protocol. */
export function createEventSource(fetchOwn: typeof fetch, device: string): () => OpenedStream {
  return () => {
    const controller = new AbortController();
    const answer = fetchOwn(`${endpointPrefix}/v1/events`, {
      signal: controller.signal,
      headers: {
        Accept: 'text/event-stream',
        [deviceHeader]: device,
        [protocolHeader]: String(protocolVersion),
      },
    }).then((response) => ({
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      chunks: textOf(response),
    }));
    return { answer, close: () => controller.abort() };
  };
}

async function* textOf({ body }: Response): AsyncGenerator<string> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const part = await reader.read();
    if (part.done) return;
    yield part.value;
  }
}
