import { kinds } from '#shared/domain/entities';
import type { DataOf, DraftOf, KindName } from '#shared/domain/entities';
import type { Filed, PartnerFile } from '#shared/reports/partnerFile';

/** A UUID that says which record of a test it is. */
export function testId(number: number): string {
  return `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** A record with the defaults of its kind. */
export function filed<K extends KindName>(
  kind: K,
  number: number,
  draft: DraftOf<K>,
  at = '2026-11-20T09:00:00.000Z',
): Filed<K> {
  return { id: testId(number), data: kinds[kind].data.parse(draft) as DataOf<K>, at };
}

export const armorId = testId(1);
export const visitId = testId(100);
export const nextVisitId = testId(101);
export const earlierVisitId = testId(99);

/** The visit that the tests report on: Thursday 26 November 2026, 14:00 in Lorient. */
export function armorVisit(changes: Partial<DraftOf<'meeting'>> = {}): Filed<'meeting'> {
  return filed('meeting', 100, {
    partnerId: armorId,
    kind: 'visit',
    state: 'held',
    title: 'Point de rentrée sur la gamme Réseau',
    startsAt: '2026-11-26T13:00:00.000Z',
    durationMinutes: 90,
    zone: 'Europe/Paris',
    place: 'Lorient, 12 quai des Indes',
    agenda: [
      { id: testId(500), text: 'Ventes du trimestre', minutes: 20, done: true },
      { id: testId(501), text: 'Certification de l’équipe avant-vente', done: false },
    ],
    attendees: [
      { id: testId(10), present: true },
      { id: testId(11), present: false },
    ],
    colleagues: ['Camille Roussel', 'Idris Benali'],
    notes: 'Les ventes **progressent** :\n\n- réseau : +12 %\n- stockage : stable',
    internalNotes: 'Marge à revoir avant mars.',
    decisions: [
      { id: testId(600), text: 'Démonstration commune au salon de mars.' },
      { id: testId(601), text: 'Remise exceptionnelle de 4 points.', internal: true },
    ],
    nextMeetingId: nextVisitId,
    ...changes,
  });
}

/** Armor Réseaux with two contacts, three meetings, actions and commitments; each list can be replaced. */
export function armorFile(changes: Partial<PartnerFile> = {}): PartnerFile {
  const partnerId = armorId;
  return {
    partner: filed('partner', 1, {
      name: 'Armor Réseaux',
      type: 'valueAddedReseller',
      stage: 'active',
      tier: 'gold',
      territory: 'Ouest',
      owner: 'Camille Roussel',
      city: 'Lorient',
      country: 'France',
      agreementStart: '2024-01-01',
      agreementEnd: '2026-12-31',
      cadenceDays: 45,
      notes: 'Surveiller la trésorerie.',
    }),
    contacts: [
      filed('contact', 10, {
        partnerId,
        firstName: 'Hélène',
        lastName: 'Le Goff',
        role: 'directrice commerciale',
        influence: 'decisionMaker',
        notes: 'Préfère être appelée le matin.',
      }),
      filed('contact', 11, {
        partnerId,
        firstName: 'Yann',
        lastName: 'Kerbrat',
        role: 'responsable avant-vente',
      }),
    ],
    meetings: [
      filed('meeting', 99, {
        partnerId,
        kind: 'call',
        state: 'held',
        title: 'Appel de suivi',
        startsAt: '2026-09-03T08:00:00.000Z',
        notes: 'Le stock **reste bas**.\n\nDeux affaires en cours.',
        internalNotes: 'Concurrent présent.',
        attendees: [{ id: testId(10) }],
        decisions: [{ id: testId(610), text: 'Réassort de septembre avancé.' }],
      }),
      armorVisit(),
      filed('meeting', 101, {
        partnerId,
        kind: 'quarterlyReview',
        title: 'Revue du premier trimestre',
        startsAt: '2027-01-14T09:00:00.000Z',
        place: 'Rennes',
      }),
    ],
    actions: [
      filed('action', 200, {
        partnerId,
        meetingId: visitId,
        title: 'Envoyer le planning de formation',
        owner: 'Camille Roussel',
        dueOn: '2026-12-04',
      }),
      filed('action', 201, {
        partnerId,
        meetingId: visitId,
        title: 'Inscrire deux techniciens',
        ownerContactId: testId(11),
        dueOn: '2026-12-01',
      }),
      filed('action', 202, {
        partnerId,
        meetingId: visitId,
        title: 'Demander l’accord de la direction sur la remise',
        internal: true,
      }),
      filed('action', 203, {
        partnerId,
        meetingId: earlierVisitId,
        title: 'Relancer la logistique',
        owner: 'Idris Benali',
        dueOn: '2026-10-01',
      }),
    ],
    attachments: [],
    commitments: [
      filed('commitment', 300, {
        partnerId,
        meetingId: visitId,
        side: 'theirs',
        text: 'Deux techniciens certifiés avant fin janvier',
        dueOn: '2027-01-31',
      }),
      filed('commitment', 301, {
        partnerId,
        meetingId: earlierVisitId,
        side: 'ours',
        text: 'Prêt d’une maquette pour leur salle de démonstration',
        dueOn: '2026-11-15',
      }),
      filed('commitment', 302, {
        partnerId,
        meetingId: earlierVisitId,
        side: 'ours',
        text: 'Promesse déjà tenue',
        state: 'kept',
        closedOn: '2026-10-10',
      }),
    ],
    ...changes,
  };
}
