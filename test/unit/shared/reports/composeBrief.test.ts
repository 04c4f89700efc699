import { describe, expect, it } from 'vitest';
import type { Brief } from '#shared/reports/brief';
import { briefReport } from '#shared/reports/briefReport';
import { composeBrief } from '#shared/reports/composeBrief';
import type { BriefInput } from '#shared/reports/composeBrief';
import { reportModel } from '#shared/reports/model';
import { armorFile, armorId, armorVisit, earlierVisitId, filed, testId } from '../../../support/armorFile';

function briefOf(changes: Partial<BriefInput> = {}): Brief {
  return composeBrief({
    file: armorFile(),
    meeting: armorVisit({ state: 'planned' }),
    now: new Date('2026-11-24T17:20:00.000Z'),
    zone: 'Europe/Paris',
    ...changes,
  });
}

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('The brief of a meeting', () => {
  it('counts the days to the end of the agreement and since the last meeting', () => {
    const { partner } = briefOf();
    expect(partner.agreement).toEqual({ endsOn: '2026-12-31', days: 37 });
    expect(partner.cadence).toEqual({
      wantedDays: 45,
      lastMetOn: '2026-09-03',
      daysSince: 82,
      lateDays: 37,
    });
    expect(partner.asOf).toBe('2026-11-20T09:00:00.000Z');
  });

  it('tells what was decided last time, and what was left over', () => {
    const last = filed('meeting', 98, {
      partnerId: armorId,
      kind: 'visit',
      state: 'held',
      title: 'Visite d’octobre',
      startsAt: '2026-10-08T08:00:00.000Z',
      agenda: [
        { id: testId(1), text: 'Stocks', done: true },
        { id: testId(2), text: 'Vitrine', done: false },
      ],
      decisions: [{ id: testId(3), text: 'Vitrine refaite en mars', internal: true }],
    });
    const file = armorFile();
    const { lastMeeting } = briefOf({ file: { ...file, meetings: [...file.meetings, last] } });
    expect(lastMeeting?.heldOn).toBe('2026-10-08');
    expect(lastMeeting?.decisions.map((decision) => decision.text)).toEqual(['Vitrine refaite en mars']);
    expect(lastMeeting?.leftOver.map((item) => item.text)).toEqual(['Vitrine']);
  });

  it('knows no last meeting but one that was held before this one', () => {
    const file = armorFile();
    const meetings = file.meetings.map((row) =>
      row.id === earlierVisitId ? { ...row, data: { ...row.data, state: 'cancelled' as const } } : row,
    );
    const brief = briefOf({ file: { ...file, meetings } });
    expect(brief.lastMeeting).toBeNull();
    expect(brief.partner.cadence).toMatchObject({ lastMetOn: null, lateDays: 0 });
  });

  it('lists what is open on both sides by its day, with the days it is late', () => {
    const { actions, commitments } = briefOf();
    expect(actions.map((action) => [action.title, action.owner, action.lateDays])).toEqual([
      ['Relancer la logistique', 'Idris Benali', 54],
      ['Inscrire deux techniciens', 'Yann Kerbrat', 0],
      ['Envoyer le planning de formation', 'Camille Roussel', 0],
      ['Demander l’accord de la direction sur la remise', '', 0],
    ]);
    expect(commitments.ours.map((item) => [item.dueOn, item.lateDays])).toEqual([['2026-11-15', 9]]);
    expect(commitments.theirs).toHaveLength(1);
  });

  it('counts days late on the reader’s calendar', () => {
    const now = new Date('2026-11-15T23:30:00.000Z');
    expect(briefOf({ now, zone: 'UTC' }).commitments.ours[0]?.lateDays).toBe(0);
    expect(briefOf({ now, zone: 'Europe/Paris' }).commitments.ours[0]?.lateDays).toBe(1);
  });

  it('puts those expected first and says when each was last met', () => {
    const file = armorFile();
    const other = filed('contact', 12, {
      partnerId: armorId,
      firstName: 'Anne',
      lastName: 'Abgrall',
      influence: 'decisionMaker',
    });
    const { people } = briefOf({ file: { ...file, contacts: [other, ...file.contacts] } });
    expect(people.map((person) => [person.name, person.expected, person.lastMetOn])).toEqual([
      ['Hélène Le Goff', true, '2026-09-03'],
      ['Yann Kerbrat', true, null],
      ['Anne Abgrall', false, null],
    ]);
  });

  it('quotes the notes of earlier meetings in short', () => {
    const [note] = briefOf().notes;
    expect(note?.text).toBe('Le stock reste bas. Deux affaires en cours.');
    expect(note?.internal).toBe('Concurrent présent.');
    const file = armorFile();
    const long = file.meetings.map((row) => ({
      ...row,
      data: { ...row.data, notes: 'Un mot '.repeat(500) },
    }));
    const cut = briefOf({ file: { ...file, meetings: long } }).notes[0]?.text ?? '';
    expect(cut.length).toBeLessThanOrEqual(321);
    expect(cut).toMatch(/ (Un|mot)…$/);
  });

  it('raises what must not be forgotten', () => {
    expect(briefOf().points).toEqual([
      { kind: 'agreementEnding', on: '2026-12-31', days: 37 },
      { kind: 'oursOverdue', count: 1 },
      { kind: 'actionsOverdue', count: 1 },
      { kind: 'cadenceLate', days: 37 },
    ]);
    const bare = briefOf({ meeting: armorVisit({ agenda: [] }), now: new Date('2027-01-02T08:00:00.000Z') });
    expect(bare.points).toContainEqual({ kind: 'agreementEnded', on: '2026-12-31', days: 2 });
    expect(bare.points).toContainEqual({ kind: 'noAgenda' });
  });

  it('names the decision maker nobody has met', () => {
    const file = armorFile();
    const stranger = filed('contact', 12, {
      partnerId: armorId,
      lastName: 'Abgrall',
      influence: 'decisionMaker',
    });
    const { points } = briefOf({ file: { ...file, contacts: [...file.contacts, stranger] } });
    expect(points).toContainEqual({ kind: 'notMet', contactId: testId(12), name: 'Abgrall', since: null });
  });
});

