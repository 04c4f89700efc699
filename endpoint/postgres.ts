import { Pool } from 'pg';
import type { Database } from './database';

export interface PostgresOptions {
  readonly url: string;
  /** How many transactions run at once; further ones wait. */
  readonly connections?: number;
  /** Told of idle connections that break; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/** A PostgreSQL server of version 14 or later. Connections are made when first needed. */
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
            (await client.query(text, values === undefined ? undefined : [...values])).rows as Row[],
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
