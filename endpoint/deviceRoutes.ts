import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wipedReport, type DeviceSelf } from '#shared/sync/wipe';
import { tenantFacts, type Account } from './accounts';
import type { Database } from './database';
import { deviceOf } from './device';
import {
  confirmWiped,
  deviceOfReceipt,
  handOver,
  meet,
  standingOrder,
  type Caller,
  type StandingOrder,
} from './devices';
import { deviceWiped, forbidden, invalid, unauthorized } from './problems';

interface DeviceContext {
  readonly database: Database;
  readonly now: () => Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The order that stands for the device that asks. */
    wipe: StandingOrder | null;
  }
}

/** What a device may still ask that is to send first what it holds, and nothing that would show it more. */
const sending: ReadonlySet<string> = new Set([
  'GET /v1/capabilities',
  'POST /v1/push',
  'OPTIONS /v1/uploads',
  'POST /v1/uploads',
  'HEAD /v1/uploads/:id',
  'PATCH /v1/uploads/:id',
  'DELETE /v1/uploads/:id',
  'HEAD /v1/blobs/:sha256',
]);

/**
 * Notes each verified request's device, and answers one that is to be wiped with that and nothing else. What the
 * device is to do about it, it asks for a second time at `/v1/devices/self`.
 */
export function addDevices(server: FastifyInstance, { database, now }: DeviceContext): void {
  server.decorateRequest('wipe', null);
  server.addHook('onRequest', async (request) => {
    const caller = callerOf(request);
    if (caller === undefined) return;
    const order = await meet(database, caller, now());
    if (order === undefined) return;
    request.wipe = order;
    const asked = `${request.method} ${request.routeOptions.url ?? ''}`;
    if (asked === 'GET /v1/devices/self') return;
    if (order.afterSending && !order.done && sending.has(asked)) return;
    throw deviceWiped();
  });

  server.get('/devices/self', async (request): Promise<DeviceSelf> => {
    const caller = callerOf(request);
    if (caller === undefined) throw invalid('escale-device: the device’s id is missing.');
    const { tenant, people } = await tenantFacts(database, caller.account);
    const person = people.find(({ id }) => id === caller.account.person);
    if (person === undefined) throw unauthorized();
    const wipe = request.wipe === null ? null : await handOver(database, caller, request.wipe);
    return { device: caller.device, tenant, person, wipe };
  });
}

/** A push names its device in its body as well: one that is to be wiped isn’t served for leaving the header out. */
export async function refuseWiped(
  { database, now }: DeviceContext,
  request: FastifyRequest,
  account: Account,
  device: string,
): Promise<void> {
  if (deviceOf(request) === device.toLowerCase()) return;
  const order = await standingOrder(database, { account, device }, now());
  if (order !== undefined && (order.done || !order.afterSending)) throw deviceWiped();
}

/** `POST /v1/devices/wiped`: the receipt is its token, for the laptop has destroyed the other one. */
export function addWiped(server: FastifyInstance, { database, now }: DeviceContext): void {
  server.post('/devices/wiped', async (request) => {
    const receipt = /^Bearer (escw_[\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
    const device = receipt === undefined ? undefined : await deviceOfReceipt(database, receipt);
    if (device === undefined) throw unauthorized();
    const report = wipedReport.safeParse(request.body);
    if (!report.success) throw invalid(report.error.issues[0]?.message ?? 'not valid');
    const confirmed = await confirmWiped(database, device, report.data, now());
    if (!confirmed) throw forbidden('Another order stands for this device.');
    return { order: report.data.order };
  });
}

function callerOf(request: FastifyRequest): Caller | undefined {
  const { account } = request;
  const device = deviceOf(request);
  if (account === null || device === undefined) return undefined;
  const app = /\bEscale\/([\w.+-]{1,40})/.exec(request.headers['user-agent'] ?? '')?.[1] ?? null;
  return { account, device, app };
}
