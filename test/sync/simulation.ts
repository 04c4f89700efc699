import { problemTypes } from '#shared/sync/protocol';
import type { KnownMutation } from '../../renderer/data/mutation';
import { createFaultyNetwork } from '../support/faultyNetwork';
import type { FaultyNetwork, NetworkFault } from '../support/faultyNetwork';
import { createLaptop } from '../support/laptop';
import type { Laptop } from '../support/laptop';
import { createMemoryEndpoint } from '../support/memoryEndpoint';
import type { MemoryEndpoint } from '../support/memoryEndpoint';
import { seededRandom } from '../support/seededRandom';
import type { SeededRandom } from '../support/seededRandom';
import { uuid } from '../support/syncValues';
import { damageSomething, differingDigests } from './damage';
import { createHistoryChecker } from './historyChecker';
import type { HistoryChecker } from './historyChecker';
import { somethingWritten } from './personAtWork';
import { createUpheavals } from './upheavals';
import type { UpheavalFigures, UpheavalOptions, Upheavals } from './upheavals';

/** What a simulated week came to. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly figures: Readonly<
    Record<
      | 'writes'
      | 'runs'
      | 'crashes'
      | 'conflicts'
      | 'merges'
      | 'deletions'
      | 'refusals'
      | 'resyncs'
      | 'grants'
      | 'revocations',
      number
    >
  >;
  readonly faults: Readonly<Record<NetworkFault, number>>;
  readonly upheavals: Readonly<UpheavalFigures>;
  /** Requests that the endpoint took. */
  readonly deliveries: number;
  readonly laptops: number;
  /** Records that a laptop’s disk lost or set back. */
  readonly damages: number;
  /** Deleted records that the endpoint forgot. */
  readonly forgotten: number;
}

export interface SimulationOptions {
  readonly steps?: number;
  /** Two or three when it is left out. */
  readonly laptops?: number;
  /** What else goes wrong all the while. */
  readonly upheavals?: UpheavalOptions;
  /** Brings the endpoint back to a backup somewhere in the middle. */
  readonly restoresBackup?: boolean;
  /** Grants and revokes scopes all the while, and lets records move between them. */
  readonly scoped?: boolean;
  /** Lets laptops’ disks lose records, and days go by. */
  readonly damages?: boolean;
  /** Lets 400 days go by in the middle, one laptop staying away, and the endpoint forget. */
  readonly forgets?: boolean;
}

const people = ['anne', 'bruno', 'chloe', 'denis', 'elena', 'fabio', 'gaelle', 'hugo'];

type Figures = { -readonly [K in keyof Outcome['figures']]: number };

interface World {
  readonly random: SeededRandom;
  readonly endpoint: MemoryEndpoint;
  readonly network: FaultyNetwork;
  readonly laptops: readonly Laptop[];
  readonly checker: HistoryChecker;
  readonly figures: Figures;
  readonly running: Map<Laptop, Promise<void>>;
  /** The endpoint's history that each laptop followed last. */
  readonly epochs: Map<Laptop, string>;
  readonly newWord: () => string;
  readonly upheavals: Upheavals;
  /** Where partners can be, when who sees them hangs on it. */
  readonly territories: readonly string[];
  letRefuse(wanted: boolean): void;
  passDay(): void;
}

