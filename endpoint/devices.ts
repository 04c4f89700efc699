import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { WipedReport, WipeOrder } from '#shared/sync/wipe';
import type { Account } from './accounts';
import { audit } from './audit';
import { asBearer, asOwner, asPerson, type Database, type Queries } from './database';
import type { Chore } from './housekeeping';
import { keptDays } from './retention';

/** The devices as requests meet them; who orders a wipe is in endpoint/wipes.ts. */

/** A device that asks: its person, its id, and what it calls itself. */
export interface Caller {
  readonly account: Account;
  readonly device: string;
  readonly app: string | null;
}

/** An order that stands, at one moment. */
export interface StandingOrder extends Omit<WipeOrder, 'receipt'> {
  /** Whether it was confirmed. */
  readonly done: boolean;
}

interface DeviceRow {
  readonly app: string | null;
  readonly stale: boolean;
  readonly order: string | null;
  readonly by: string;
  readonly at: Date;
  readonly afterSending: boolean;
  readonly done: boolean;
}

/** $1 tenant, $2 person, $3 device, $4 instant */
const row = `
select app, last_seen_at < $4::timestamptz - interval '10 minutes' as stale, wipe_order as "order", wipe_by as by,
  wipe_at as at, coalesce(wipe_send_until > $4::timestamptz, false) as "afterSending", wiped_at is not null as done
from escale.device where tenant = $1 and person = $2 and id = $3`;

async function orderIn(sql: Queries, { account, device }: Omit<Caller, 'app'>, now: Date) {
  const { tenant, person } = account;
  const [found] = await sql.query<DeviceRow>(row, [tenant, person, device, now.toISOString()]);
  if (found === undefined || found.order === null) return { found, order: undefined };
  const { order, by, at, afterSending, done } = found;
  const standing: StandingOrder = { order, by, at: at.toISOString(), afterSending, done };
  return { found, order: standing };
}

/**
 * Notes that a device has come. What it is told depends on the order that stands, so it is looked at anew with each
 * request: an order holds from the moment that it is given.
 */
export async function meet(
  database: Database,
  caller: Caller,
  now: Date,
): Promise<StandingOrder | undefined> {
  const { account, device, app } = caller;
  return asPerson(database, account, async (sql) => {
    const { found, order } = await orderIn(sql, caller, now);
    const values = [account.tenant, account.person, device, app, now.toISOString()];
    if (found === undefined) {
      await sql.query(
        `insert into escale.device (tenant, person, id, app, first_seen_at, last_seen_at)
         values ($1, $2, $3, $4, $5, $5) on conflict do nothing`,
        values,
      );
    } else if (found.stale || (app !== null && app !== found.app)) {
      await sql.query(
        `update escale.device set last_seen_at = $5, app = coalesce($4, app)
         where tenant = $1 and person = $2 and id = $3`,
        values,
      );
    }
    return order;
  });
}

/** The order that stands for a device, without noting anything. */
export async function standingOrder(
  database: Database,
  caller: Omit<Caller, 'app'>,
  now: Date,
): Promise<StandingOrder | undefined> {
  return asPerson(database, caller.account, async (sql) => (await orderIn(sql, caller, now)).order);
}

const hashOf = (receipt: string): string => createHash('sha256').update(receipt).digest('hex');

/** The order with a new receipt: only its SHA-256 is kept, and the one before it is no longer taken. */
export async function handOver(
  database: Database,
  { account, device }: Caller,
  { done: _done, ...order }: StandingOrder,
): Promise<WipeOrder> {
  const receipt = `escw_${randomBytes(32).toString('base64url')}`;
  await asPerson(database, account, (sql) =>
    sql.query(
      `update escale.device set wipe_receipt = $4
       where tenant = $1 and person = $2 and id = $3 and wipe_order = $5`,
      [account.tenant, account.person, device, hashOf(receipt), order.order],
    ),
  );
  return { ...order, receipt };
}

/** The device whose receipt this is; undefined when nobody knows it. */
export async function deviceOfReceipt(
  database: Database,
  receipt: string,
): Promise<Omit<Caller, 'app'> | undefined> {
  const hash = hashOf(receipt);
  return asBearer(database, hash, async (sql) => {
    const [found] = await sql.query<Account & { device: string }>(
      'select tenant, person, id as device from escale.device where wipe_receipt = $1',
      [hash],
    );
    if (found === undefined) return undefined;
    const { tenant, person, device } = found;
    return { account: { tenant, person }, device };
  });
}

/** Notes that a device is wiped, once. @returns false when this order isn't the one that stands */
export async function confirmWiped(
  database: Database,
  { account, device }: Omit<Caller, 'app'>,
  { order, unsent }: WipedReport,
  now: Date,
): Promise<boolean> {
  const { tenant, person } = account;
  return asPerson(database, account, async (sql) => {
    const standing = await sql.query<{ done: boolean }>(
      `select wiped_at is not null as done from escale.device
       where tenant = $1 and person = $2 and id = $3 and wipe_order = $4 for update`,
      [tenant, person, device, order],
    );
    const [known] = standing;
    if (known === undefined) return false;
    if (known.done) return true;
    await sql.query(
      `update escale.device set wiped_at = $4, wiped_unsent = $5 where tenant = $1 and person = $2 and id = $3`,
      [tenant, person, device, now.toISOString(), unsent],
    );
    await auditDevice(sql, { tenant, person, device }, now, 'device.wiped', []);
    return true;
  });
}

/** What becomes of a device stands in the audit as what becomes of a record does, in version 0. */
export async function auditDevice(
  sql: Queries,
  actor: { readonly tenant: string; readonly person: string; readonly device: string },
  at: Date,
  effect: string,
  fields: readonly string[],
): Promise<void> {
  await audit(sql, actor, at, [{ op: v7(), c: 'device', id: actor.device, v: 0, effect, fields }]);
}

/** Forgets devices that nobody has come with for 400 days; orders that weren't confirmed stay. */
export function forgetDevices(database: Database): Chore {
  return {
    name: 'devices',
    run: async (tenant, now) => {
      const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
      const rows = await asOwner(database, tenant, (sql) =>
        sql.query(
          `delete from escale.device where tenant = $1 and last_seen_at < $2::timestamptz
             and (wipe_order is null or wiped_at < $2::timestamptz) returning id`,
          [tenant, before],
        ),
      );
      return rows.length;
    },
  };
}
