import { Agent } from 'node:http';
import { Pool } from 'pg';
import type { EndpointAtWork, ProcessorSeconds, TenantAtWork } from './endpointAtWork';
import { headOf, laptopAtWork, noTimings } from './laptopAtWork';
import type { LaptopAtWork, Meeting, Timings } from './laptopAtWork';

/** How many requests are under way at once, as that many laptops make them. */
const laptops = 32;
/** A laptop writes on meetings of its own. */
const meetingsEach = 100;
const seconds = 4;

export interface Throughput {
  readonly perSecond: number;
  /** Processor milliseconds that each took; null where they aren't known. */
  readonly processor: ProcessorSeconds | null;
  readonly timings: Timings;
}

export interface Throughputs {
  /** Of one write each. */
  readonly pushes: Throughput;
  /** Of a hundred writes each: laptops that were offline. */
  readonly largePushes: Throughput;
  /** Of a page with the last two changes of every laptop. */
  readonly pulls: Throughput;
}

interface Seat {
  readonly laptop: LaptopAtWork;
  readonly meetings: readonly Meeting[];
  timings: Timings;
}

/** What a tenant must hold to be measured with others. */
export function sizeOf(tenants: number): { readonly people: number; readonly meetings: number } {
  const people = Math.ceil(laptops / tenants);
  return { people, meetings: people * meetingsEach };
}

/** As many laptops as ever, spread over so many tenants. */
export async function throughputs(
  endpoint: EndpointAtWork,
  tenants: readonly TenantAtWork[],
): Promise<Throughputs> {
  const { url } = endpoint;
  const measured = (work: Work) => measure(endpoint, seats, work);
  const agent = new Agent({ keepAlive: true, maxSockets: laptops });
  const seats = Array.from({ length: laptops }, (_, number): Seat => {
    const tenant = tenants[number % tenants.length];
    if (tenant === undefined) throw new Error('no tenant');
    const { epoch, tokens } = tenant;
    const place = Math.floor(number / tenants.length);
    const timings = noTimings();
    const laptop = laptopAtWork({ agent, url, token: tokens[place] ?? '', epoch, timings });
    const mine = tenant.meetings.slice(place * meetingsEach, (place + 1) * meetingsEach);
    return { laptop, meetings: mine.map((id) => ({ id, v: 1 })), timings };
  });
  try {
    const single = async ({ laptop, meetings }: Seat) => {
      await laptop.push(meetings.slice(0, 1));
    };
    const pushes = await measured(single);
    const largePushes = await measured(async ({ laptop, meetings }) => {
      await laptop.push(meetings);
    });
    const heads = await Promise.all(
      seats.map((_, index) => headOf({ url, token: tenants[index % tenants.length]?.tokens[0] ?? '' })),
    );
    for (const { laptop, meetings } of seats) await laptop.push(meetings.slice(0, 2));
    const pulls = await measured(async ({ laptop }, index) => {
      laptop.goBackTo(heads[index] ?? '');
      await laptop.changes();
    });
    return { pushes, largePushes, pulls };
  } finally {
    agent.destroy();
  }
}

type Work = (seat: Seat, index: number) => Promise<void>;

async function measure(endpoint: EndpointAtWork, seats: readonly Seat[], work: Work): Promise<Throughput> {
  for (const { timings } of seats) for (const list of Object.values(timings)) list.length = 0;
  const before = await endpoint.processorSeconds();
  const began = performance.now();
  let done = 0;
  await Promise.all(
    seats.map(async (seat, index) => {
      while (performance.now() - began < seconds * 1000) {
        await work(seat, index);
        done += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  const all = (kind: 'push' | 'changes') => seats.flatMap(({ timings }) => timings[kind]);
  const after = await endpoint.processorSeconds();
  const each = (then = 0, now = 0) => ((now - then) / done) * 1000;
  return {
    perSecond: done / took,
    processor: before &&
      after && {
        endpoint: each(before.endpoint, after.endpoint),
        database: each(before.database, after.database),
      },
    timings: {
      capabilities: [],
      push: all('push'),
      changes: all('changes'),
      failures: seats.flatMap(({ timings }) => timings.failures),
    },
  };
}

/**
 * The floor of a push: the same database writes the same text into one row and commits, as many at once as the endpoint
 * has connections. @returns commits a second
 */
export async function bareCommitsPerSecond({
  databaseUrl,
}: Pick<EndpointAtWork, 'databaseUrl'>): Promise<number> {
  const connections = 10;
  const pool = new Pool({ connectionString: databaseUrl, max: connections });
  const notes = 'A line of notes, as somebody types it in a meeting.\n'.repeat(20);
  try {
    await pool.query('create table bench (id integer primary key, data json)');
    await pool.query("insert into bench select n, '{}' from generate_series(1, 10) n");
    const began = performance.now();
    let done = 0;
    await Promise.all(
      Array.from({ length: connections }, async (_, index) => {
        const values = [index + 1, JSON.stringify({ notes })];
        while (performance.now() - began < seconds * 1000) {
          await pool.query('update bench set data = $2 where id = $1', values);
          done += 1;
        }
      }),
    );
    return (done / (performance.now() - began)) * 1000;
  } finally {
    await pool.end();
  }
}