describe('The printed brief', () => {
  it('speaks French', () => {
    const model = briefReport(briefOf(), 'fr');
    const told = plain(JSON.stringify(model));
    expect(model.title).toBe('Fiche de préparation');
    expect(model.marking).toBe('Interne – à ne pas diffuser');
    expect(told).toContain('jusqu’au 31 décembre 2026 (dans 37 jours)');
    expect(told).toContain('un rendez-vous tous les 45 jours, dernier rendez-vous il y a 82 jours');
    expect(told).toContain('En retard de 54 jours');
    expect(told).toContain('{"label":"Fiche","value":[{"text":"à jour au 20 novembre 2026"}]}');
    expect(told).toContain('Fiche établie le 24 novembre 2026 à 18 h 20');
  });

  it('speaks English', () => {
    const told = plain(JSON.stringify(briefReport(briefOf(), 'en')));
    expect(told).toContain('until 31 December 2026 (in 37 days)');
    expect(told).toContain('a meeting every 45 days, last met 82 days ago');
    expect(told).toContain('Overdue by 54 days');
    expect(told).not.toMatch(/jours|Engagement|Décideur/);
  });

  it('says so where nothing is known, and is a model that the bridge accepts', () => {
    const file = armorFile({ contacts: [], meetings: [], actions: [], commitments: [] });
    const model = briefReport(briefOf({ file }), 'fr');
    expect(reportModel.safeParse(model).success).toBe(true);
    const told = JSON.stringify(model);
    for (const text of [
      'C’est le premier rendez-vous.',
      'Aucune action n’est ouverte.',
      'Aucun engagement n’est en cours.',
      'Aucun contact n’est connu chez ce partenaire.',
      'aucun rendez-vous jusqu’ici',
    ]) {
      expect(told).toContain(text);
    }
  });
});
