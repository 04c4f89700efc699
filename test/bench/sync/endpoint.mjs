import { percentile, rounded } from '../statistics.mjs';
import { say } from '../../../electron/runtime/say.mjs';
import { runTs } from './runTs.mjs';

/** @typedef {import('./load/throughput').Throughput} Throughput */
/** @typedef {import('./load/endpointAtWork').EndpointAtWork} EndpointAtWork */

const tenantCounts = [1, 16];
/** Of the rate at which the same database commits one row's update, in as many connections. */
const pushShare = 0.1;
const slowestMs = 500;

/**
 * What the reference endpoint takes and gives a second on a real PostgreSQL, for one tenant and for sixteen.
 * @returns {Promise<import('../report.mjs').Result[]>}
 */
export async function benchEndpoint() {
  const { bareCommitsPerSecond, sizeOf, throughputs } = /** @type {typeof import('./load/throughput')} */ (
    await runTs('load/throughput.ts')
  );
  const endpoint = await endpointOrNone();
  if (endpoint === null) return [];
  /** @type {import('../report.mjs').Result[]} */
  const results = [];
  try {
    const commits = await bareCommitsPerSecond(endpoint);
    for (const count of tenantCounts) {
      const tenants = [];
      for (let number = 0; number < count; number += 1) {
        tenants.push(await endpoint.addTenant(`bench-${count}-${number}`, sizeOf(count)));
      }
      const { pushes, largePushes, pulls } = await throughputs(endpoint, tenants);
      const many = count === 1 ? '1 tenant' : `${count} tenants`;
      const floor = { name: 'commits of one row by the same PostgreSQL', value: Math.round(commits) };
      const also = (
        /** @type {Throughput} */ { timings, processor },
        /** @type {'push' | 'changes'} */ kind,
      ) => ({
        p50: rounded(percentile(timings[kind], 50)),
        p95: rounded(percentile(timings[kind], 95)),
        p99: rounded(percentile(timings[kind], 99)),
        ...(processor && {
          endpointProcessorMs: rounded(processor.endpoint),
          databaseProcessorMs: rounded(processor.database),
        }),
        failures: timings.failures.length,
        ...(timings.failures[0] === undefined ? {} : { first: timings.failures[0] }),
      });
      results.push(
        {
          name: `pushes of one write, ${many}`,
          unit: '/s',
          value: Math.round(pushes.perSecond),
          floor,
          ratio: rounded(pushes.perSecond / commits),
          target: `≥ ${pushShare} of the bare rate`,
          met: pushes.perSecond / commits >= pushShare && pushes.timings.failures.length === 0,
          also: also(pushes, 'push'),
        },
        {
          name: `writes in pushes of a hundred, ${many}`,
          unit: '/s',
          value: Math.round(largePushes.perSecond * 100),
          floor,
          ratio: rounded((largePushes.perSecond * 100) / commits),
          target: `≥ ${pushShare} of the bare rate`,
          met:
            (largePushes.perSecond * 100) / commits >= pushShare && largePushes.timings.failures.length === 0,
          also: also(largePushes, 'push'),
        },
        {
          name: `pulls of ${64 / count} changes, ${many}`,
          unit: '/s',
          value: Math.round(pulls.perSecond),
          target: `95 of 100 within ${slowestMs} ms`,
          met: percentile(pulls.timings.changes, 95) <= slowestMs && pulls.timings.failures.length === 0,
          also: also(pulls, 'changes'),
        },
      );
    }
    return results;
  } finally {
    await endpoint.stop();
  }
}

/** @returns {Promise<EndpointAtWork | null>} null when there is no PostgreSQL */
export async function endpointOrNone() {
  const { startEndpointAtWork } = /** @type {typeof import('./load/endpointAtWork')} */ (
    await runTs('load/endpointAtWork.ts')
  );
  try {
    return await startEndpointAtWork();
  } catch (error) {
    say(
      `left out, there is no PostgreSQL to be had: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}
