import { randomUUID } from 'node:crypto';
import type { Queries } from './database';
import { auditDevice } from './devices';
import { nextCommit } from './scopes';

/** Orders to wipe a device, given and taken back by whoever runs the endpoint. */

/** A device as its administrator sees it. */
export interface DeviceEntry {
  readonly id: string;
  readonly person: string;
  readonly app: string | null;
  readonly firstSeenAt: Date;
  /** To ten minutes. */
  readonly lastSeenAt: Date;
  readonly orderedBy: string | null;
  readonly orderedAt: Date | null;
  readonly sendUntil: Date | null;
  readonly wipedAt: Date | null;
  /** Changes that went with it; null when they weren't counted. */
  readonly wipedUnsent: number | null;
}

/** A tenant's devices, the last seen first; of one person (name or id) when given. */
export async function listDevices(
  sql: Queries,
  tenant: string,
  person?: string,
): Promise<readonly DeviceEntry[]> {
  return sql.query<DeviceEntry>(
    `select d.id, p.name as person, d.app, d.first_seen_at as "firstSeenAt", d.last_seen_at as "lastSeenAt",
       d.wipe_by as "orderedBy", d.wipe_at as "orderedAt", d.wipe_send_until as "sendUntil",
       d.wiped_at as "wipedAt", d.wiped_unsent as "wipedUnsent"
     from escale.device d join escale.person p on p.tenant = d.tenant and p.id = d.person
     where d.tenant = $1 and ($2::text is null or p.name = $2 or p.id = $2)
     order by d.last_seen_at desc, d.id`,
    [tenant, person ?? null],
  );
}

export interface WipeRequest {
  readonly device: string;
  /** Who orders it, as people and the audit are told. */
  readonly by: string;
  /** Days that the device has to send what is unsent; 0: it destroys at once. */
  readonly sendDays: number;
}

/**
 * Orders a device to be wiped. A commit goes with it, so that laptops which listen ask at once.
 *
 * @returns whose it is; `unknown` when there is no such device, `wiped` when it has confirmed an order already
 */
export async function orderWipe(
  sql: Queries,
  tenant: string,
  { device, by, sendDays }: WipeRequest,
  now: Date,
): Promise<'ordered' | 'unknown' | 'wiped'> {
  await nextCommit(sql, tenant);
  const until = sendDays === 0 ? null : new Date(now.getTime() + sendDays * 86_400_000).toISOString();
  const ordered = await sql.query(
    `update escale.device set wipe_order = $3, wipe_by = $4, wipe_at = $5, wipe_send_until = $6, wipe_receipt = null
     where tenant = $1 and id = $2 and wiped_at is null returning id`,
    [tenant, device, randomUUID(), by, now.toISOString(), until],
  );
  if (ordered.length > 0) {
    const fields = sendDays === 0 ? [] : ['afterSending'];
    await auditDevice(sql, { tenant, person: by, device }, now, 'device.wipeOrdered', fields);
    return 'ordered';
  }
  const known = await sql.query('select 1 from escale.device where tenant = $1 and id = $2', [
    tenant,
    device,
  ]);
  return known.length > 0 ? 'wiped' : 'unknown';
}

/** Takes an order back that wasn't confirmed. @returns false when there is none */
export async function cancelWipe(
  sql: Queries,
  tenant: string,
  { device, by }: Omit<WipeRequest, 'sendDays'>,
  now: Date,
): Promise<boolean> {
  const cancelled = await sql.query(
    `update escale.device
     set wipe_order = null, wipe_by = null, wipe_at = null, wipe_send_until = null, wipe_receipt = null
     where tenant = $1 and id = $2 and wipe_order is not null and wiped_at is null returning id`,
    [tenant, device],
  );
  if (cancelled.length === 0) return false;
  await auditDevice(sql, { tenant, person: by, device }, now, 'device.wipeCancelled', []);
  return true;
}
