import { backoffMs } from './backoff';
import { createEventReader } from './eventStream';

/** A stream of events that was asked for. */
export interface OpenedStream {
  /** Rejects when there is no connection. */
  readonly answer: Promise<StreamAnswer>;
  readonly close: () => void;
}

export interface StreamAnswer {
  readonly status: number;
  readonly contentType: string;
  /** Ends or throws when the stream is over. */
  readonly chunks: AsyncIterable<string>;
}

export interface ListenerParts {
  readonly open: () => OpenedStream;
  /** The endpoint's head moved, or may have moved while nobody listened. */
  readonly onMoved: () => void;
  /** Whether moves are heard from now on, or have to be asked for. */
  readonly onLive: (live: boolean) => void;
  /** Calls back once after so many milliseconds; answers what takes it back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface Listener {
  /** Listens, or stops listening. */
  setWanted(wanted: boolean): void;
  /** The connection, the token or the settings may be others now: listens anew. */
  retry(): void;
}

/** The first event comes with the answer's head; a proxy that holds answers back lets none through. */
const firstEventMs = 10_000;
/** Three of the endpoint's heartbeats. */
const silenceMs = 65_000;
/** An endpoint or a proxy without streams gets them one day, perhaps. */
const noStreamMs = 30 * 60_000;
/** Streams end in good order when an instance stops or has been open for long: all come back, but not at once. */
const spreadMs = 3_000;

/** Keeps a stream of the endpoint's events open as long as it is wanted. Where there can be none, polling goes on. */
export function createListener({ open, onMoved, onLive, after, random }: ListenerParts): Listener {
  let wanted = false;
  let failures = 0;
  let stream: OpenedStream | null = null;
  let cancel: (() => void) | null = null;

  function plan(ms: number): void {
    cancel?.();
    cancel = after(ms, () => {
      cancel = null;
      void listen();
    });
  }

  async function listen(): Promise<void> {
    const mine = open();
    stream = mine;
    let live = false;
    let late = false;
    const watch = (ms: number) =>
      after(ms, () => {
        late = true;
        mine.close();
      });
    let stopWatch = watch(firstEventMs);
    let hasStreams = true;
    try {
      const { status, contentType, chunks } = await mine.answer;
      // Not now (a refused token, an overload) isn't never.
      const passing = status === 401 || status === 403 || status === 429 || status >= 500;
      hasStreams = passing || (status === 200 && /^text\/event-stream\b/i.test(contentType));
      if (status === 200 && hasStreams) {
        const read = createEventReader();
        for await (const chunk of chunks) {
          if (stream !== mine) break;
          if (live) {
            stopWatch();
            stopWatch = watch(silenceMs);
          }
          for (const event of read(chunk)) {
            if (event !== 'head') continue;
            if (!live) {
              live = true;
              failures = 0;
              stopWatch();
              stopWatch = watch(silenceMs);
              onLive(true);
            }
            onMoved();
          }
        }
      }
    } catch {
      // The connection broke, or we closed it.
    }
    stopWatch();
    mine.close();
    if (stream !== mine) return;
    stream = null;
    if (live) onLive(false);
    if (live && !late) {
      plan(Math.round(random() * spreadMs));
      return;
    }
    // Silence before the first event: something on the way holds the answer back, and would again.
    const heldBack = late && !live;
    failures += 1;
    plan(!hasStreams || heldBack ? noStreamMs : backoffMs(failures + 2, random));
  }

  function stop(): void {
    cancel?.();
    cancel = null;
    const last = stream;
    stream = null;
    if (last === null) return;
    last.close();
    onLive(false);
  }

  return {
    setWanted: (now) => {
      if (wanted === now) return;
      wanted = now;
      if (now) plan(0);
      else stop();
    },
    retry: () => {
      if (!wanted) return;
      stop();
      failures = 0;
      plan(0);
    },
  };
}
