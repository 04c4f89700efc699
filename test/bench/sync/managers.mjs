import { say } from '../../../electron/runtime/say.mjs';
import { percentile, rounded } from '../statistics.mjs';
import { endpointOrNone } from './endpoint.mjs';
import { runTs } from './runTs.mjs';

const wanted = 10_000;
const tenantCount = 16;
/** Ten minutes in one: a tenth holds a meeting whose notes are sent four times, a fifth of the others saves something. */
const day = { seconds: 60, oneIn: 10, notes: 4, others: 0.2 };
const targetMs = 1000;
/** Files that a process has open besides its streams. */
const otherFiles = 1500;

/**
 * Ten thousand managers of sixteen companies at one instance of the reference endpoint, ten minutes of their day in one.
 * Compressed are the pauses between what they do; requests, streams and the endpoint's own times aren't.
 * @returns {Promise<import('../report.mjs').Result[]>}
 */
export async function benchManagers() {
  const { workingDay } = /** @type {typeof import('./load/workingDay')} */ (
    await runTs('load/workingDay.ts')
  );
  const endpoint = await endpointOrNone();
  if (endpoint === null) return [];
  try {
    const each = Math.floor(managersPossible() / tenantCount);
    const tenants = [];
    for (let number = 0; number < tenantCount; number += 1) {
      tenants.push(await endpoint.addTenant(`company-${number}`, { people: each, meetings: each }));
    }
    const before = await endpoint.processorSeconds();
    const { managers, listening, opening, writes, told, timings, late, megabytes } = await workingDay(
      endpoint,
      tenants,
      day,
    );
    const after = await endpoint.processorSeconds();
    const all = [...timings.capabilities, ...timings.push, ...timings.changes];
    const spent = (/** @type {readonly number[]} */ times) =>
      [50, 95, 99].map((p) => Math.round(percentile(times, p))).join(' / ');
    const lost = writes.wanted - writes.taken;
    const p95 = percentile(all, 95);
    return [
      {
        name: `${managers} managers, ten minutes’ work in ${day.seconds} s: answers, p95`,
        unit: 'ms',
        value: rounded(p95),
        target: `p95 ≤ ${targetMs} ms, all writes taken, no failure`,
        met: p95 <= targetMs && lost === 0 && timings.failures.length === 0,
        also: {
          'p50 / p95 / p99 ms': spent(all),
          'pushes ms': spent(timings.push),
          'pulls ms': spent(timings.changes),
          requestsPerSecond: Math.round(all.length / (day.seconds + late)),
          writes: `${writes.taken} of ${writes.wanted}`,
          toldOfNews: told,
          failures: timings.failures.length,
          ...(timings.failures[0] === undefined ? {} : { first: timings.failures[0] }),
          streams: `${listening} open after ${rounded(opening)} s`,
          secondsLate: rounded(late),
          ...(megabytes === null ? {} : { endpointMb: Math.round(megabytes) }),
          ...(before && after
            ? {
                endpointProcessorSeconds: rounded(after.endpoint - before.endpoint),
                databaseProcessorSeconds: rounded(after.database - before.database),
              }
            : {}),
        },
      },
    ];
  } finally {
    await endpoint.stop();
  }
}

/** Each has a stream open, and a process may open only so many files. */
function managersPossible() {
  const report = /** @type {{ userLimits?: { open_files?: { soft: number | 'unlimited' } } }} */ (
    process.report.getReport()
  );
  const soft = report.userLimits?.open_files?.soft;
  const possible = typeof soft === 'number' ? Math.max(tenantCount, soft - otherFiles) : wanted;
  if (possible < wanted)
    say(`${possible} managers instead of ${wanted}: no more files may be open (ulimit -n)`);
  return Math.min(wanted, possible);
}
