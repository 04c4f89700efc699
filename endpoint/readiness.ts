import type { Database } from './database';
import { migrations } from './migrate';

/** Why no request should be sent here; null when all is well. */
export type Unready = 'stopping' | 'database' | 'migrations';

export interface Readiness {
  /** Asked by balancers each few seconds; those who ask at once share one look at the database. */
  check(): Promise<Unready | null>;
  /** From now on no balancer should send anything here, though what comes is still served. */
  stopping(): void;
}

/** A database that doesn't answer within this many milliseconds isn't reachable. */
const patience = 3_000;

export function createReadiness(database: Database): Readiness {
  const wanted = Math.max(...migrations.map(({ number }) => number));
  let stopping = false;
  let looking: Promise<Unready | null> | null = null;

  async function look(): Promise<Unready | null> {
    const rows = await database.transaction('', (sql) =>
      sql.query<{ number: number | null }>('select max(number) as number from escale.migration'),
    );
    // A newer one is another instance's, of the version that is being rolled out: it keeps to what we know.
    return (rows[0]?.number ?? 0) >= wanted ? null : 'migrations';
  }

  function lookInTime(): Promise<Unready | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Unready>((resolve) => {
      timer = setTimeout(() => resolve('database'), patience);
    });
    return Promise.race([look().catch((): Unready => 'database'), late]).finally(() => clearTimeout(timer));
  }

  return {
    check: async () => {
      if (stopping) return 'stopping';
      looking ??= lookInTime().finally(() => {
        looking = null;
      });
      const seen = await looking;
      return stopping ? 'stopping' : seen;
    },
    stopping: () => {
      stopping = true;
    },
  };
}
