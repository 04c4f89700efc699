import { expect, test } from '@playwright/test';
import { changesResponse, type WireRecord } from '#shared/sync/protocol';
import { createEndpointTransport } from '../../renderer/worker/endpointTransport';
import { buildEndpointProgram, type EndpointProcess } from '../support/endpointProcess';
import { createLaptop, type Laptop } from '../support/laptop';
import { newDatabase, startPostgres } from '../support/postgres';
import { seededRandom } from '../support/seededRandom';
import { uuid } from '../support/syncValues';
import { createHistoryChecker } from '../sync/historyChecker';
import { somethingWritten } from '../sync/personAtWork';
import { wantedTorture } from './wanted';

const wanted = wantedTorture();
const patience = { now: () => performance.now(), onSlow: () => undefined };

test('what laptops wrote is at the endpoint once, however often it and its database were killed', async () => {
  test.skip(wanted.endpointKills === 0);
  const random = seededRandom(wanted.seed);
  const [postgres, program] = await Promise.all([startPostgres(), buildEndpointProgram()]);
  const DATABASE_URL = await newDatabase(postgres.url, 'torture');
  let instance: EndpointProcess | null = null;
  const underWay = { pushes: 0 };
  const figures = { kills: 0, duringPush: 0, databaseRestarts: 0, writes: 0, runs: 0 };
  let word = 0;
  const newWord = () => `w${(word += 1)}x`;

  async function laptopOf(person: string, number: number): Promise<Laptop> {
    const company = ['--tenant', 'acme', '--person', person, '--role', 'director'];
    const token = (await program.run(['token', ...company], { DATABASE_URL })).out.trim();
    return createLaptop({
      person,
      number,
      transport: createEndpointTransport(authorized(token), uuid(number), patience),
    });
  }

  function authorized(token: string): typeof fetch {
    return async (input, init) => {
      if (!instance) throw new Error('the endpoint is away');
      const address = input instanceof Request ? input.url : input.toString();
      const path = address.slice('/endpoint'.length);
      const isPush = path === '/v1/push';
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      if (isPush) underWay.pushes += 1;
      try {
        return await fetch(instance.url + path, { ...init, headers });
      } finally {
        if (isPush) underWay.pushes -= 1;
      }
    };
  }

  const laptops = await Promise.all(['Anne', 'Bruno', 'Chloe'].map((name, i) => laptopOf(name, i + 1)));
  const stored: WireRecord[] = [];
  const checker = createHistoryChecker({
    records: () => stored,
    record: (key) => stored.find(({ id }) => id === key),
    commits: () => [],
    seqOf: () => 0,
    seqOfRecord: () => 0,
    knows: () => false,
    wasRestored: () => false,
    sees: () => true,
    toldAfter: () => [],
  });

  async function writeAndSync(laptop: Laptop, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      for (let left = 1 + random.below(6); left > 0; left -= 1) {
        const written = await laptop.write(somethingWritten(laptop, random, newWord));
        for (const { before, after } of written) {
          if (before?.deleted && !after.deleted) checker.restored(after);
        }
        figures.writes += written.length;
        checker.wrote(laptop, written);
      }
      await laptop.engine().sync();
      figures.runs += 1;
    }
  }

  const began = Date.now();
  while (figures.kills < wanted.endpointKills && Date.now() - began < wanted.minutes * 60_000) {
    const serving = await program.serve([], { DATABASE_URL });
    instance = serving;
    let over = false;
    const working = Promise.all(laptops.map((laptop) => writeAndSync(laptop, () => over)));
    // Most of the kills wait for a push that is under way, and then for an instant of it.
    await new Promise((resolve) => setTimeout(resolve, 50 + random.below(700)));
    if (random.chance(0.8)) await until(() => underWay.pushes > 0, 3000);
    await new Promise((resolve) => setTimeout(resolve, random.below(15)));
    if (underWay.pushes > 0) figures.duringPush += 1;
    serving.process.kill('SIGKILL');
    figures.kills += 1;
    if (random.chance(0.3)) {
      await postgres.restart();
      figures.databaseRestarts += 1;
    }
    over = true;
    await working;
    await serving.ended;
    instance = null;
  }

  instance = await program.serve([], { DATABASE_URL });
  for (let round = 0; round < 6; round += 1) for (const laptop of laptops) await laptop.engine().sync();
  stored.push(...(await everythingAt(authorized, program, DATABASE_URL)));
  checker.atTheEnd(laptops);
  await program.remove();
  await postgres.stop();
  process.stdout.write(
    `torture: endpoint, seed ${wanted.seed}: ${figures.kills} kills, ${figures.duringPush} of them during a push, ` +
      `${figures.databaseRestarts} restarts of PostgreSQL; ${figures.runs} runs, ${figures.writes} writes, ` +
      `${stored.length} records, ${checker.violations.length} violations\n`,
  );
  expect(checker.violations).toEqual([]);
  expect(figures.writes).toBeGreaterThan(figures.kills);
});

/** The feed from its beginning: tombstones too. */
async function everythingAt(
  authorized: (token: string) => typeof fetch,
  program: Awaited<ReturnType<typeof buildEndpointProgram>>,
  DATABASE_URL: string,
): Promise<readonly WireRecord[]> {
  const company = ['--tenant', 'acme', '--person', 'Reader', '--role', 'director'];
  const token = (await program.run(['token', ...company], { DATABASE_URL })).out.trim();
  const transport = createEndpointTransport(authorized(token), uuid(9), patience);
  const found: WireRecord[] = [];
  for (let from = ''; ;) {
    const { text } = await transport.request({ method: 'GET', path: `/v1/changes?limit=500${from}` });
    const page = changesResponse.parse(JSON.parse(text));
    found.push(...page.changes.filter((entry): entry is WireRecord => !('control' in entry)));
    if (!page.more) return found;
    from = `&cursor=${page.cursor}`;
  }
}

async function until(condition: () => boolean, limitMs: number): Promise<void> {
  const began = Date.now();
  while (!condition() && Date.now() - began < limitMs) await new Promise((resolve) => setTimeout(resolve, 1));
}
