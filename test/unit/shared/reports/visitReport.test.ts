import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftOf } from '#shared/domain/entities';
import { reportModel } from '#shared/reports/model';
import type { Block, ReportModel } from '#shared/reports/model';
import { visitReport } from '#shared/reports/visitReport';
import type { VisitReportInput } from '#shared/reports/visitReport';
import { armorFile, armorId, armorVisit, filed, testId, visitId } from '../../../support/armorFile';

function reportOf(changes: Partial<VisitReportInput> = {}): ReportModel {
  return visitReport({
    file: armorFile(),
    meeting: armorVisit(),
    author: { name: 'Camille Roussel', company: 'Kerlann' },
    language: 'fr',
    audience: 'file',
    now: new Date('2026-11-26T15:20:00.000Z'),
    zone: 'Europe/Paris',
    ...changes,
  });
}

function section(model: ReportModel, title: string): Block[] {
  const found = model.sections.find((candidate) => candidate.title === title);
  if (!found) throw new Error(`No section ${title} in ${model.sections.map((s) => s.title).join(', ')}`);
  return found.blocks;
}

function facts(model: ReportModel): Record<string, string> {
  const [head] = section(model, '');
  if (head?.kind !== 'facts') throw new Error('The report has no facts at its head');
  return Object.fromEntries(
    head.facts.map((fact) => [fact.label, fact.value.map((span) => span.text).join('')]),
  );
}

function agendaOf(model: ReportModel): string {
  return JSON.stringify(section(model, 'Ordre du jour'));
}

/** The text of a table's cells, row by row, with ordinary spaces. */
function cells(block: Block | undefined): string[][] {
  if (block?.kind !== 'table') throw new Error('Not a table');
  return block.rows.map((row) =>
    row.map((cell) =>
      cell
        .map((span) => span.text)
        .join('')
        .replaceAll('\u00A0', ' '),
    ),
  );
}

const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00A0', ' ');

const attached = (more: Partial<DraftOf<'attachment'>>): DraftOf<'attachment'> => ({
  partnerId: armorId,
  meetingId: visitId,
  name: 'Photo.jpg',
  size: 10,
  sha256: 'a'.repeat(64),
  ...more,
});

