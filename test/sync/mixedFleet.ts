import { ownShapes, recordInShape } from '#shared/domain/shapes';
import type { Shape, Shapes } from '#shared/domain/shapes';
import type { KnownMutation } from '../../renderer/data/mutation';
import { createFaultyNetwork } from '../support/faultyNetwork';
import { createLaptop } from '../support/laptop';
import type { Laptop } from '../support/laptop';
import { createMemoryEndpoint } from '../support/memoryEndpoint';
import { seededRandom } from '../support/seededRandom';
import { createHistoryChecker } from './historyChecker';
import { somethingWritten } from './personAtWork';

const first: Shape = { schema: 1, moves: [] };
const second: Shape = {
  schema: 2,
  moves: [{ from: 'loyalty', to: 'membership', schema: 2, since: 2, value: (old) => [old] }],
};
const fourth: Shape = {
  schema: 4,
  moves: [
    ...second.moves,
    { from: 'membership', to: 'clubs', schema: 4, since: 4, value: (old) => ({ old }) },
  ],
};

const knowing = (partner: Shape): Shapes => ({ ...ownShapes, partner });

/** What became of a fleet in which the versions were mixed. */
export interface FleetOutcome {
  readonly violations: readonly string[];
  readonly writes: number;
  readonly merges: number;
  readonly conflicts: number;
  /** Runs that ended since the laptop’s app was too old. */
  readonly blocked: number;
  /** Changes that waited on a laptop when its app was brought up to date, and those of them that had been sent. */
  readonly waited: number;
  readonly unanswered: number;
  /** Partners whose field that moved twice has its newest name. */
  readonly moved: number;
  /** Those that have an old name instead. */
  readonly left: number;
}

/**
 * Three laptops of three versions write on the same partners over a bad network; the endpoint is older than two of them
 * at first and newer than all of them later, and takes nothing of the oldest any more. Then all are brought up to date.
 */
export async function mixedFleet(seed: number): Promise<FleetOutcome> {
  const random = seededRandom(seed);
  let clock = Date.parse('2026-03-02T08:00:00.000Z');
  const now = () => new Date((clock += 250));
  let word = 0;
  const newWord = () => `w${(word += 1)}x`;
  let known = first;
  const endpoint = createMemoryEndpoint({
    now,
    limits: { pushOperations: 6, pullRows: 7 },
    shapes: () => knowing(known),
  });
  const network = createFaultyNetwork(endpoint, random);
  const checker = createHistoryChecker({
    ...endpoint,
    records: () => endpoint.records().map((record) => recordInShape(record, knowing(fourth))),
  });
  const versions = new Map<Laptop, Shape>();
  const running = new Map<Laptop, Promise<void>>();
  const figures = { writes: 0, merges: 0, conflicts: 0, blocked: 0, waited: 0, unanswered: 0 };
  const laptops = [first, second, fourth].map((shape, index) => {
    const person = ['anne', 'bruno', 'chloe'][index] ?? '';
    const laptop = createLaptop({
      person,
      number: index + 1,
      transport: network.transport(person),
      shapes: knowing(shape),
      now,
      random: () => random.next(),
    });
    versions.set(laptop, shape);
    return laptop;
  });

  function startRun(laptop: Laptop): void {
    const engine = laptop.engine();
    const startedAt = engine.status().receipt?.finishedAt ?? '';
    const run = engine.sync().then((ended) => {
      if (engine !== laptop.engine()) return;
      running.delete(laptop);
      if (ended.state === 'blocked' && ended.reason === 'upgradeRequired') figures.blocked += 1;
      const { receipt } = engine.status();
      if (!receipt || receipt.finishedAt <= startedAt) return;
      figures.merges += receipt.merged;
      figures.conflicts += receipt.conflicts;
    });
    running.set(laptop, run);
  }

  async function update(laptop: Laptop): Promise<void> {
    const operations = laptop.store.operations();
    figures.waited += operations.length;
    figures.unanswered += operations.filter(({ state }) => state === 'inFlight').length;
    await laptop.update(knowing(fourth));
    versions.set(laptop, fourth);
    running.delete(laptop);
  }

  async function drain(): Promise<void> {
    await settleMicrotasks();
    while (network.waiting() > 0) {
      network.step();
      await settleMicrotasks();
    }
  }

  const steps = 150;
  for (let step = 0; step < steps; step += 1) {
    network.setFaults(step % 40 < 25 ? 0.3 : 0);
    if (step === 50) known = second;
    if (step === 90) known = fourth;
    const laptop = random.pick(laptops);
    if (!laptop) continue;
    if (step > 100 && versions.get(laptop) !== fourth && random.chance(0.1)) await update(laptop);
    const dice = random.next();
    if (dice < 0.45) {
      const mutations = somethingWritten(laptop, random, newWord);
      const shape = versions.get(laptop) ?? first;
      const written = await laptop.write(mutations.map((mutation) => writtenIn(shape, mutation)));
      figures.writes += written.length;
      for (const { before, after } of written) if (before?.deleted && !after.deleted) checker.restored(after);
      checker.wrote(laptop, written);
    } else if (dice < 0.5) network.redeliver();
    else if (!running.has(laptop)) startRun(laptop);
    for (let hop = random.below(8); hop > 0 && network.waiting() > 0; hop -= 1) {
      network.step();
      await settleMicrotasks();
    }
  }
  network.setFaults(0);
  for (const laptop of laptops) if (versions.get(laptop) !== fourth) await update(laptop);
  for (let round = 0; round < 6; round += 1) {
    for (const laptop of laptops) {
      await drain();
      startRun(laptop);
      await drain();
    }
  }
  checker.atTheEnd(laptops);
  const partners = laptops[2]?.store.records().filter(({ c }) => c === 'partner') ?? [];
  const moved = partners.filter(({ data }) => 'clubs' in data);
  const left = partners.filter(
    ({ data }) => !('clubs' in data) && ('loyalty' in data || 'membership' in data),
  );
  return { violations: checker.violations, ...figures, moved: moved.length, left: left.length };
}

/** What an app of that version would write in a person’s place. */
function writtenIn({ moves }: Shape, mutation: KnownMutation): KnownMutation {
  if (mutation.type !== 'update' || !('loyalty' in mutation.patch)) return mutation;
  let [name, value]: [string, unknown] = ['loyalty', mutation.patch.loyalty];
  for (const { to, value: now } of moves) [name, value] = [to, now?.(value)];
  return { ...mutation, patch: { [name]: value } };
}

function settleMicrotasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
