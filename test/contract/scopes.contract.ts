import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { problemTypes } from '#shared/sync/protocol';
import type { Role } from '../../endpoint/accounts';
import { administer } from '../../endpoint/administration';
import { asOwner, asPerson, asTenant, sqlState } from '../../endpoint/database';
import { ensurePerson } from '../../endpoint/people';
import { operation, transaction } from '../support/contractDesk';
import type { Bench } from './bench';
import { conflictAbout, idsSeenBy, meetingWith, partnerIn, scopedTenant } from './scopedTenant';

export function scopesContract(bench: Bench): void {
  describe('S102 a manager sees what is granted to them', () => {
    test('everything, where the company hasn’t said otherwise', async () => {
      const tenant = await bench.tenant();
      const [anne, bruno] = [await bench.desk(tenant, 'Anne'), await bench.desk(tenant, 'Bruno')];
      const create = partnerIn('Nord');
      await anne.push(transaction(create));
      expect(await idsSeenBy(bruno)).toEqual([create.id]);
    });

    test('a territory with its partners and all that is theirs, and what is the company’s', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      const [nord, sud, house] = [partnerIn('Nord'), partnerIn('Sud'), partnerIn('')];
      const [here, there] = [meetingWith(nord.id), meetingWith(sud.id)];
      const show = operation({
        c: 'show',
        set: { name: 'Fair', startsOn: '2026-03-05', endsOn: '2026-03-06' },
      });
      const [conflict, theirs] = [conflictAbout(here.id), conflictAbout(there.id)];
      for (const create of [nord, sud, house, here, there, show, conflict, theirs]) {
        expect(await director.push(transaction(create))).toMatchObject([{ status: 'applied' }]);
      }
      expect(await idsSeenBy(anne)).toEqual([house.id, show.id].toSorted());
      expect(await change('grant', 'Anne', 'territory:Nord')).toMatchObject({ ok: true });
      const inSight = [house.id, show.id, nord.id, here.id, conflict.id];
      expect(await idsSeenBy(anne)).toEqual(inSight.toSorted());
      await change('grant', 'Anne', `partner:${sud.id}`);
      await change('revoke', 'Anne', 'territory:Nord');
      expect(await idsSeenBy(anne)).toEqual([house.id, show.id, sud.id, there.id, theirs.id].toSorted());
    });

    test.each<[Role, boolean]>([
      ['director', true],
      ['admin', true],
      ['reader', true],
      ['manager', false],
    ])('the role %s sees everything: %s', async (role, all) => {
      const { desk, director } = await scopedTenant(bench);
      const create = partnerIn('Nord');
      await director.push(transaction(create));
      expect(await idsSeenBy(await desk('Anne', role))).toEqual(all ? [create.id] : []);
    });

    test('what can’t be granted is refused in words', async () => {
      const { change } = await scopedTenant(bench);
      for (const scope of ['company', 'person:x', 'territory:', 'partner:x', 'territory: Nord', 'nonsense']) {
        expect(await change('grant', 'Dora', scope)).toMatchObject({ ok: false });
      }
      expect(await change('grant', 'Nobody', 'territory:Nord')).toMatchObject({ ok: false });
      expect(await change('revoke', 'Dora', 'territory:Nord')).toMatchObject({ ok: false });
    });
  });

  describe('S103 what lies outside is refused, never done or left silently', () => {
    const forbidden = { status: 'rejected', problem: { type: problemTypes.forbidden, status: 403 } };

    test('a change, a deletion, a creation under the same id and a conflict tell nothing', async () => {
      const { desk, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      const create = partnerIn('Sud');
      await director.push(transaction(create));
      for (const attempt of [
        partnerIn('Sud', { id: create.id, base: 1 }),
        partnerIn('Sud', { id: create.id, base: 7 }),
        operation({ c: 'partner', id: create.id, base: 1, set: {}, effect: 'delete' }),
        partnerIn('Sud', { id: create.id }),
        partnerIn('Sud'),
        meetingWith(create.id),
        conflictAbout(create.id),
      ]) {
        const [result] = await anne.push(transaction(attempt));
        expect(result).toMatchObject(forbidden);
        expect(JSON.stringify(result)).not.toContain('current');
      }
      expect((await director.changes()).changes).toMatchObject([{ id: create.id, v: 1 }]);
    });

    test('all of a transaction, with the part that was allowed', async () => {
      const { desk, change } = await scopedTenant(bench);
      const anne = await desk('Anne');
      await change('grant', 'Anne', 'territory:Nord');
      const [mine, other] = [partnerIn('Nord'), partnerIn('Sud')];
      expect(await anne.push(transaction(mine, other))).toMatchObject([
        { ...forbidden, problem: { op: other.op } },
      ]);
      expect(await idsSeenBy(anne)).toEqual([]);
      const together = transaction(mine, meetingWith(mine.id));
      expect(await anne.push(together)).toMatchObject([{ status: 'applied' }]);
    });

    test('giving a partner away', async () => {
      const { desk, change } = await scopedTenant(bench);
      const anne = await desk('Anne');
      await change('grant', 'Anne', 'territory:Nord');
      const create = partnerIn('Nord');
      await anne.push(transaction(create));
      const away = operation({ c: 'partner', id: create.id, base: 1, set: { territory: 'Sud' } });
      expect(await anne.push(transaction(away))).toMatchObject([forbidden]);
    });

    test('whatever a reader writes', async () => {
      const tenant = await bench.tenant();
      const reader = await bench.desk(tenant, 'Rita', {}, 'reader');
      expect(await reader.push(transaction(operation()))).toMatchObject([forbidden]);
      expect((await reader.changes()).changes).toEqual([]);
    });

    test('a deletion whose fields tell nothing stays in its scope', async () => {
      const { desk, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      const [sud, meeting] = [partnerIn('Sud'), partnerIn('Sud')];
      const about = meetingWith(sud.id, { id: meeting.id });
      await director.push(transaction(sud), transaction(about));
      const ruin = operation({
        c: 'meeting',
        id: about.id,
        base: 1,
        set: {},
        unset: ['partnerId'],
        effect: 'delete',
      });
      expect(await director.push(transaction(ruin))).toMatchObject([{ status: 'applied' }]);
      expect((await anne.changes()).entries).toEqual([]);
    });
  });

  describe('S104 the database enforces scopes by itself', () => {
    test('reading and writing, whatever the statement', async () => {
      const { tenant, desk, director } = await scopedTenant(bench);
      const { person } = await (await desk('Anne')).capabilities();
      const rita = await (await desk('Rita', 'reader')).capabilities();
      const create = partnerIn('Sud');
      await director.push(transaction(create));
      const count = 'select 1 from escale.doc';
      const anne = { tenant, person: person.id };
      expect(await asPerson(bench.database, anne, (sql) => sql.query(count))).toEqual([]);
      expect(await asTenant(bench.database, tenant, (sql) => sql.query(count))).toEqual([]);
      expect(
        await asOwner(bench.database, tenant, (sql) => sql.query(`${count} where tenant = $1`, [tenant])),
      ).toHaveLength(1);
      const insert = (scope: string) =>
        `insert into escale.doc values ('${tenant}', '${v7()}', 'x', '${scope}', 1, 99, 1, false, '{}', 2, 'x', now(), '${v7()}')`;
      const attempt = (account: typeof anne, statement: string) =>
        asPerson(bench.database, account, (sql) => sql.query(`${statement} returning id`)).catch(
          (error: unknown) => sqlState(error),
        );
      expect(await attempt(anne, `update escale.doc set v = v + 1`)).toEqual([]);
      expect(await attempt(anne, insert(`partner:${create.id}`))).toBe('42501');
      expect(await attempt({ tenant, person: rita.person.id }, insert('company'))).toBe('42501');
      expect(await attempt({ tenant, person: rita.person.id }, 'update escale.doc set v = v')).toBe('42501');
      expect(await attempt(anne, insert('company'))).toHaveLength(1);
    });

    test('what concerns other people’s laptops is theirs', async () => {
      const { tenant, desk, change } = await scopedTenant(bench);
      const [anne, bruno] = [await desk('Anne'), await desk('Bruno')];
      await change('grant', 'Bruno', 'territory:Nord');
      const { person } = await anne.capabilities();
      const count = 'select 1 from escale.control';
      expect(
        await asPerson(bench.database, { tenant, person: person.id }, (sql) => sql.query(count)),
      ).toEqual([]);
      expect((await anne.changes()).controls).toEqual([]);
      expect((await bruno.changes()).controls).toHaveLength(1);
    });
  });

  describe('S105 the feed tells in its order what came into sight and went out of it', () => {
    const granted = (scope: string) => ({ control: 'scope.granted', scope });
    const revoked = (scope: string) => ({ control: 'scope.revoked', scope });

    test('a grant, whose snapshot holds what is older than the cursor, page by page', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      const nord = partnerIn('Nord');
      const meetings = Array.from({ length: 4 }, () => meetingWith(nord.id));
      await director.push(transaction(nord), ...meetings.map((each) => transaction(each)));
      await director.push(transaction(partnerIn('Sud')));
      const { cursor } = await anne.changes();
      await change('grant', 'Anne', 'territory:Nord');
      await director.push(
        transaction(operation({ c: 'partner', id: nord.id, base: 1, set: { city: 'Lille' } })),
      );
      const page = await anne.changes(cursor);
      expect(page.entries).toMatchObject([granted('territory:Nord'), { id: nord.id, v: 2 }]);
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const part = await anne.snapshot(after, 2, 'territory:Nord');
        expect(part.total).toBe(5);
        ids.push(...part.records.map(({ id }) => id));
        after = part.next ?? undefined;
      } while (after !== undefined);
      expect(ids.toSorted()).toEqual([nord.id, ...meetings.map(({ id }) => id)].toSorted());
      expect((await anne.snapshot(undefined, 100, 'territory:Sud')).records).toEqual([]);
      expect((await anne.changes(page.cursor)).entries).toEqual([]);
    });

    test('a revocation, down to the partners that no other grant shows', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      const [one, two, sud] = [partnerIn('Nord'), partnerIn('Nord'), partnerIn('Sud')];
      await director.push(transaction(one, two, sud));
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Anne', `partner:${two.id}`);
      const { cursor } = await anne.changes();
      await change('revoke', 'Anne', 'territory:Nord');
      expect((await anne.changes(cursor)).entries).toEqual([revoked(`partner:${one.id}`)]);
    });

    test('a partner who moves takes everything along', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const [anne, bruno, chloe] = [await desk('Anne'), await desk('Bruno'), await desk('Chloé')];
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Bruno', 'territory:Sud');
      const create = partnerIn('Nord');
      const meeting = meetingWith(create.id);
      await director.push(transaction(create, meeting));
      await change('grant', 'Chloé', `partner:${create.id}`);
      const before = await Promise.all(
        [anne, bruno, chloe].map(async (each) => (await each.changes()).cursor),
      );
      const move = operation({ c: 'partner', id: create.id, base: 1, set: { territory: 'Sud' } });
      await director.push(transaction(move));
      const scope = `partner:${create.id}`;
      expect((await anne.changes(before[0])).entries).toEqual([revoked(scope)]);
      expect((await bruno.changes(before[1])).entries).toMatchObject([
        { id: create.id, v: 2 },
        granted(scope),
      ]);
      expect((await chloe.changes(before[2])).entries).toMatchObject([{ id: create.id, v: 2 }]);
      expect((await bruno.snapshot(undefined, 9, scope)).records.map(({ id }) => id).toSorted()).toEqual(
        [create.id, meeting.id].toSorted(),
      );
      expect(await idsSeenBy(anne)).toEqual([]);
    });

    test('a record that moves is removed from who no longer sees it, and is no deletion', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const [anne, bruno] = [await desk('Anne'), await desk('Bruno')];
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Bruno', 'territory:Sud');
      const [nord, sud] = [partnerIn('Nord'), partnerIn('Sud')];
      const meeting = meetingWith(nord.id);
      await director.push(transaction(nord, sud, meeting));
      const before = await Promise.all(
        [anne, bruno, director].map(async (each) => (await each.changes()).cursor),
      );
      const move = operation({ c: 'meeting', id: meeting.id, base: 1, set: { partnerId: sud.id } });
      await director.push(transaction(move));
      expect((await anne.changes(before[0])).entries).toEqual([
        { control: 'record.removed', c: 'meeting', id: meeting.id, v: 2 },
      ]);
      expect((await bruno.changes(before[1])).entries).toMatchObject([
        { id: meeting.id, v: 2, deleted: false },
      ]);
      expect((await director.changes(before[2])).entries).toMatchObject([{ id: meeting.id, v: 2 }]);
    });

    test('a record that moved where the reader could see it, and was hidden there before they looked', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Anne', 'territory:Sud');
      const [nord, sud] = [partnerIn('Nord'), partnerIn('Sud')];
      const meeting = meetingWith(nord.id);
      await director.push(transaction(nord, sud, meeting));
      const { cursor } = await anne.changes();
      const move = operation({ c: 'meeting', id: meeting.id, base: 1, set: { partnerId: sud.id } });
      await director.push(transaction(move));
      expect((await anne.changes(cursor)).entries).toMatchObject([{ id: meeting.id, v: 2 }]);
      await change('revoke', 'Anne', 'territory:Sud');
      expect((await anne.changes(cursor)).entries).toEqual([
        { control: 'record.removed', c: 'meeting', id: meeting.id, v: 2 },
        revoked(`partner:${sud.id}`),
      ]);
    });

    test('merge conflicts by name, since the laptop may not have what they are about', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      await change('grant', 'Anne', 'territory:Nord');
      const nord = partnerIn('Nord');
      const meeting = meetingWith(nord.id);
      const conflict = conflictAbout(meeting.id);
      await director.push(transaction(nord), transaction(meeting), transaction(conflict));
      const { cursor } = await anne.changes();
      await change('revoke', 'Anne', 'territory:Nord');
      expect((await anne.changes(cursor)).entries).toEqual([
        revoked(`partner:${nord.id}`),
        { control: 'record.removed', c: 'mergeConflict', id: conflict.id, v: 2 },
      ]);
    });

    test('a role or a company’s rule that changes', async () => {
      const { tenant, desk, change, director } = await scopedTenant(bench);
      const anne = await desk('Anne');
      const [nord, sud] = [partnerIn('Nord'), partnerIn('Sud')];
      await director.push(transaction(nord, sud));
      await change('grant', 'Anne', 'territory:Nord');
      let { cursor } = await anne.changes();
      const next = async () => {
        const page = await anne.changes(cursor);
        ({ cursor } = page);
        return page.entries;
      };
      await ensurePerson(bench.database, tenant, 'Anne', 'director');
      expect(await next()).toEqual([granted('all')]);
      await ensurePerson(bench.database, tenant, 'Anne', 'manager');
      expect(await next()).toEqual([revoked(`partner:${sud.id}`)]);
      await administer(bench.database, { command: 'access', tenant, access: 'everyone' });
      expect(await next()).toEqual([granted('all')]);
      await administer(bench.database, { command: 'access', tenant, access: 'scoped' });
      expect(await next()).toEqual([revoked(`partner:${sud.id}`)]);
    });
  });
}
