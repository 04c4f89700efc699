import type { Fault } from './fault';
import type { SyncStore } from './ports';
import { ofCollection } from '../domain/shapes';
import type { Shapes } from '../domain/shapes';
import { protocolVersion } from './protocol';
import type { Capabilities } from './protocol';
import { changeState, readState } from './run';
import type { BlockReason } from './status';
import { startAgain } from './syncState';

/** What this laptop's records have to do with the endpoint that answered. */
export type Connection =
  | { readonly kind: 'known' }
  /** The endpoint's history isn't the one that was pulled from. */
  | { readonly kind: 'otherHistory' }
  | { readonly kind: 'refused'; readonly reason: BlockReason; readonly detail: string };

/** Ties the laptop to the tenant, the person and the history it meets first, and refuses any other later. */
export async function bind(store: SyncStore, met: Capabilities, shapes: Shapes): Promise<Connection> {
  const apart = versionsApart(met, shapes);
  if (apart) return apart;
  const { binding } = await readState(store);
  if (binding && binding.tenant.id !== met.tenant.id) {
    return { kind: 'refused', reason: 'otherTenant', detail: met.tenant.name };
  }
  if (binding && binding.person.id !== met.person.id) {
    return { kind: 'refused', reason: 'otherPerson', detail: met.person.name };
  }
  const { epoch, tenant, person, people } = met;
  const otherHistory = binding !== null && binding.epoch !== epoch;
  await changeState(store, {
    binding: { epoch, tenant, person, people },
    ...(otherHistory ? startAgain(true) : {}),
  });
  return otherHistory ? { kind: 'otherHistory' } : { kind: 'known' };
}

/** What app and endpoint lack to understand each other; null when they do. Nothing is sent or fetched until then. */
function versionsApart(
  { protocol, oldestProtocol = protocol, shapes: taken = {} }: Capabilities,
  shapes: Shapes,
): (Connection & { readonly kind: 'refused' }) | null {
  if (oldestProtocol > protocolVersion)
    return { kind: 'refused', reason: 'upgradeRequired', detail: `protocol ${oldestProtocol}` };
  if (protocol < protocolVersion)
    return { kind: 'refused', reason: 'endpointOutdated', detail: `protocol ${protocol}` };
  for (const [c, { oldest }] of Object.entries(taken)) {
    const own = ofCollection(shapes, c);
    if (own && own.schema < oldest)
      return { kind: 'refused', reason: 'upgradeRequired', detail: `${c} ${oldest}` };
  }
  return null;
}

const noticedMs = 5 * 60_000;

/** How far this laptop's clock is ahead of the endpoint's; null when that is too little to tell. */
export function clockAhead(met: Capabilities, now: Date): number | null {
  const ahead = now.getTime() - Date.parse(met.now);
  return Math.abs(ahead) > noticedMs ? ahead : null;
}

/** What stops the sync until somebody acts; null for what passes by itself. */
export function blockOf(fault: Fault): { readonly reason: BlockReason; readonly detail: string } | null {
  switch (fault.kind) {
    case 'forbidden':
      return { reason: 'forbidden', detail: fault.detail };
    case 'deviceWiped':
      return { reason: 'deviceWiped', detail: '' };
    case 'upgradeRequired':
      return { reason: 'upgradeRequired', detail: fault.detail };
    default:
      return null;
  }
}