/** Some laptops, an endpoint, a bad network, people who write, crashes; then all is quiet and is looked at. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Outcome> {
  const world = createWorld(seed, options);
  const { random, endpoint, network, laptops } = world;
  const steps = options.steps ?? 120;
  const backupAt = Math.floor(steps / 3);
  let bringBack: (() => void) | null = null;

  let damages = 0;
  let forgotten = 0;
  let bound = 0;
  for (let step = 0; step < steps; step += 1) {
    if (options.damages && random.chance(0.02)) world.passDay();
    if (options.damages && random.chance(0.1)) damages += damageSomewhere(world);
    network.setFaults(step % 40 < 25 ? 0.35 : 0);
    if (options.restoresBackup && step === backupAt) bringBack = endpoint.backup();
    if (bringBack && step === 2 * backupAt) bringBack();
    world.upheavals.step();
    if (options.forgets && step === 2 * backupAt) forgotten = await forgetOld(world, bound);
    if (step === Math.floor(1.5 * backupAt)) bound = endpoint.head();
    const laptop = random.pick(laptops);
    const away = options.forgets && step >= backupAt && step < 2 * backupAt && laptop === laptops[0];
    if (away && laptop)
      await write(world, laptop, somethingWritten(laptop, random, world.newWord, world.territories));
    else await oneStep(world, laptop);
  }
  await quiet(world);
  world.checker.atTheEnd(laptops);
  return {
    violations: [...world.checker.violations, ...differingDigests(endpoint, laptops)],
    figures: world.figures,
    faults: network.happened,
    upheavals: world.upheavals.figures,
    deliveries: network.deliveries(),
    laptops: laptops.length,
    damages,
    forgotten,
  };
}

function createWorld(seed: number, options: SimulationOptions): World {
  const { damages = false } = options;
  const random = seededRandom(seed);
  let clock = Date.parse('2026-03-02T08:00:00.000Z');
  let word = 0;
  let refuses = true;
  const newWord = () => `w${(word += 1)}x`;
  const now = (skew: number) => () => new Date((clock += 250) + skew);
  const endpoint = createMemoryEndpoint({
    now: now(0),
    limits: { pushOperations: 6, pullRows: 7 },
    putsOff: () => refuses && random.chance(0.05),
    refuses: ({ op, set }) =>
      refuses && 'territory' in set && op.charCodeAt(op.length - 1) % 2 === 0
        ? { type: problemTypes.invalid, status: 422, title: 'no territory today' }
        : null,
  });
  endpoint.seed([
    { c: 'gadget', id: uuid(1), data: { unknown: newWord(), deep: { deeper: [1, null, newWord()] } } },
    {
      c: 'partner',
      id: uuid(2),
      data: { name: newWord(), type: 'agent', stage: 'active', notes: `${newWord()}\n` },
    },
  ]);
  const network = createFaultyNetwork(endpoint, random);
  const checker = createHistoryChecker(endpoint, damages);
  const skews: number[] = [];
  const laptops = Array.from({ length: options.laptops ?? 2 + random.below(2) }, (_, index): Laptop => {
    const person = people[index] ?? '';
    skews.push((index - 1) * 86_400_000);
    // One laptop's clock is a day behind, another's a day ahead: no order may come from it.
    const laptop: Laptop = createLaptop({
      person,
      number: index + 1,
      transport: network.transport(person),
      now: () => now(skews[index] ?? 0)(),
      random: () => random.next(),
      onSettled: (records) => checker.settled(laptop, records),
    });
    return laptop;
  });
  const territories = options.scoped ? ['nord', 'sud', ''] : [];
  if (options.scoped) {
    endpoint.restrict(laptops.map(({ person }) => person));
    for (const { person } of laptops) endpoint.grant(person, 'territory:nord');
  }
  const figures = {
    writes: 0,
    runs: 0,
    crashes: 0,
    conflicts: 0,
    merges: 0,
    deletions: 0,
    refusals: 0,
    resyncs: 0,
    grants: 0,
    revocations: 0,
  };
  const running = new Map<Laptop, Promise<void>>();
  const epochs = new Map(laptops.map((laptop) => [laptop, 'epoch-1']));
  const letRefuse = (wanted: boolean) => {
    refuses = wanted;
  };
  const upheavals = createUpheavals({ random, endpoint, network, laptops, skews }, options.upheavals ?? {});
  return {
    random,
    endpoint,
    network,
    laptops,
    checker,
    figures,
    running,
    epochs,
    newWord,
    upheavals,
    territories,
    letRefuse,
    passDay: () => {
      clock += 86_400_000;
    },
  };
}

async function oneStep(world: World, laptop: Laptop | undefined): Promise<void> {
  const { random, network, running } = world;
  if (!laptop) return;
  if (world.territories.length > 0 && random.chance(0.1)) regrant(world, laptop);
  const dice = random.next();
  if (dice < 0.35 && network.waiting() > 0) network.step();
  else if (dice < 0.7)
    await write(world, laptop, somethingWritten(laptop, random, world.newWord, world.territories));
  else if (dice < 0.74) network.redeliver();
  else if (dice < 0.77) crash(world, laptop);
  else if (!running.has(laptop)) startRun(world, laptop);
  for (let hop = random.below(8); hop > 0 && network.waiting() > 0; hop -= 1) {
    network.step();
    await settleMicrotasks();
  }
  await settleMicrotasks();
}

async function write(world: World, laptop: Laptop, mutations: readonly KnownMutation[]): Promise<void> {
  const written = await world.upheavals.survived(laptop.write(mutations));
  if (!written) return;
  world.figures.writes += written.length;
  for (const { before, after } of written) {
    if (before?.deleted && !after.deleted) world.checker.restored(after);
    if (after.deleted) world.figures.deletions += 1;
  }
  world.checker.wrote(laptop, written);
}

/** Gives or takes a territory, or the partner of something that the endpoint holds. */
function regrant({ endpoint, random, territories, figures }: World, { person }: Laptop): void {
  const partner = random.pick(endpoint.records().filter(({ c }) => c === 'partner'));
  const territory = random.pick(territories.filter((name) => name !== ''));
  const scope = partner && random.chance(0.4) ? `partner:${partner.id}` : `territory:${territory ?? ''}`;
  if (random.chance(0.5)) {
    endpoint.grant(person, scope);
    figures.grants += 1;
  } else {
    endpoint.revoke(person, scope);
    figures.revocations += 1;
  }
}