describe('The report of a visit', () => {
  it('says in French who met whom, when and where', () => {
    const model = reportOf();
    expect(model.title).toBe('Compte rendu de visite');
    expect(plain(model.subtitle)).toBe('Armor Réseaux – jeudi 26 novembre 2026');
    expect(plain(model.footer)).toBe('Établi par Camille Roussel le 26 novembre 2026 à 16 h 20');
    const told = facts(model);
    expect(told['Objet']).toBe('Point de rentrée sur la gamme Réseau');
    expect(plain(told['Date'])).toBe('jeudi 26 novembre 2026, 14 h 00 – 15 h 30');
    expect(told['Lieu']).toBe('Lorient, 12 quai des Indes');
    expect(told['Présents']).toBe(
      'Armor Réseaux\nHélène Le Goff, directrice commerciale\nKerlann\nCamille Roussel\nIdris Benali',
    );
    expect(told['Absents']).toBe('Yann Kerbrat, responsable avant-vente');
  });

  it('says the same in English', () => {
    const model = reportOf({ language: 'en' });
    expect(model.title).toBe('Visit report');
    expect(plain(model.subtitle)).toBe('Armor Réseaux – Thursday 26 November 2026');
    expect(plain(model.footer)).toBe('Written by Camille Roussel on 26 November 2026 at 16:20');
    expect(plain(facts(model)['Date'])).toBe('Thursday 26 November 2026, 14:00–15:30');
    expect(model.sections.map((found) => found.title)).toEqual([
      '',
      'Agenda',
      'Discussion',
      'Decisions',
      'Actions',
      'Commitments',
      'Next meeting',
      'Internal notes',
    ]);
    expect(JSON.stringify(model)).not.toMatch(/Échéance|Décision|Engagement/);
  });

  it('has a title for each kind of meeting', () => {
    const titles = (['visit', 'call', 'video', 'show', 'quarterlyReview'] as const).map(
      (kind) => reportOf({ meeting: armorVisit({ kind }) }).title,
    );
    expect(new Set(titles).size).toBe(5);
    expect(titles).toContain('Compte rendu de revue trimestrielle');
  });

  it('lists the actions by date, with who does them and how they stand', () => {
    const [agreed, heading, before] = section(reportOf(), 'Actions');
    expect(cells(agreed)).toEqual([
      ['Inscrire deux techniciens', 'Yann Kerbrat', '1er déc. 2026', 'À faire'],
      ['Envoyer le planning de formation', 'Camille Roussel', '4 déc. 2026', 'À faire'],
      ['Demander l’accord de la direction sur la remise (interne)', 'À désigner', 'Non fixée', 'À faire'],
    ]);
    expect(heading).toEqual({
      kind: 'heading',
      text: 'Toujours ouvertes depuis les rendez-vous précédents',
    });
    expect(cells(before)).toEqual([['Relancer la logistique', 'Idris Benali', '1er oct. 2026', 'En retard']]);
  });

  it('lists what both sides have promised and not yet settled', () => {
    const [theirs, theirTable, ours, ourTable] = section(reportOf(), 'Engagements');
    expect(theirs).toEqual({ kind: 'heading', text: 'Par Armor Réseaux' });
    expect(cells(theirTable)).toEqual([
      ['Deux techniciens certifiés avant fin janvier', '31 janv. 2027', 'En cours'],
    ]);
    expect(ours).toEqual({ kind: 'heading', text: 'Par Kerlann' });
    expect(cells(ourTable)).toEqual([
      ['Prêt d’une maquette pour leur salle de démonstration', '15 nov. 2026', 'En retard'],
    ]);
  });

  it('names an agenda item that was not covered, once the meeting is over', () => {
    expect(agendaOf(reportOf())).toContain('non abordé');
    const before = reportOf({
      meeting: armorVisit({ state: 'planned' }),
      now: new Date('2026-11-25T08:00:00.000Z'),
    });
    expect(agendaOf(before)).not.toContain('non abordé');
  });

  it('says a quiet word where absence tells something and leaves out the rest', () => {
    const { nextMeetingId: _, ...bare } = armorVisit({
      agenda: [],
      notes: '',
      internalNotes: '',
      decisions: [],
    }).data;
    const model = reportOf({
      file: armorFile({ actions: [], commitments: [] }),
      meeting: { ...armorVisit(), data: bare },
    });
    expect(model.sections.map((found) => found.title)).toEqual([
      '',
      'Décisions',
      'Actions',
      'Prochain rendez-vous',
    ]);
    expect(section(model, 'Décisions')).toEqual([{ kind: 'empty', text: 'Aucune décision n’a été prise.' }]);
    expect(section(model, 'Actions')).toEqual([{ kind: 'empty', text: 'Aucune action n’a été convenue.' }]);
  });

  it('counts people who are no longer in the contacts', () => {
    const model = reportOf({ file: armorFile({ contacts: [] }) });
    expect(facts(model)['Absents']).toBe('Une personne qui ne figure plus dans les contacts');
  });

  it('leaves promises of later meetings to later reports', () => {
    const file = armorFile();
    const later = filed('commitment', 310, {
      partnerId: armorId,
      meetingId: testId(101),
      side: 'ours',
      text: 'Promis plus tard',
    });
    const model = reportOf({ file: { ...file, commitments: [...file.commitments, later] } });
    expect(JSON.stringify(model)).not.toContain('Promis plus tard');
  });

  it('tells the time of the place, and says so where the author’s clock differs', () => {
    const meeting = armorVisit({ zone: 'Europe/London' });
    expect(plain(facts(reportOf({ meeting }))['Date'])).toBe(
      'jeudi 26 novembre 2026, 13 h 00 – 14 h 30 (heure locale)',
    );
    const berlin = armorVisit({ zone: 'Europe/Berlin' });
    expect(facts(reportOf({ meeting: berlin }))['Date']).not.toContain('locale');
  });

  it('takes the day of the place, not of the author', () => {
    const meeting = armorVisit({ zone: 'Pacific/Auckland', startsAt: '2026-11-26T20:30:00.000Z' });
    expect(plain(reportOf({ meeting }).header.date)).toBe('27 novembre 2026');
  });
});

