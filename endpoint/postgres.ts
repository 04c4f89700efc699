import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { Database } from './database';

export interface PostgresOptions {
  readonly url: string;
  /** How many transactions run at once; further ones wait. */
  readonly connections?: number;
  /** Told of idle connections that break; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/**
 * A PostgreSQL server of version 14 or later. Connections are made when first needed.
 *
 * Statements are prepared once a connection: to plan a page of the feed costs several times what reading it does. A
 * pooler that hands out another connection for each transaction must know of that (docs/endpoint.md).
 */
export function openPostgres({ url, connections = 10, onIdleError }: PostgresOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'escale-endpoint',
  });
  pool.on('error', (error) => onIdleError?.(error));
  const { host, pathname } = new URL(url);
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    return name;
  };

  return {
    description: `PostgreSQL at ${host || 'the local socket'}${pathname}`,
    async transaction(preamble, work) {
      const client = await pool.connect();
      let broken = false;
      // A connection that breaks while it is used says so in the query’s own error, and by an event that nobody may ignore.
      const onError = () => {
        broken = true;
      };
      client.on('error', onError);
      try {
        await client.query(`begin; ${preamble}`);
        const result = await work({
          query: async <Row>(text: string, values?: readonly unknown[]) =>
            (
              await client.query(
                values === undefined ? text : { name: nameOf(text), text, values: [...values] },
              )
            ).rows as Row[],
          script: async (text) => {
            await client.query(text);
          },
        });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
