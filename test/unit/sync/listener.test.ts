import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventReader } from '#shared/sync/eventStream';
import { createListener, type StreamAnswer } from '#shared/sync/listener';

describe('the reader of a stream', () => {
  const text =
    'retry: 5\r\n\r\nevent: head\r\ndata: {}\r\n\r\n: \r\n\r\nevent:other\ndata:1\n\nevent: head\n\ndata: x\n\n';

  it('finds the events wherever the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const read = createEventReader();
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const chunks = places.map((place, index) => text.slice(place, places[index + 1] ?? text.length));
        expect(chunks.flatMap((chunk) => read(chunk))).toEqual(['head', 'other', 'message']);
      }),
    );
  });
});

/** A listener whose timers are a list and whose streams are opened and fed by hand. */
function setUp() {
  const timers: { ms: number; callback: () => void }[] = [];
  const streams: ReturnType<typeof stream>[] = [];
  const told: string[] = [];
  const listener = createListener({
    open: () => {
      const next = stream();
      streams.push(next);
      return next;
    },
    onMoved: () => told.push('moved'),
    onLive: (live) => told.push(live ? 'live' : 'deaf'),
    after: (ms, callback) => {
      const timer = { ms, callback };
      timers.push(timer);
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
      };
    },
    random: () => 0.5,
  });
  const turn = () => new Promise(setImmediate);
  return {
    listener,
    told,
    streams,
    timers: () => timers.map(({ ms }) => ms),
    turn,
    pass: async () => {
      timers.shift()?.callback();
      await turn();
    },
    /** The stream that is open now. */
    current: () => {
      const last = streams.at(-1);
      if (last === undefined) throw new Error('no stream was opened');
      return last;
    },
  };
}

function stream() {
  const waiting: (string | Error | null)[] = [];
  let wake: () => void = () => undefined;
  let answerWith: (answer: StreamAnswer) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const answer = new Promise<StreamAnswer>((resolve, reject) => {
    answerWith = resolve;
    refuse = reject;
  });
  const feed = (item: string | Error | null) => {
    waiting.push(item);
    wake();
  };
  async function* chunks() {
    for (;;) {
      const item = waiting.shift();
      if (item === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else if (item === null) return;
      else if (typeof item === 'string') yield item;
      else throw item;
    }
  }
  const self = {
    answer,
    closed: 0,
    close: () => {
      self.closed += 1;
      refuse(new Error('closed'));
      feed(new Error('closed'));
    },
    feed,
    begin: (status = 200, contentType = 'text/event-stream; charset=utf-8') =>
      answerWith({ status, contentType, chunks: chunks() }),
    refuse,
  };
  return self;
}

const head = 'event: head\ndata: {}\n\n';

describe('a laptop that listens', () => {
  it('pulls at the first event and at each later one, and is live from the first on', async () => {
    const { listener, current, told, pass, turn } = setUp();
    listener.setWanted(true);
    await pass();
    current().begin();
    await turn();
    expect(told).toEqual([]);
    current().feed(head);
    await turn();
    expect(told).toEqual(['live', 'moved']);
    current().feed(`: \n\n${head}`);
    await turn();
    expect(told).toEqual(['live', 'moved', 'moved']);
  });

  it('comes back soon, spread over three seconds, when a stream ends in good order', async () => {
    const { listener, current, told, pass, turn, timers, streams } = setUp();
    listener.setWanted(true);
    await pass();
    current().begin();
    current().feed(head);
    current().feed(null);
    await turn();
    expect([told, timers()]).toEqual([['live', 'moved', 'deaf'], [1500]]);
    await pass();
    expect(streams).toHaveLength(2);
  });

  it('waits longer after each failure, and from the start again after a success', async () => {
    const { listener, current, pass, turn, timers } = setUp();
    listener.setWanted(true);
    await pass();
    const pauses: (number | undefined)[] = [];
    for (const end of [0, 503, 401] as const) {
      if (end === 0) current().refuse(new Error('no connection'));
      else current().begin(end, 'application/problem+json');
      current().feed(null);
      await turn();
      pauses.push(timers()[0]);
      await pass();
    }
    expect(pauses).toEqual([2000, 4000, 8000]);
    current().begin();
    current().feed(head);
    current().feed(new Error('the connection broke'));
    await turn();
    await pass();
    current().refuse(new Error('no connection'));
    await turn();
    expect(timers()).toEqual([2000]);
  });

  it.each([
    [404, 'application/problem+json'],
    [200, 'text/html'],
    [405, ''],
  ])('leaves it to polling for half an hour where there is no stream: %i %s', async (status, type) => {
    const { listener, current, told, pass, turn, timers } = setUp();
    listener.setWanted(true);
    await pass();
    current().begin(status, type);
    await turn();
    expect([told, timers()]).toEqual([[], [1_800_000]]);
  });

  it('takes a stream without a first event for one that a proxy holds back', async () => {
    const { listener, current, pass, turn, timers } = setUp();
    listener.setWanted(true);
    await pass();
    expect(timers()).toEqual([10_000]);
    current().begin();
    await turn();
    await pass();
    await turn();
    expect([current().closed > 0, timers()]).toEqual([true, [1_800_000]]);
  });

  it('takes silence for a dead line, and listens anew', async () => {
    const { listener, current, told, pass, turn, timers } = setUp();
    listener.setWanted(true);
    await pass();
    current().begin();
    current().feed(head);
    await turn();
    expect(timers()).toEqual([65_000]);
    await pass();
    await turn();
    expect([told.at(-1), timers()]).toEqual(['deaf', [2000]]);
  });

  it('closes the stream and opens none when the person goes offline', async () => {
    const { listener, current, told, pass, turn, timers } = setUp();
    listener.setWanted(true);
    await pass();
    current().begin();
    current().feed(head);
    await turn();
    listener.setWanted(false);
    await turn();
    expect([current().closed > 0, told.at(-1), timers()]).toEqual([true, 'deaf', []]);
    listener.retry();
    expect(timers()).toEqual([]);
  });

  it('listens anew at once when the settings may be others', async () => {
    const { listener, streams, pass, turn, timers } = setUp();
    listener.setWanted(true);
    await pass();
    const [first] = streams;
    first?.begin();
    first?.feed(head);
    await turn();
    listener.retry();
    await turn();
    expect([first !== undefined && first.closed > 0, timers()]).toEqual([true, [0]]);
    await pass();
    expect(streams).toHaveLength(2);
  });
});
