import type { FastifyInstance } from 'fastify';
import type { Account } from './accounts';
import type { Database } from './database';
import { deviceOf } from './device';
import { createEventStreams, defaultStreamBounds, type StreamBounds } from './eventStreams';
import { createHeads, type Heads } from './heads';
import { unauthorized, unavailable } from './problems';

export interface EventsContext {
  readonly database: Database;
  readonly bounds?: Partial<StreamBounds>;
  readonly onCount: (open: number) => void;
}

/** `GET /v1/events`. @returns the heads, to be nudged by what this instance takes itself */
export function addEvents(
  server: FastifyInstance,
  { database, bounds, onCount }: EventsContext,
): Pick<Heads, 'nudge'> {
  const busy = () => (database.load?.().waiting ?? 0) > 0;
  const streams = createEventStreams({ ...defaultStreamBounds, ...bounds, busy, onCount });
  const heads = createHeads({
    database,
    onFailure: (error) =>
      server.log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'heads not read'),
  });
  let stopping = false;
  server.addHook('preClose', async () => {
    stopping = true;
    heads.stop();
    streams.close();
  });

  server.get('/events', async (request, reply) => {
    const account: Account | null = request.account;
    if (account === null) throw unauthorized();
    if (stopping) throw unavailable();
    let stream: { moved(): void } | undefined;
    const end = await heads
      .watch(account.tenant, () => stream?.moved())
      .catch(() => {
        throw unavailable();
      });
    // The laptop may have gone while we looked.
    if (request.raw.destroyed || stopping) {
      end();
      throw unavailable();
    }
    try {
      const owner = `${account.tenant} ${account.person} ${deviceOf(request) ?? ''}`;
      const opened = streams.open(reply.raw, owner);
      stream = opened;
      reply.hijack();
      void opened.ended.then(end);
    } catch {
      end();
      throw unavailable();
    }
    return reply;
  });
  return heads;
}
