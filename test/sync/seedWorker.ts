import { parentPort } from 'node:worker_threads';
import { simulate } from './simulation';
import type { Outcome } from './simulation';
import { weekOf } from './weekOf';

/** What a seed came to; without an outcome the simulation itself broke off. */
export interface SeedResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly outcome: Outcome | null;
}

/** A thread of `npm run simulate`: does the seeds it is told, one after the other. */
parentPort?.on('message', (seed: number) => {
  void resultOf(seed).then((result) => parentPort?.postMessage(result));
});

async function resultOf(seed: number): Promise<SeedResult> {
  try {
    const outcome = await simulate(seed, weekOf(seed));
    return { seed, violations: outcome.violations, outcome };
  } catch (error) {
    const violation = String(error instanceof Error ? error.stack : error);
    return { seed, violations: [violation], outcome: null };
  }
}
