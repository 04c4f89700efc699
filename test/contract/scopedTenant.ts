import { expect } from 'vitest';
import type { WireOperation } from '#shared/sync/protocol';
import type { Role } from '../../endpoint/accounts';
import { administer } from '../../endpoint/administration';
import { ensurePerson } from '../../endpoint/people';
import { operation, validPartner, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';

export const partnerIn = (territory: string, overrides: Partial<WireOperation> = {}) =>
  operation({ c: 'partner', set: { ...validPartner, territory }, ...overrides });
export const meetingWith = (partnerId: string, overrides: Partial<WireOperation> = {}) =>
  operation({
    c: 'meeting',
    set: { partnerId, kind: 'visit', title: 'Review', startsAt: '2026-03-05T13:00:00.000Z' },
    ...overrides,
  });
export const conflictAbout = (recordId: string) =>
  operation({
    c: 'mergeConflict',
    set: {
      collection: 'meeting',
      recordId,
      field: 'title',
      mine: 'secret',
      mineAt: '2026-03-05T13:00:00.000Z',
      theirsAt: '2026-03-05T13:00:00.000Z',
    },
  });

/** A tenant in which managers see what is granted to them, with a director who sees all. */
export async function scopedTenant(bench: Bench) {
  const tenant = await bench.tenant();
  await administer(bench.database, { command: 'access', tenant, access: 'scoped' });
  const desk = async (name: string, role: Role = 'manager') => {
    await ensurePerson(bench.database, tenant, name, role);
    return bench.desk(tenant, name, {}, role);
  };
  const change = (command: 'grant' | 'revoke', who: string, scope: string) =>
    administer(bench.database, { command, tenant, who, scope });
  return { tenant, desk, change, director: await desk('Dora', 'director') };
}

export async function idsSeenBy(desk: ContractDesk): Promise<readonly string[]> {
  const { changes } = await desk.allChanges();
  const snapshot = (await desk.snapshot()).records.map(({ id }) => id);
  const fed = changes.filter(({ deleted }) => !deleted).map(({ id }) => id);
  expect(snapshot.toSorted()).toEqual(fed.toSorted());
  return snapshot.toSorted();
}
