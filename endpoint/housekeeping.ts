import type { FastifyBaseLogger } from 'fastify';

/** Something to be tidied now and then for a tenant; answers how much it was, for the log. */
export interface Chore {
  readonly name: string;
  run(tenant: string, now: Date): Promise<number>;
}

export interface Housekeeping {
  /** The tenant's people are at work: what is due for it is done, beside the requests. */
  atWork(tenant: string): void;
  /** Resolves when nothing is being tidied any more. */
  settled(): Promise<void>;
}

export interface HousekeepingOptions {
  readonly chores: readonly Chore[];
  readonly now: () => Date;
  readonly log: Pick<FastifyBaseLogger, 'info' | 'error'>;
}

const day = 86_400_000;

/**
 * Does each tenant's chores once a day, when somebody of that tenant works: an instance sees no tenant that it isn't
 * told of, for row-level security binds the tables' owner too. Several instances may do the same chore; each chore
 * finds nothing left to do then.
 */
export function createHousekeeping({ chores, now, log }: HousekeepingOptions): Housekeeping {
  const doneAt = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();

  async function tidy(tenant: string, instant: Date): Promise<void> {
    for (const chore of chores) {
      try {
        const count = await chore.run(tenant, instant);
        if (count > 0) log.info({ chore: chore.name, tenant, count }, 'tidied');
      } catch (error) {
        log.error(
          { chore: chore.name, failure: error instanceof Error ? error.name : 'unknown' },
          'chore failed',
        );
      }
    }
  }

  return {
    atWork: (tenant) => {
      const instant = now();
      if (instant.getTime() - (doneAt.get(tenant) ?? 0) < day) return;
      doneAt.set(tenant, instant.getTime());
      last = last.then(() => tidy(tenant, instant));
    },
    settled: () => last,
  };
}
