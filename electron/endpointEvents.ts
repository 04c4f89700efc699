import type { StallTimer } from './stallTimer';

/** How often is looked whether the stream is still wanted. */
const askMs = 250;

/** Whether an answer of the endpoint's is its stream of events, which has no end to wait for. */
export function isEventStream(url: string, answer: Response): boolean {
  const type = answer.headers.get('content-type') ?? '';
  return answer.status === 200 && /^text\/event-stream\b/i.test(type) && url.endsWith('/v1/events');
}

/**
 * Passes the stream on as it comes. It ends when the desk lets go of it, when nothing has come for too long, and when
 * the person goes offline or the endpoint is another one.
 */
export function passEventsOn(answer: Response, stall: StallTimer, mayGoOn: () => boolean): Response {
  const reader = answer.body?.getReader();
  const watch = setInterval(() => {
    if (!mayGoOn()) stall.abort();
  }, askMs);
  const end = () => {
    clearInterval(watch);
    stall.stop();
  };
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const part = await reader?.read();
        stall.tick();
        if (part !== undefined && !part.done) {
          controller.enqueue(part.value);
          return;
        }
      } catch {
        // Broken or aborted: for the desk the stream is over, and it asks for another one.
      }
      end();
      controller.close();
    },
    cancel: () => {
      end();
      stall.abort();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}