describe('The partner’s copy', () => {
  it('is unmarked and ends with the next meeting', () => {
    const model = reportOf({ audience: 'partner' });
    expect(model.marking).toBe('');
    expect(model.sections.at(-1)?.title).toBe('Prochain rendez-vous');
    expect(reportOf().marking).toBe('Interne – à ne pas diffuser');
  });

  it('names the meeting’s files that are shared, and no internal one', () => {
    const files = [
      filed('attachment', 700, attached({ name: 'Vitrine.jpg', caption: 'Côté quai', internal: false })),
      filed('attachment', 701, attached({ name: 'Marges.xlsx' })),
      filed('attachment', 702, attached({ name: 'Ailleurs.pdf', internal: false, meetingId: testId(99) })),
    ];
    const input = { file: armorFile({ attachments: files }) };
    const shared = JSON.stringify(section(reportOf({ ...input, audience: 'partner' }), 'Fichiers joints'));
    expect(shared).toContain('Vitrine.jpg – Côté quai');
    expect(shared).not.toMatch(/Marges|Ailleurs/);
    const own = JSON.stringify(section(reportOf({ ...input, audience: 'file' }), 'Fichiers joints'));
    expect(own).toMatch(/Vitrine.*Marges/);
    const onlyInternal = { file: armorFile({ attachments: files.slice(1) }), audience: 'partner' as const };
    expect(() => section(reportOf(onlyInternal), 'Fichiers joints')).toThrow('No section');
  });

  it('keeps what the partner may read', () => {
    const told = JSON.stringify(reportOf({ audience: 'partner' }));
    for (const text of [
      'Démonstration commune au salon de mars.',
      'Inscrire deux techniciens',
      'stockage : stable',
    ]) {
      expect(told).toContain(text);
    }
  });

  it('holds no word that was written as internal, wherever it stood', () => {
    const secret = fc.stringMatching(/^[A-Z]{10,20}$/).map((word) => `§${word}§`);
    fc.assert(
      fc.property(secret, fc.constantFrom('fr' as const, 'en' as const), (word, language) => {
        const file = armorFile();
        const meeting = armorVisit({
          internalNotes: `# ${word}\n- ${word}`,
          decisions: [
            { id: testId(600), text: 'Public' },
            { id: testId(601), text: word, internal: true },
          ],
        });
        const guarded = {
          ...file,
          partner: { ...file.partner, data: { ...file.partner.data, notes: word, tags: [word] } },
          contacts: file.contacts.map((row) => ({ ...row, data: { ...row.data, notes: word } })),
          meetings: file.meetings.map((row) => ({
            ...row,
            data: { ...row.data, internalNotes: word, notes: word },
          })),
          actions: [
            ...file.actions.map((row) => ({ ...row, data: { ...row.data, details: word } })),
            filed('action', 250, {
              partnerId: armorId,
              meetingId: visitId,
              title: word,
              owner: word,
              internal: true,
            }),
            filed('action', 251, { partnerId: armorId, title: word, owner: word }),
          ],
          commitments: file.commitments.map((row) => ({ ...row, data: { ...row.data, details: word } })),
        };
        const input = { file: guarded, meeting, language };
        expect(JSON.stringify(reportOf({ ...input, audience: 'partner' }))).not.toContain(word);
        expect(JSON.stringify(reportOf({ ...input, audience: 'file' }))).toContain(word);
      }),
    );
  });

  it('is a model that the bridge accepts, as is the copy for the file', () => {
    for (const audience of ['file', 'partner'] as const) {
      expect(reportModel.safeParse(reportOf({ audience })).success).toBe(true);
    }
  });
});
