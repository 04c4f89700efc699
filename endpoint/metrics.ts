import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { PushResult } from '#shared/sync/protocol';
import type { Database } from './database';

/** What an operator watches. No label names a tenant, a person, a record or a text. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts every request of the server by route, method and status. */
  watch(server: FastifyInstance): void;
  pushed(results: readonly PushResult[]): void;
  pulled(rows: number): void;
  limited(by: 'person' | 'device'): void;
  /** How many streams of events are open. */
  streams(open: number): void;
}

/** In seconds: a page of the feed takes milliseconds, a push of 500 operations a few tenths. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Metrics of their own for each server, so that several may live in one process. */
export function createMetrics(database: Database, now: () => Date = () => new Date()): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'escale_request_seconds',
    help: 'Requests by route, method and status, with their duration',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: durations,
    registers,
  });
  const transactions = new Counter({
    name: 'escale_push_transactions_total',
    help: 'Transactions pushed, by what became of them',
    labelNames: ['status'] as const,
    registers,
  });
  const operations = new Counter({
    name: 'escale_push_operations_total',
    help: 'Operations pushed, by what became of their transaction',
    labelNames: ['status'] as const,
    registers,
  });
  const rows = new Counter({
    name: 'escale_pull_rows_total',
    help: 'Records sent in pages of the feed and of snapshots',
    registers,
  });
  const limited = new Counter({
    name: 'escale_rate_limited_total',
    help: 'Requests answered 429, by whose allowance was used up',
    labelNames: ['by'] as const,
    registers,
  });
  const streams = new Gauge({
    name: 'escale_event_streams',
    help: 'Open streams of events',
    registers,
  });
  const newest = new Gauge({
    name: 'escale_newest_commit_timestamp_seconds',
    help: 'When this instance last committed a push; time() - max() of all instances is the newest commit’s age',
    registers,
  });
  const connections = new Gauge({
    name: 'escale_database_connections',
    help: 'Connections to the database, and transactions that wait for one',
    labelNames: ['state'] as const,
    collect() {
      const load = database.load?.();
      if (load === undefined) return;
      this.set({ state: 'busy' }, load.open - load.idle);
      this.set({ state: 'idle' }, load.idle);
      this.set({ state: 'waiting' }, load.waiting);
    },
    registers: [],
  });
  registry.registerMetric(connections);

  return {
    registry,
    watch: (server) => {
      server.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        requests.observe(
          { route, method: request.method, status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
      });
    },
    pushed: (results) => {
      for (const { status, ops } of results) {
        transactions.inc({ status });
        operations.inc({ status }, ops.length);
        if (status === 'applied') newest.set(now().getTime() / 1000);
      }
    },
    pulled: (count) => rows.inc(count),
    streams: (open) => streams.set(open),
    limited: (by) => limited.inc({ by }),
  };
}