/** All that was under way has come or never will. */
async function forgetOld(world: World, seq: number): Promise<number> {
  const { network, endpoint, checker } = world;
  network.setFaults(0);
  await drain(world);
  network.forgetOld();
  for (let days = 0; days < 401; days += 1) world.passDay();
  const old = endpoint.records().filter(({ id, deleted }) => deleted && endpoint.seqOfRecord(id) <= seq);
  checker.forgets(old);
  endpoint.forget(seq);
  return old.length;
}

function damageSomewhere({ random, laptops }: World): number {
  const laptop = random.pick(laptops);
  return laptop && damageSomething(laptop, random) ? 1 : 0;
}

function crash(world: World, laptop: Laptop): void {
  laptop.crash();
  world.running.delete(laptop);
  world.figures.crashes += 1;
}

function startRun(world: World, laptop: Laptop): void {
  const engine = laptop.engine();
  const startedAt = engine.status().receipt?.finishedAt ?? '';
  const run = engine.sync().then(() => {
    if (engine !== laptop.engine()) return;
    world.running.delete(laptop);
    const { receipt: last } = engine.status();
    const receipt = last && last.finishedAt > startedAt ? last : null;
    world.figures.runs += 1;
    const { epoch } = laptop.store.state().binding ?? {};
    if (epoch !== undefined && world.epochs.get(laptop) !== epoch) {
      world.figures.resyncs += 1;
      world.epochs.set(laptop, epoch);
    }
    world.figures.conflicts += receipt?.conflicts ?? 0;
    world.figures.merges += receipt?.merged ?? 0;
    world.figures.refusals += receipt?.quarantined ?? 0;
    world.checker.afterRun(laptop);
  });
  world.running.set(laptop, run);
}

const roundsUntilQuiet = 4;

/**
 * The network is well, nobody writes, the endpoint takes everything: a few runs each must be enough, and a few more after a
 * day, when each laptop compares. A round that changes nothing is the last one, for so would be all others.
 */
async function quiet(world: World): Promise<void> {
  world.network.setFaults(0);
  world.letRefuse(false);
  world.upheavals.end();
  for (let day = 0; day < 2; day += 1) {
    world.passDay();
    for (let round = 0; round < roundsUntilQuiet; round += 1) {
      const before = standing(world);
      for (const laptop of world.laptops) {
        await drain(world);
        await laptop.engine().answer('keep');
        await laptop.engine().retryQuarantined();
        startRun(world, laptop);
        await drain(world);
        await laptop.engine().answer('keep');
      }
      const after = standing(world);
      if (after.every((value, index) => value === before[index])) break;
    }
  }
}

/** All that a run can change; lists are others as soon as anything in them is. */
function standing({ endpoint, laptops }: World): readonly unknown[] {
  const held = laptops.flatMap(({ store }) => {
    const { cursor, snapshot, question, binding } = store.state();
    return [store.records(), store.operations(), cursor, snapshot, question, binding?.epoch];
  });
  return [endpoint.head(), ...held];
}

async function drain({ network }: World): Promise<void> {
  await settleMicrotasks();
  while (network.waiting() > 0) {
    network.step();
    await settleMicrotasks();
  }
}

/**
 * Lets everything go on until it waits for the network. In a microtask, the queue of ticks has its turn once no microtask
 * is left; that spares a turn of the event loop, which would cost more than most steps.
 */
async function settleMicrotasks(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => {
    process.nextTick(resolve);
  });
}
