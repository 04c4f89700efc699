import type { Responses } from './openapiJson';

/** `/v1/events` in the OpenAPI document. */
export function eventsPath(responses: Responses) {
  return {
    '/v1/events': {
      get: {
        operationId: 'events',
        summary: 'Server-sent events: the head moved, nothing more',
        description:
          'One `head` event at once and one after each commit of the tenant, several of which may be told as one; ' +
          'comments in between show that the line lives. Whoever pulls after each event misses nothing. The stream ' +
          'ends after some minutes, and when the instance stops: open it again after a random pause. It is an offer: ' +
          'an endpoint without it answers 404, and laptops poll.',
        responses: responses(
          {
            description: 'The stream.',
            headers: {
              'Cache-Control': { schema: { type: 'string', const: 'no-store, no-transform' } },
              'X-Accel-Buffering': { schema: { type: 'string', const: 'no' } },
            },
            content: {
              'text/event-stream': {
                schema: { type: 'string' },
                example: 'retry: 5000\n\nevent: head\ndata: {}\n\n: \n\nevent: head\ndata: {}\n\n',
              },
            },
          },
          401,
          403,
          429,
        ),
      },
    },
  };
}
