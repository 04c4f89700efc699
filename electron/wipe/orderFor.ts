import type { DeskOwner } from '#shared/bridge/account';
import { problem, problemTypes } from '#shared/sync/protocol';
import { deviceSelf } from '#shared/sync/wipe';
import type { WipeOrder } from '#shared/sync/wipe';

/** An answer as far as it was read. */
export interface ReadAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Whether an answer says that this device is to be wiped: the endpoint's own problem document, and no page like it. */
export function saysWiped({ status, contentType, text }: ReadAnswer): boolean {
  if (status !== 403 || !contentType.startsWith('application/problem+json')) return false;
  const told = problem.safeParse(parsed(text));
  return told.success && told.data.type === problemTypes.deviceWiped && told.data.status === 403;
}

/**
 * The order in the answer of `/v1/devices/self`; null unless it is for this very device, tenant and person. A problem
 * alone orders nothing: it may be another's, come by a line that was mixed up.
 */
export function orderFor(
  { status, contentType, text }: ReadAnswer,
  device: string,
  owner: DeskOwner | null,
): WipeOrder | null {
  if (status !== 200 || !contentType.startsWith('application/json') || owner === null) return null;
  const told = deviceSelf.safeParse(parsed(text));
  if (!told.success) return null;
  const { tenant, person, wipe } = told.data;
  const mine =
    told.data.device.toLowerCase() === device.toLowerCase() &&
    tenant.id === owner.tenant.id &&
    person.id === owner.person.id;
  return mine ? wipe : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
