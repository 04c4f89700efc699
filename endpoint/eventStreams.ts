import type { ServerResponse } from 'node:http';
import { createTurns } from './turns';

/** The open streams of this instance. */
export interface EventStreams {
  /** Takes an answer over and tells it that the head has moved, so that it begins by pulling. */
  open(answer: ServerResponse, owner: string): Stream;
  /** Ends all of them: laptops come back by themselves, to another instance. */
  close(): void;
}

export interface Stream {
  /** The head moved. */
  moved(): void;
  /** Resolves when the stream is over, whoever ended it. */
  readonly ended: Promise<void>;
}

export interface StreamBounds {
  /** Of one laptop; one more ends the oldest, which may be what a sleep has left half open. */
  readonly perOwner: number;
  readonly total: number;
  /** Milliseconds between comments, so that proxies and laptops see the line is alive. */
  readonly heartbeatMs: number;
  /** Milliseconds after which a stream ends, for the token to be looked at again. */
  readonly lifetimeMs: number;
  /** Laptops told a second: a head that moves must not have ten thousand of them ask in the same moment. */
  readonly perSecond: number;
}

export const defaultStreamBounds: StreamBounds = {
  perOwner: 2,
  total: 20_000,
  heartbeatMs: 20_000,
  lifetimeMs: 15 * 60_000,
  perSecond: 500,
};

export interface EventStreamsOptions extends StreamBounds {
  readonly random?: () => number;
  /** Whether requests wait to be answered: news can wait, writes shouldn't. */
  readonly busy?: () => boolean;
  readonly onCount: (open: number) => void;
}

/** What a laptop and the proxies before it must know. `X-Accel-Buffering` is nginx's word for it. */
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // Otherwise a stream that we end leaves a connection that the stop of an instance would wait for.
  connection: 'close',
} as const;

/** Nobody reads at the other end when this many bytes wait. */
const maximumBacklog = 16 * 1024;

/** Streams that say "the head moved" and nothing more (https://html.spec.whatwg.org/#server-sent-events). */
export function createEventStreams(options: EventStreamsOptions): EventStreams {
  const { perOwner, heartbeatMs, lifetimeMs, random = Math.random, onCount } = options;
  const owners = new Map<string, Set<ServerResponse>>();
  const turns = createTurns(options);
  let count = 0;

  function changeCount(by: number): void {
    count += by;
    onCount(count);
  }

  return {
    open: (answer, owner) => {
      if (count >= options.total) throw new RangeError('Too many streams are open.');
      const own = owners.get(owner) ?? new Set();
      owners.set(owner, own);
      const [oldest] = own;
      if (own.size >= perOwner) oldest?.end();
      own.add(answer);
      changeCount(1);

      const say = (text: string) => {
        if (answer.writableEnded || answer.destroyed) return;
        if (answer.writableLength > maximumBacklog) answer.destroy();
        else answer.write(text);
      };
      answer.writeHead(200, headers);
      say('retry: 5000\n\nevent: head\ndata: {}\n\n');
      const beat = setInterval(() => say(': \n\n'), heartbeatMs);
      // Spread, so that those who came together don't come back together.
      const end = setTimeout(() => answer.end(), lifetimeMs * (0.75 + random() / 4));
      const told = { moved: () => say('event: head\ndata: {}\n\n') };
      const ended = new Promise<void>((resolve) => {
        answer.once('close', () => {
          clearInterval(beat);
          clearTimeout(end);
          own.delete(answer);
          if (own.size === 0 && owners.get(owner) === own) owners.delete(owner);
          turns.forget(told);
          changeCount(-1);
          resolve();
        });
      });
      return { moved: () => turns.add(told), ended };
    },
    close: () => {
      for (const own of owners.values()) for (const answer of own) answer.end();
    },
  };
}
