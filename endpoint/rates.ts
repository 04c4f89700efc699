import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deviceOf } from './device';
import { tooManyRequests } from './problems';

/** An allowance that refills evenly: `burst` requests at once, then `perMinute`. */
export interface Rate {
  readonly perMinute: number;
  readonly burst: number;
}

export interface Rates {
  readonly person: Rate;
  readonly device: Rate;
}

/**
 * What `serve` takes unless it is told otherwise. A laptop at work asks a few times a minute; a first sync of 200,000
 * records asks 200 times at once.
 */
export const defaultRates: Rates = {
  device: { perMinute: 600, burst: 600 },
  person: { perMinute: 1200, burst: 1200 },
};

/** Takes one request of the key's allowance. @returns 0, or the milliseconds after which there is one again */
export type TakeOne = (key: string) => number;

/**
 * The generic cell rate algorithm: for each key one instant, when its allowance will be whole again. A window that
 * refills at once would have all who were refused come back in the same moment.
 *
 * Whoever's allowance is whole is forgotten, so memory is bounded by those who asked within the last burst.
 */
export function createRate({ perMinute, burst }: Rate, now: () => number): TakeOne {
  const each = 60_000 / perMinute;
  const wholeAt = new Map<string, number>();
  let tidyAt = 0;

  function tidy(instant: number): void {
    if (instant < tidyAt) return;
    tidyAt = instant + 60_000;
    for (const [key, whole] of wholeAt) if (whole <= instant) wholeAt.delete(key);
  }

  return (key) => {
    const instant = now();
    tidy(instant);
    const next = Math.max(wholeAt.get(key) ?? 0, instant) + each;
    const early = next - instant - burst * each;
    // Less than a millisecond isn’t worth a refusal, nor is what fractions lose in rounding.
    if (early >= 1) return early;
    wholeAt.set(key, next);
    return 0;
  };
}

export interface RateOptions {
  readonly rates: Rates;
  /** Milliseconds, of a clock that never goes back. */
  readonly now?: () => number;
  readonly onLimited: (by: 'person' | 'device') => void;
}

/**
 * Holds each device and each person to their rate, once it is known who asks. Counted in this process: behind a
 * balancer with n instances the bound is at most n times as high, which is what a guard against a laptop that has
 * gone mad needs, and costs no round trip.
 */
export function limitRates(
  server: FastifyInstance,
  { rates, now = () => performance.now(), onLimited }: RateOptions,
) {
  const person = createRate(rates.person, now);
  const device = createRate(rates.device, now);

  server.addHook('onRequest', async (request) => {
    const { account } = request;
    if (account === null) return;
    const who = `${account.tenant} ${account.person}`;
    // A device counts for one person: nobody uses up another's allowance by naming their device.
    hold('device', device(`${who} ${deviceOf(request) ?? ''}`), request);
    hold('person', person(who), request);
  });

  function hold(by: 'person' | 'device', wait: number, request: FastifyRequest): void {
    if (wait === 0) return;
    onLimited(by);
    request.log.warn({ by, waitMs: Math.ceil(wait) }, 'rate limited');
    throw tooManyRequests(wait);
  }
}
