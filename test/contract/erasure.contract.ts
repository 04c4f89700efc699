import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { deviceHeader, problemTypes } from '#shared/sync/protocol';
import { digestText } from '#shared/sync/digest';
import { hexSha256 } from '../../renderer/data/hexSha256';
import { create, update } from '../../renderer/data/mutation';
import { administer } from '../../endpoint/administration';
import { readAudit } from '../../endpoint/audit';
import { asOwner } from '../../endpoint/database';
import { operation, transaction, validPartner, type ContractDesk } from '../support/contractDesk';
import { createLaptop } from '../support/laptop';
import type { Bench } from './bench';

const by = 'Data protection, Acme';
const secret = {
  firstName: 'Solenn',
  lastName: 'Kerguelen',
  email: 'solenn@kerguelen.example',
  mobile: '+33 6 99 88 77 66',
};
const everySecret = /Solenn|Kerguelen|99 88 77/i;

export function erasureContract(bench: Bench): void {
  /** A contact with a meeting, an action, a conflict about them, a file on them, and a colleague whose name is like theirs. */
  async function acquainted(desk: ContractDesk) {
    const [partnerId, id] = [v7(), v7()];
    const conflict = operation({
      c: 'mergeConflict',
      set: {
        collection: 'contact',
        recordId: id,
        recordTitle: 'Solenn Kerguelen',
        field: 'mobile',
        base: '',
        mine: secret.mobile,
        theirs: '+33 1',
        mineBy: 'a',
        theirsBy: 'b',
        deletion: 'none',
        state: 'open',
        mineAt: '2026-01-05T08:00:00.000Z',
        theirsAt: '2026-01-05T08:00:00.000Z',
      },
    });
    const file = operation({
      c: 'attachment',
      set: {
        partnerId,
        contactId: id,
        name: 'Solenn.jpg',
        mediaType: 'image/jpeg',
        size: 9,
        sha256: 'a'.repeat(64),
        caption: '',
        internal: true,
      },
    });
    const meeting = operation({
      c: 'meeting',
      set: {
        partnerId,
        kind: 'visit',
        title: 'Review',
        startsAt: '2026-01-05T08:00:00.000Z',
        attendees: [{ id, present: true }],
        notes: 'Met Solenn Kerguelen about the "budget".',
      },
    });
    const created = operation({
      id,
      c: 'contact',
      set: { partnerId, ...secret, notes: 'Likes Kerguelen cabbage' },
    });
    const results = await desk.push(
      transaction(operation({ id: partnerId, c: 'partner', set: validPartner })),
      transaction(created),
      transaction(conflict),
      transaction(file),
      transaction(meeting),
    );
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'applied'));
    return { partnerId, id, created, conflict, file, meeting };
  }
  const erase = (tenant: string, contact: string) =>
    administer(bench.database, { command: 'erase', tenant, contact, by });

  async function scene() {
    const tenant = await bench.tenant();
    const desk = await bench.desk(tenant);
    return { tenant, desk, ...(await acquainted(desk)) };
  }

  /** A laptop with the real engine, at this endpoint. */
  async function laptopOf(tenant: string, number: number) {
    const token = await bench.token(tenant, 'Camille Moreau');
    const settled: string[] = [];
    const laptop = createLaptop({
      number,
      onSettled: (records) => settled.push(...records.map(({ id }) => id)),
      transport: {
        request: async ({ method, path, body }) => {
          const headers = {
            authorization: `Bearer ${token}`,
            [deviceHeader]: v7(),
            'content-type': 'application/json',
          };
          const answer = await fetch(`${bench.url}${path}`, {
            method,
            headers,
            ...(body === undefined ? {} : { body }),
          });
          return {
            status: answer.status,
            header: (name) => answer.headers.get(name),
            text: await answer.text(),
          };
        },
      },
    });
    const sync = async () => expect(await laptop.engine().sync()).toMatchObject({ state: 'idle' });
    const held = () =>
      JSON.stringify([laptop.store.records(), laptop.store.operations(), laptop.store.history()]);
    return { laptop, settled, sync, held };
  }

  describe('S145 an erasure overwrites what is held of a person, under new versions of the records', () => {
    test('the record, the conflicts about it, the files on it and the hashes of what was sent', async () => {
      const { tenant, id, conflict, file, meeting } = await scene();
      expect(await erase(tenant, id)).toMatchObject({ ok: true });
      const rows = await asOwner(bench.database, tenant, (sql) =>
        sql.query<{ id: string; v: number; deleted: boolean; text: string }>(
          'select id, v, deleted, data::text as text from escale.doc where tenant = $1',
          [tenant],
        ),
      );
      const row = (wanted: string) => rows.find((one) => one.id === wanted);
      for (const each of [id, conflict.id, file.id]) {
        expect(row(each)).toMatchObject({ v: 2 });
        expect(row(each)?.text).not.toMatch(everySecret);
        expect(row(each)?.text).toContain('erasedAt');
      }
      expect([row(id)?.deleted, row(file.id)?.deleted]).toEqual([false, true]);
      expect(row(meeting.id)).toMatchObject({ v: 1 });
      const hashes = await asOwner(bench.database, tenant, (sql) =>
        sql.query<{ content: string }>(
          `select content from escale.op_done where tenant = $1 and content = 'erased'`,
          [tenant],
        ),
      );
      expect(hashes).toHaveLength(3);
      expect((await readAudit(bench.database, { tenant, record: id, limit: 9 })).at(-1)).toMatchObject({
        person: by,
        effect: 'erased',
        v: 2,
      });
    });

    test('a deleted contact too; what is unknown, or in another tenant, is said to be', async () => {
      const { tenant, desk, id } = await scene();
      await desk.push(transaction(operation({ c: 'contact', id, base: 1, set: {}, effect: 'delete' })));
      expect(await erase(await bench.tenant(), id)).toMatchObject({ ok: false });
      expect(await erase(tenant, v7())).toMatchObject({ ok: false });
      expect(await erase(tenant, id)).toMatchObject({ ok: true });
      const told = (await desk.allChanges()).changes.find((record) => record.id === id);
      expect(told).toMatchObject({ v: 3, deleted: true });
      expect(JSON.stringify(told)).not.toMatch(everySecret);
    });

    test('feed, snapshot and digest tell it alike, and it takes its place in the order of commits', async () => {
      const { tenant, desk, id } = await scene();
      const { head } = await desk.snapshot();
      await erase(tenant, id);
      const { changes } = await desk.allChanges(head);
      expect(changes.map(({ c }) => c).toSorted()).toEqual(['attachment', 'contact', 'mergeConflict']);
      const { records } = await desk.snapshot();
      expect(records.find((record) => record.id === id)).toEqual(changes.find((record) => record.id === id));
      const { buckets } = await desk.digest();
      for (const { bucket, hash } of buckets) {
        const mine = records.filter((record) => record.id.endsWith(bucket));
        expect(await hexSha256(digestText(mine))).toBe(hash);
      }
    });
  });

  describe('S146 a laptop that takes an erased record forgets the rest', () => {
    test('its history and files’ names, conflicts, and what waits to be sent, though it was offline', async () => {
      const { tenant, id, meeting } = await scene();
      const { laptop, settled, sync, held } = await laptopOf(tenant, 3);
      await sync();
      const kept = laptop.newId();
      const at = '2026-01-05T08:00:00.000Z';
      const about = { collection: 'contact', recordId: id, recordTitle: 'Solenn Kerguelen', field: 'email' };
      const ours = { ...about, mine: secret.email, mineBy: 'anne', mineAt: at, theirsBy: 'b', theirsAt: at };
      await laptop.write([create('mergeConflict', kept, ours)]);
      await laptop.write([update('contact', id, { notes: 'Kerguelen wrote from a private address' })]);
      await laptop.write([update('contact', id, { mobile: '+33 6 99 88 77 00' })]);
      expect(held()).toMatch(everySecret);
      await erase(tenant, id);
      await sync();
      expect(laptop.store.operations()).toEqual([]);
      expect(laptop.store.record({ c: 'mergeConflict', id: kept })).toBeUndefined();
      expect(laptop.store.record({ c: 'contact', id })).toMatchObject({ v: 2, data: { lastName: '' } });
      const left = [
        ...laptop.store.records().filter((record) => record.id !== meeting.id),
        ...laptop.store.history(),
      ];
      expect(JSON.stringify(left)).not.toMatch(everySecret);
      expect(settled).toContain(id);
      const { receipt } = laptop.engine().status();
      expect(receipt).toMatchObject({ lost: 0, conflicts: 0, quarantined: 0 });
    });

    test('so does one that starts again from a snapshot', async () => {
      const { tenant, id, meeting } = await scene();
      const { laptop, sync } = await laptopOf(tenant, 4);
      await sync();
      await laptop.write([update('contact', id, { mobile: '+33 6 99 88 77 00' })]);
      await erase(tenant, id);
      await administer(bench.database, { command: 'renew', tenant });
      await sync();
      const left = laptop.store.records().filter((record) => record.id !== meeting.id && !record.deleted);
      expect(JSON.stringify([left, laptop.store.operations()])).not.toMatch(everySecret);
    });

    test('what was written with it goes on its way', async () => {
      const { tenant, desk, partnerId, id } = await scene();
      const { laptop, sync } = await laptopOf(tenant, 5);
      await sync();
      const action = laptop.newId();
      await laptop.write([
        update('contact', id, { mobile: '+33 6 99 88 77 00' }),
        create('action', action, { partnerId, title: 'Send the offer' }),
      ]);
      await erase(tenant, id);
      await sync();
      expect((await desk.allChanges()).changes.find((record) => record.id === action)).toMatchObject({
        v: 1,
      });
    });
  });

  describe('S147 nothing brings back what was erased', () => {
    test('a write on any version is a conflict that shows the erased record', async () => {
      const { tenant, desk, id, created } = await scene();
      await erase(tenant, id);
      const write = (base: number) =>
        operation({ c: 'contact', id, base, set: { lastName: secret.lastName } });
      for (const again of [write(1), write(2), created]) {
        const [result] = await desk.push(transaction(again));
        expect(result).toMatchObject({
          status: 'conflict',
          ops: [{ current: { id, v: 2, data: { lastName: '' } } }],
        });
      }
      const restoring = operation({
        c: 'contact',
        id,
        base: 2,
        set: { lastName: 'Kerguelen' },
        effect: 'delete',
      });
      expect(await desk.push(transaction(restoring))).toMatchObject([{ status: 'conflict' }]);
      expect(JSON.stringify(await desk.allChanges())).toMatch(/"lastName":""/);
    });

    test('it can still be deleted and restored, as what it is', async () => {
      const { tenant, desk, id } = await scene();
      await erase(tenant, id);
      const gone = operation({ c: 'contact', id, base: 2, set: {}, effect: 'delete' });
      const back = operation({ c: 'contact', id, base: 3, set: {}, effect: 'restore' });
      expect(await desk.push(transaction(gone), transaction(back))).toMatchObject([
        { status: 'applied' },
        { status: 'applied' },
      ]);
      expect(
        await desk.push(transaction(operation({ c: 'contact', id, base: 4, set: { notes: 'x' } }))),
      ).toMatchObject([{ status: 'conflict' }]);
    });

    test('a conflict about it is refused, and nobody but the endpoint says that a record is erased', async () => {
      const { tenant, desk, id, conflict, partnerId } = await scene();
      await erase(tenant, id);
      const late = operation({ c: 'mergeConflict', set: conflict.set });
      expect(await desk.push(transaction(late))).toMatchObject([
        { status: 'rejected', problem: { type: problemTypes.erased, status: 422, op: late.op } },
      ]);
      const forged = operation({
        c: 'partner',
        id: partnerId,
        base: 1,
        set: { erasedAt: '2026-01-05T08:00:00.000Z' },
      });
      expect(await desk.push(transaction(forged))).toMatchObject([
        { status: 'rejected', problem: { status: 422 } },
      ]);
      const undone = operation({ c: 'partner', id: partnerId, base: 1, set: {}, unset: ['erasedAt'] });
      expect(await desk.push(transaction(undone))).toMatchObject([{ status: 'rejected' }]);
    });
  });

  describe('S148 what no machine can rewrite is named to a person', () => {
    test('texts of other records, with their field and some words around', async () => {
      const { tenant, id, meeting } = await scene();
      const { lines } = await erase(tenant, id);
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
        expect.objectContaining({
          c: 'meeting',
          id: meeting.id,
          field: 'notes',
          word: 'Solenn Kerguelen',
          excerpt: 'Met Solenn Kerguelen about the "budget".',
        }),
      ]);
    });

    test('and before that, all that is held can be handed out, complete by a search for the id and the name', async () => {
      const { tenant, desk, id, partnerId, conflict, file, meeting } = await scene();
      const namesake = {
        partnerId,
        firstName: 'Yann',
        lastName: 'Kerguelen',
        email: 'yann@kerguelen.example',
      };
      await desk.push(transaction(operation({ c: 'contact', set: namesake })));
      const folder = await mkdtemp(join(tmpdir(), 'escale-person-'));
      const to = join(folder, 'solenn');
      try {
        expect(
          await administer(bench.database, { command: 'person-export', tenant, of: { contact: id }, to }),
        ).toMatchObject({ ok: true });
        const told = JSON.parse(await readFile(`${to}.json`, 'utf8')) as {
          records: { id: string }[];
          mentions: { id: string }[];
          audit: { record: string }[];
        };
        expect(told.records.map((record) => record.id).toSorted()).toEqual(
          [id, conflict.id, file.id, meeting.id].toSorted(),
        );
        expect(told.records[0]).toMatchObject({ id, data: secret });
        expect(new Set(told.mentions.map((mention) => mention.id))).toEqual(
          new Set([meeting.id, conflict.id]),
        );
        expect(told.audit.map(({ record }) => record).toSorted()).toEqual(
          [id, conflict.id, file.id].toSorted(),
        );
        const text = await readFile(`${to}.md`, 'utf8');
        for (const value of Object.values(secret)) expect(text).toContain(value);
        expect(
          await administer(bench.database, { command: 'person-export', tenant, of: { contact: v7() }, to }),
        ).toMatchObject({ ok: false });
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    test('of a user: the account, tokens without their secret, laptops, and what they changed', async () => {
      const { tenant, desk } = await scene();
      const { person } = await desk.capabilities();
      await desk.send('GET', '/v1/capabilities', { headers: { [deviceHeader]: v7() } });
      const folder = await mkdtemp(join(tmpdir(), 'escale-person-'));
      try {
        const to = join(folder, 'camille');
        await administer(bench.database, { command: 'person-export', tenant, of: { user: person.name }, to });
        const text = await readFile(`${to}.json`, 'utf8');
        expect(JSON.parse(text)).toMatchObject({
          about: { kind: 'user', name: person.name },
          account: {
            role: 'manager',
            lastChanged: 5,
            devices: [{ person: person.name }],
            tokens: [{ name: '' }],
          },
          audit: Array.from({ length: 5 }, () => ({ person: person.id })),
        });
        expect(text).not.toMatch(/esc_|[0-9a-f]{64}"/);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
}
