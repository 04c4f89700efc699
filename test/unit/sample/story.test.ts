import { describe, expect, it } from 'vitest';
import { isOverdue } from '#shared/domain/action';
import { sampleHighlights, samplePortfolio } from '#shared/sample/portfolio';
import { ofKind } from './ofKind';

const days = ['2026-02-02', '2026-02-05', '2026-02-07'];

describe.each(days)('the story of the coming Thursday, told on %s', (today) => {
  const records = samplePortfolio({ today });
  const { thursdayMeetingId, partnerId } = sampleHighlights({ today });

  const meetings = ofKind(records, 'meeting')
    .filter(({ data }) => data.partnerId === partnerId)
    .toSorted((a, b) => (a.data.startsAt < b.data.startsAt ? -1 : 1));
  const thursday = meetings.find(({ id }) => id === thursdayMeetingId)?.data;
  const last = meetings.findLast(({ data }) => data.state === 'held');

  it('is a visit at an active reseller whose agreement ends within sixty days', () => {
    const partner = records.find(({ id }) => id === partnerId)?.data;
    expect(partner).toMatchObject({ type: 'reseller', stage: 'active', language: 'fr' });
    const left = (Date.parse(String(partner?.['agreementEnd'])) - Date.parse(today)) / 86_400_000;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(60);
  });

  it('comes after a meeting with decisions, some of them internal, and was agreed on there', () => {
    expect(last?.data.decisions.filter(({ internal }) => !internal).length).toBeGreaterThanOrEqual(2);
    expect(last?.data.decisions.some(({ internal }) => internal)).toBe(true);
    expect(last?.data.internalNotes).not.toBe('');
    expect(last?.data.nextMeetingId).toBe(thursdayMeetingId);
    expect(thursday?.agenda.length).toBeGreaterThan(3);
  });

  it('finds open actions of both sides, one of them late', () => {
    const open = ofKind(records, 'action')
      .filter(({ data }) => data.partnerId === partnerId)
      .filter(({ data }) => data.state === 'open');
    expect(open.some(({ data }) => data.ownerContactId !== undefined)).toBe(true);
    expect(open.some(({ data }) => data.ownerContactId === undefined)).toBe(true);
    expect(open.filter(({ data }) => isOverdue(data, today))).toHaveLength(1);
  });

  it('finds open promises of both sides', () => {
    const open = ofKind(records, 'commitment')
      .filter(({ data }) => data.partnerId === partnerId)
      .filter(({ data }) => data.state === 'open');
    expect(new Set(open.map(({ data }) => data.side))).toEqual(new Set(['ours', 'theirs']));
  });

  it('has people who were not met for half a year', () => {
    const halfYearAgo = new Date(Date.parse(today) - 182 * 86_400_000).toISOString();
    const lately = new Set(
      meetings
        .filter(({ data }) => data.state === 'held' && data.startsAt > halfYearAgo)
        .flatMap(({ data }) => data.attendees.filter(({ present }) => present).map(({ id }) => id)),
    );
    expect(
      ofKind(records, 'contact')
        .filter(({ data }) => data.partnerId === partnerId)
        .filter(({ id }) => !lately.has(id)),
    ).toHaveLength(2);
  });
});
