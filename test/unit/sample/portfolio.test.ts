import { describe, expect, it } from 'vitest';
import { kinds } from '#shared/domain/entities';
import { lifecycleStages, partnerTypes } from '#shared/domain/partner';
import { samplePortfolio } from '#shared/sample/portfolio';
import { ofKind } from './ofKind';

const today = '2026-03-10';
const records = samplePortfolio({ today });
const byId = new Map(records.map((record) => [record.id, record]));

const partners = ofKind(records, 'partner');
const meetings = ofKind(records, 'meeting');
const actions = ofKind(records, 'action');
const commitments = ofKind(records, 'commitment');
const ownerOf = (partnerId: string): string => partners.find(({ id }) => id === partnerId)?.data.owner ?? '';

describe('the sample portfolio', () => {
  it('is the same, byte for byte, for the same options', () => {
    expect(JSON.stringify(samplePortfolio({ today }))).toBe(JSON.stringify(records));
  });

  it('is another one for another seed or another day', () => {
    expect(samplePortfolio({ today, seed: 2 })).not.toEqual(records);
    expect(samplePortfolio({ today: '2026-03-11' })).not.toEqual(records);
  });

  it('has the size that a manager’s desk would have', () => {
    expect(partners).toHaveLength(120);
    expect(ofKind(records, 'contact')).toHaveLength(400);
    expect(meetings).toHaveLength(900);
    expect(actions).toHaveLength(500);
    expect(commitments).toHaveLength(220);
    expect(ofKind(records, 'show')).toHaveLength(6);
  });

  it('has records that are what their kind’s schema makes of them', () => {
    for (const { c, data } of records) expect(kinds[c].data.parse(data)).toEqual(data);
  });

  it('has ids that are UUIDs of version 7, each once, in the order of their making within a kind', () => {
    expect(byId.size).toBe(records.length);
    for (const kind of ['partner', 'show', 'contact', 'meeting', 'action', 'commitment'] as const) {
      const ids = ofKind(records, kind).map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted());
      for (const id of ids)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('refers to nothing that is not in it', () => {
    const dangling = records.flatMap(({ c, data }) =>
      Object.entries(kinds[c].references)
        .map(([field, kind]) => ({ c, field, kind, target: data[field] }))
        .filter(({ target }) => target !== undefined)
        .filter(({ kind, target }) => typeof target !== 'string' || byId.get(target)?.c !== kind),
    );
    expect(dangling).toEqual([]);
  });

  it('invites only people of the partner that is met', () => {
    for (const { data } of meetings) {
      expect(data.attendees.length).toBeGreaterThan(0);
      for (const { id } of data.attendees) {
        expect(byId.get(id)).toMatchObject({ c: 'contact', data: { partnerId: data.partnerId } });
      }
    }
  });

  it('chains meetings with one partner forwards only', () => {
    const chained = meetings.filter(({ data }) => data.nextMeetingId !== undefined);
    expect(chained.length).toBeGreaterThan(300);
    for (const { data } of chained) {
      const next = ofKind(records, 'meeting').find(({ id }) => id === data.nextMeetingId);
      expect(next?.data.partnerId).toBe(data.partnerId);
      expect((next?.data.startsAt ?? '') > data.startsAt).toBe(true);
    }
  });

  it('has partners of every type and in every stage, two thirds of them in France', () => {
    expect(new Set(partners.map(({ data }) => data.type))).toEqual(new Set(partnerTypes));
    expect(new Set(partners.map(({ data }) => data.stage))).toEqual(new Set(lifecycleStages));
    const french = partners.filter(({ data }) => data.country === 'France').length;
    expect(french / partners.length).toBeCloseTo(0.67, 1);
    const own = partners.filter(({ data }) => data.owner === 'Camille Roussel').length;
    expect(own / partners.length).toBeCloseTo(0.5, 1);
  });

  it('lets resellers buy from distributors, and from nobody else', () => {
    const supplied = partners.filter(({ data }) => data.suppliedBy !== undefined);
    expect(supplied.length).toBeGreaterThan(40);
    for (const { data } of supplied) {
      expect(byId.get(data.suppliedBy ?? '')).toMatchObject({ data: { type: 'distributor' } });
    }
  });

  it('holds what is past, plans what is to come, and writes notes on what was held', () => {
    for (const { data } of meetings) {
      const isPast = data.startsAt.slice(0, 10) < today;
      expect(data.state === 'held').toBe(isPast && data.state !== 'cancelled');
      expect(data.agenda.length).toBeGreaterThan(0);
    }
    const held = meetings.filter(({ data }) => data.state === 'held');
    expect(held.filter(({ data }) => data.notes.length < 40)).toEqual([]);
    const ahead = meetings.filter(({ data }) => data.state === 'planned');
    expect(ahead.filter(({ data }) => data.decisions.length > 0 || data.notes !== '')).toEqual([]);
  });

  it('has no two meetings with the same notes', () => {
    const notes = meetings.filter(({ data }) => data.state === 'held').map(({ data }) => data.notes);
    expect(new Set(notes).size).toBe(notes.length);
  });

  it('leaves sixty actions open, twelve of them late, and some promises of both sides', () => {
    const open = actions.filter(({ data }) => data.state === 'open');
    expect(open).toHaveLength(60);
    expect(open.filter(({ data }) => (data.dueOn ?? '') < today)).toHaveLength(12);
    const promises = commitments.filter(({ data }) => data.state === 'open');
    expect(promises).toHaveLength(40);
    expect(new Set(promises.map(({ data }) => data.side))).toEqual(new Set(['ours', 'theirs']));
  });

  it('closes what is done between its meeting and today', () => {
    for (const { data } of [...actions, ...commitments]) {
      expect(data.closedOn !== undefined).toBe(data.state !== 'open');
      if (data.closedOn === undefined) continue;
      const met = meetings.find(({ id }) => id === data.meetingId);
      expect(data.closedOn <= today).toBe(true);
      expect(data.closedOn >= (met?.data.startsAt.slice(0, 10) ?? '')).toBe(true);
    }
  });

  it('has three shows behind it and one in three to five weeks, with meetings on their days', () => {
    const shows = ofKind(records, 'show');
    expect(shows.filter(({ data }) => data.endsOn < today)).toHaveLength(3);
    const soon = shows.filter(({ data }) => data.startsOn >= '2026-03-31' && data.startsOn <= '2026-04-14');
    expect(soon).toHaveLength(1);
    const talks = meetings.filter(({ data }) => data.kind === 'show');
    expect(talks.length).toBeGreaterThan(50);
    for (const { data } of talks) {
      const show = shows.find(({ id }) => id === data.showId)?.data;
      const day = data.startsAt.slice(0, 10);
      expect(show && day >= show.startsOn && day <= show.endsOn).toBe(true);
    }
  });

  it('names no address on the web that could be somebody’s', () => {
    const text = JSON.stringify(records);
    const hosts = [...text.matchAll(/(?:https?:\/\/|@)([\w.-]+)/g)].map(([, host]) => host ?? '');
    expect(hosts.length).toBeGreaterThan(500);
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    const named = /(?<![@\w.-])[\w-]+\.(?:com|fr|net|org|eu|be|ch|de|es|it|nl|lu|io|uk)(?![\w-])/.exec(text);
    expect(named?.[0]).toBeUndefined();
  });

  it('gives French people numbers that are kept for fiction', () => {
    const fiction = /^\+33 (?:1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \d\d \d\d$/;
    const numbers = [...partners, ...ofKind(records, 'contact')].flatMap(({ data }) =>
      [data.phone, 'mobile' in data ? String(data.mobile) : ''].filter((number) => number.startsWith('+33')),
    );
    expect(numbers.length).toBeGreaterThan(300);
    for (const number of numbers) expect(number).toMatch(fiction);
  });

  it('sends the main user to two to four partners of one round on a day on the road', () => {
    const days = new Map<string, { territory: string; duration: number }[]>();
    for (const { data } of meetings) {
      if (data.kind !== 'visit' && data.kind !== 'quarterlyReview') continue;
      const partner = partners.find(({ id }) => id === data.partnerId)?.data;
      if (partner?.owner !== 'Camille Roussel') continue;
      const visits = days.get(data.startsAt.slice(0, 10)) ?? [];
      days.set(data.startsAt.slice(0, 10), [
        ...visits,
        { territory: partner.territory, duration: data.durationMinutes },
      ]);
    }
    const rounds = [...days.values()];
    expect(
      rounds.filter((visits) => visits.length >= 2 && visits.length <= 4).length / rounds.length,
    ).toBeGreaterThan(0.95);
    for (const visits of rounds) {
      expect(visits.length).toBeLessThanOrEqual(4);
      expect(new Set(visits.map(({ territory }) => territory)).size).toBe(1);
    }
  });

  it('never has an owner in two places at once', () => {
    const spans = new Map<string, { from: number; to: number; title: string }[]>();
    for (const { data } of meetings) {
      const from = Date.parse(data.startsAt);
      const owner = ownerOf(data.partnerId);
      spans.set(owner, [
        ...(spans.get(owner) ?? []),
        { from, to: from + data.durationMinutes * 60_000, title: data.title },
      ]);
    }
    expect(spans.size).toBe(4);
    const clashes = [...spans.values()].flatMap((list) => {
      const inOrder = list.toSorted((a, b) => a.from - b.from);
      return inOrder.filter((span, index) => (inOrder[index - 1]?.to ?? 0) > span.from);
    });
    expect(clashes).toEqual([]);
  });
});
