import { beforeEach, describe, expect, it } from 'vitest';
import { create, remove, update } from '../../../renderer/data/mutation';
import { partnerHistory, partnerHistoryKinds } from '../../../renderer/data/queries/history';
import { aContact, anAction, anAttachment, aMeeting, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner()), create('partner', uuid(2), aPartner()));
  desk.pass(1000);
  await desk.write(create('contact', uuid(11), aContact()));
  desk.pass(1000);
  await desk.write(create('meeting', uuid(12), aMeeting()));
  desk.pass(60_000);
});

describe('a partner’s history', () => {
  it('tells of what belongs to it too, the newest first, and of no other partner', async () => {
    await desk.write(create('action', uuid(21), anAction({ partnerId: uuid(2) })));
    await desk.write(update('meeting', uuid(12), { place: 'Rodez' }));
    const { entries, titles } = await partnerHistory(desk.db, uuid(1), partnerHistoryKinds, 50);
    expect(entries.map(({ recordId, effect }) => [recordId, effect])).toEqual([
      [uuid(12), 'write'],
      [uuid(12), 'create'],
      [uuid(11), 'create'],
      [uuid(1), 'create'],
    ]);
    expect(titles.get(uuid(12))).toBe('Point trimestriel');
  });

  it('tells of the files that were attached', async () => {
    await desk.write(
      create('attachment', uuid(31), anAttachment({ partnerId: uuid(1), name: 'contrat.pdf' })),
    );
    const { titles } = await partnerHistory(desk.db, uuid(1), partnerHistoryKinds, 50);
    expect(titles.get(uuid(31))).toBe('contrat.pdf');
  });

  it('still tells of a contact who is in the trash', async () => {
    await desk.write(remove('contact', uuid(11)));
    const { entries, titles } = await partnerHistory(desk.db, uuid(1), ['contact'], 50);
    expect(entries.map(({ effect }) => effect)).toEqual(['delete', 'create']);
    expect(titles.get(uuid(11))).toBe('Maëlle Kervella');
  });

  it('names the people whom a meeting gained', async () => {
    await desk.write(update('meeting', uuid(12), { attendees: [{ id: uuid(11), present: true }] }));
    const { names } = await partnerHistory(desk.db, uuid(1), partnerHistoryKinds, 50);
    expect(names.get(uuid(11))).toBe('Maëlle Kervella');
  });

  it('says that there is more than was asked for', async () => {
    expect(await partnerHistory(desk.db, uuid(1), partnerHistoryKinds, 2)).toMatchObject({ more: true });
    expect(await partnerHistory(desk.db, uuid(1), partnerHistoryKinds, 3)).toMatchObject({ more: false });
  });
});
