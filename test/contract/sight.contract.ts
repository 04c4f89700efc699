import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { WireOperation } from '#shared/sync/protocol';
import { transaction } from '../support/contractDesk';
import type { Bench } from './bench';
import { conflictAbout, idsSeenBy, meetingWith, partnerIn, scopedTenant } from './scopedTenant';

/** I8, tried with whatever can happen to scopes. */
export function sightContract(bench: Bench): void {
  describe('S106 no record outside tenant or scope reaches a client', () => {
    const territories = ['Nord', 'Sud', ''] as const;
    const step = fc.oneof(
      fc.record({ what: fc.constant('partner' as const), n: fc.nat(3), territory: fc.nat(2) }),
      fc.record({ what: fc.constant('meeting' as const), n: fc.nat(3), of: fc.nat(3) }),
      fc.record({ what: fc.constant('conflict' as const), n: fc.nat(3) }),
      fc.record({
        what: fc.constantFrom('grant' as const, 'revoke' as const),
        territory: fc.nat(1),
        n: fc.nat(3),
        partner: fc.boolean(),
      }),
      fc.record({ what: fc.constant('probe' as const), n: fc.nat(3) }),
    );

    test('by feed, snapshot or the answers to any push, whatever was granted, revoked and moved', async () => {
      let hidden = 0;
      const property = fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
        const { desk, change, director } = await scopedTenant(bench);
        const anne = await desk('Anne');
        const partners = Array.from({ length: 4 }, () => v7());
        const meetings = Array.from({ length: 4 }, () => v7());
        const home = new Map<string, string>();
        const versions = new Map<string, number>();
        const conflicts = new Map<string, string>();
        const grants = new Set<string>();
        const answers: unknown[] = [];
        const write = async (create: WireOperation) => {
          const base = versions.get(create.id) ?? 0;
          const [result] = await director.push(transaction({ ...create, base }));
          expect(result?.status).toBe('applied');
          versions.set(create.id, base + 1);
        };
        /** Worked out anew, by the words of docs/sync.md. */
        const sees = (id: string): boolean => {
          const about = conflicts.get(id);
          if (about !== undefined) return sees(about);
          const partner = partners.includes(id) ? id : (home.get(id) ?? '');
          const territory = home.get(partner) ?? '';
          return territory === '' || grants.has(`territory:${territory}`) || grants.has(`partner:${partner}`);
        };
        for (const each of steps) {
          const [partner = '', meeting = ''] = [partners[each.n], meetings[each.n]];
          if (each.what === 'partner') {
            const territory = territories[each.territory] ?? '';
            await write(partnerIn(territory, { id: partner }));
            home.set(partner, territory);
          } else if (each.what === 'meeting') {
            const of = partners[each.of] ?? '';
            if (!versions.has(of)) continue;
            await write(meetingWith(of, { id: meeting }));
            home.set(meeting, of);
          } else if (each.what === 'conflict') {
            if (!versions.has(meeting) || [...conflicts.values()].includes(meeting)) continue;
            const create = conflictAbout(meeting);
            await write(create);
            conflicts.set(create.id, meeting);
          } else if (each.what === 'probe') {
            if (!versions.has(meeting) || sees(meeting)) continue;
            const [result] = await anne.push(transaction(meetingWith(partner, { id: meeting, base: 99 })));
            answers.push({ status: result?.status, tells: JSON.stringify(result).includes('Review') });
          } else {
            const scope = each.partner
              ? `partner:${partner}`
              : `territory:${territories[each.territory] ?? ''}`;
            await change(each.what, 'Anne', scope);
            if (each.what === 'grant') grants.add(scope);
            else grants.delete(scope);
          }
        }
        expect(answers).toEqual(answers.map(() => ({ status: 'rejected', tells: false })));
        const all = [...versions.keys()];
        const expected = all.filter(sees).toSorted();
        hidden += all.length - expected.length;
        expect(await idsSeenBy(anne)).toEqual(expected);
        for (const scope of [
          'all',
          'company',
          'territory:Nord',
          'territory:Sud',
          ...partners.map((id) => `partner:${id}`),
        ]) {
          const ids = (await anne.snapshot(undefined, 100, scope)).records.map(({ id }) => id);
          expect(ids.filter((id) => !expected.includes(id))).toEqual([]);
        }
        return true;
      });
      await fc.assert(property, { numRuns: 25 });
      expect(hidden).toBeGreaterThan(0);
    });
  });
}
