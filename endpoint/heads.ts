import { asWatcher, type Database } from './database';

/** Tells who listens that a tenant's head has moved. */
export interface Heads {
  /**
   * Calls back after each move from now on. Resolves once the tenant's present head is known: whatever the listener
   * reads after that, or is called back about, leaves nothing out.
   *
   * @returns what ends it
   */
  watch(tenant: string, moved: () => void): Promise<() => void>;
  /** This instance moved it itself: the look at the database is taken at once. */
  nudge(tenant: string): void;
  /** Looks no more. */
  stop(): void;
}

export interface HeadsOptions {
  readonly database: Database;
  /** Milliseconds between two looks, for what other instances did. */
  readonly pollMs?: number;
  /** Milliseconds between two looks at least, however many pushes there are. */
  readonly restMs?: number;
  readonly onFailure: (error: unknown) => void;
}

interface Watched {
  readonly listeners: Set<() => void>;
  /** Its epoch and sequence number when we last looked; undefined before the first look. */
  head: string | undefined;
}

/**
 * One light query an instance and half a second, for all tenants with open streams together; none while there are no
 * streams. Not LISTEN/NOTIFY: a NOTIFY in the pushing transactions takes a lock on the whole database until the
 * commit, one after it costs a round trip a push, and neither passes a pooler in transaction mode or a replica.
 */
export function createHeads({ database, pollMs = 500, restMs = 50, onFailure }: HeadsOptions): Heads {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  function plan(ms: number): void {
    clearTimeout(timer);
    if (stopped || watched.size === 0) return;
    timer = setTimeout(() => void look(), ms);
    timer.unref();
  }

  function look(): Promise<void> {
    clearTimeout(timer);
    again = false;
    looking ??= compare()
      .catch(onFailure)
      .finally(() => {
        looking = null;
        lookedAt = performance.now();
        plan(again ? restMs : pollMs);
      });
    return looking;
  }

  async function compare(): Promise<void> {
    const tenants = [...watched.keys()];
    const rows = await asWatcher(database, tenants, (sql) =>
      sql.query<{ id: string; head: string }>(
        `select id, epoch || ' ' || seq as head from escale.tenant where id = any($1::text[])`,
        [tenants],
      ),
    );
    for (const { id, head } of rows) {
      const entry = watched.get(id);
      if (entry === undefined || entry.head === head) continue;
      const isMove = entry.head !== undefined;
      entry.head = head;
      if (isMove) for (const moved of entry.listeners) moved();
    }
  }

  return {
    watch: async (tenant, moved) => {
      const entry = watched.get(tenant) ?? { listeners: new Set(), head: undefined };
      watched.set(tenant, entry);
      const listener = () => moved();
      entry.listeners.add(listener);
      const end = () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0 && watched.get(tenant) === entry) watched.delete(tenant);
      };
      try {
        // A look that is under way may have begun before we were on its list; one after it has us.
        if (entry.head === undefined) await looking;
        if (entry.head === undefined) await look();
        if (entry.head === undefined) throw new Error('The tenant’s head can’t be read.');
      } catch (error) {
        end();
        throw error;
      }
      return end;
    },
    nudge: (tenant) => {
      if (stopped || !watched.has(tenant)) return;
      again = true;
      if (looking === null) plan(Math.max(0, lookedAt + restMs - performance.now()));
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
