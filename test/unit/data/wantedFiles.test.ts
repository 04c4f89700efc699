import { beforeEach, describe, expect, it } from 'vitest';
import { fetchRules, wantedFiles } from '../../../renderer/data/queries/wantedFiles';
import { aMeeting, anAttachment, aRow } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

const now = new Date('2026-06-01T08:00:00.000Z');
const longAgo = '2026-01-01T08:00:00.000Z';
const sha = (letter: string) => letter.repeat(64);
let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
});

function file(letter: string, more: Parameters<typeof anAttachment>[0] = {}, row: object = {}) {
  const data = anAttachment({ sha256: sha(letter), partnerId: uuid(7), ...more });
  return aRow('attachment', data, { id: uuid(letter.charCodeAt(0)), v: 1, at: longAgo, ...row });
}
const lettersOf = (files: readonly { readonly sha256: string }[]) =>
  files.map(({ sha256 }) => sha256[0]).join('');

describe('files', () => {
  it('S121 are sent once their record has been, each once, and never the invented portfolio’s', async () => {
    const rows = [
      file('a'),
      file('b', {}, { v: 0 }),
      file('c', {}, { sample: 1 }),
      file('a', {}, { id: uuid(900) }),
    ];
    const wanted = await wantedFiles(desk.db, rows, now);
    expect([lettersOf(wanted.upload), lettersOf(wanted.held)]).toEqual(['a', 'b']);
  });

  it('come by themselves when they are recent, or their partner or meeting is near', async () => {
    const soon = aMeeting({ partnerId: uuid(1), startsAt: '2026-06-14T08:00:00.000Z' });
    const later = aMeeting({ partnerId: uuid(2), startsAt: '2026-06-16T08:00:00.000Z' });
    const held = aMeeting({ partnerId: uuid(3), startsAt: '2026-05-20T08:00:00.000Z' });
    await desk.db
      .records('meeting')
      .bulkPut([
        aRow('meeting', soon, { id: uuid(11) }),
        aRow('meeting', later, { id: uuid(12) }),
        aRow('meeting', held, { id: uuid(13) }),
      ]);
    const rows = [
      file('a', { partnerId: uuid(1) }),
      file('b', { partnerId: uuid(2) }),
      file('c', { partnerId: uuid(3), meetingId: uuid(13) }),
      file('d', { meetingId: uuid(11) }),
      file('e', {}, { at: '2026-05-03T08:00:00.000Z' }),
      file('f', {}, { at: '2026-05-01T08:00:00.000Z' }),
    ];
    expect(lettersOf((await wantedFiles(desk.db, rows, now)).download)).toBe('eda');
  });

  it('don’t come by themselves when they are large', async () => {
    const recent = { at: now.toISOString() };
    const rows = [
      file('a', { size: fetchRules.largest }, recent),
      file('b', { size: fetchRules.largest + 1 }, recent),
    ];
    const wanted = await wantedFiles(desk.db, rows, now);
    expect(lettersOf(wanted.download)).toBe('a');
    expect(lettersOf(wanted.upload)).toBe('ba');
  });
});
