import type { FaultyNetwork } from '../support/faultyNetwork';
import type { Laptop } from '../support/laptop';
import type { MemoryEndpoint } from '../support/memoryEndpoint';
import type { SeededRandom } from '../support/seededRandom';

/** Probabilities per step; left out: never. */
export interface UpheavalOptions {
  /** The endpoint's process ends and starts again. */
  readonly restart?: number;
  /** The endpoint comes back from its last backup. */
  readonly restore?: number;
  /** How many of the restores are done without a renewed epoch. */
  readonly unrenewed?: number;
  /** A laptop's next transactions fail, as on a full disk. */
  readonly storeFault?: number;
  /** A laptop's clock is set, by days. */
  readonly clockJump?: number;
}

export type UpheavalFigures = Record<
  'restarts' | 'restores' | 'unrenewed' | 'storeFaults' | 'clockJumps',
  number
>;

/** What goes wrong beside the network and the app. */
export interface Upheavals {
  step(): void;
  /** All is well from now on. */
  end(): void;
  /** A write's result; null when the disk was full, which the person was told. */
  survived<T>(writing: Promise<T>): Promise<T | null>;
  readonly figures: UpheavalFigures;
}

interface Parts {
  readonly random: SeededRandom;
  readonly endpoint: MemoryEndpoint;
  readonly network: FaultyNetwork;
  readonly laptops: readonly Laptop[];
  /** How far each laptop's clock is off, in milliseconds. */
  readonly skews: number[];
}

const day = 86_400_000;

export function createUpheavals(parts: Parts, options: UpheavalOptions): Upheavals {
  const { random, endpoint, network, laptops, skews } = parts;
  const figures = { restarts: 0, restores: 0, unrenewed: 0, storeFaults: 0, clockJumps: 0 };
  const happens = (probability = 0) => probability > 0 && random.chance(probability);
  let bringBack: ((renewed?: boolean) => void) | null = null;

  function restart(): void {
    network.cut();
    figures.restarts += 1;
  }

  /** Half of the time answers from before are still under way, and requests that were meant for the lost history. */
  function restore(): void {
    if (!bringBack) return;
    const renewed = !random.chance(options.unrenewed ?? 0);
    if (random.chance(0.5)) restart();
    bringBack(renewed);
    figures.restores += 1;
    if (!renewed) figures.unrenewed += 1;
  }

  return {
    step: () => {
      if (happens(options.restart)) restart();
      if (happens(options.restore && options.restore * 2)) bringBack = endpoint.backup();
      if (happens(options.restore)) restore();
      if (happens(options.storeFault)) {
        random.pick(laptops)?.store.fail(1 + random.below(3));
        figures.storeFaults += 1;
      }
      if (happens(options.clockJump)) {
        skews[random.below(skews.length)] = (random.below(41) - 20) * day;
        figures.clockJumps += 1;
      }
    },
    end: () => {
      for (const { store } of laptops) store.fail(0);
    },
    survived: (writing) =>
      writing.catch((error: unknown) => {
        if (String(error).includes('QuotaExceededError')) return null;
        throw error;
      }),
    figures,
  };
}
