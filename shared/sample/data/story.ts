import type { Influence } from '../../domain/contact';
import type { ActionState } from '../../domain/action';
import type { CommitmentSide, CommitmentState } from '../../domain/commitment';
import type { MeetingKind } from '../../domain/meeting';

/** The partner that the story is told of. */
export const storyPartner = 'Armor Réseaux';

/** What is known of it beyond the ordinary. */
export const storyPartnerNotes =
  'Revendeur installateur de 22 personnes, fondé en 1996 et repris en 2019 par Maëlle Corvaisier. Trois métiers : câblage, contrôle d’accès, vidéosurveillance.\n\n- Achète chez Distrivelle ; atelier et vitrine de démonstration route de Lorient\n- Fort auprès des lycées et des bailleurs sociaux d’Ille-et-Vilaine\n- Ambition affichée : passer **platine** l’an prochain';

export interface StoryPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly woman: boolean;
  readonly role: string;
  readonly influence: Influence;
  readonly notes: string;
}

/** Its people, by a key of our own. */
export const storyPeople = {
  maelle: {
    firstName: 'Maëlle',
    lastName: 'Corvaisier',
    woman: true,
    role: 'Gérante',
    influence: 'decisionMaker',
    notes: 'Décide vite, sur chiffres. Préfère une page claire à une présentation. Disponible avant 9 h.',
  },
  yann: {
    firstName: 'Yann',
    lastName: 'Le Dréau',
    woman: false,
    role: 'Directeur technique',
    influence: 'champion',
    notes:
      'Notre meilleur relais. A imposé Balise Accès sur les lycées. Craint de manquer de techniciens certifiés.',
  },
  sandrine: {
    firstName: 'Sandrine',
    lastName: 'Quémerais',
    woman: true,
    role: 'Responsable achats',
    influence: 'influencer',
    notes: 'Compare chaque trimestre avec Norvane. Correcte en affaires, attentive aux délais.',
  },
  hugo: {
    firstName: 'Hugo',
    lastName: 'Berthevin',
    woman: false,
    role: 'Technicien contrôle d’accès',
    influence: 'user',
    notes: 'Arrivé il y a peu, vient de la vidéosurveillance. À certifier.',
  },
  gaelle: {
    firstName: 'Gaëlle',
    lastName: 'Rivoallan',
    woman: true,
    role: 'Responsable marketing',
    influence: 'influencer',
    notes: 'À mi-temps. A mené la campagne « halls connectés ».',
  },
  patrick: {
    firstName: 'Patrick',
    lastName: 'Lozachmeur',
    woman: false,
    role: 'Responsable administratif et financier',
    influence: 'opponent',
    notes: 'Trouve nos conditions de paiement trop courtes. Pas revu depuis la revue annuelle.',
  },
} as const satisfies Readonly<Record<string, StoryPerson>>;

export type StoryPersonKey = keyof typeof storyPeople;

/** Days are counted from today; `due` and `closed` too. */
export interface StoryAction {
  readonly title: string;
  /** One of ours by name, or one of theirs by key. */
  readonly owner: string;
  readonly due: number;
  readonly state: ActionState;
  readonly closed?: number;
  readonly internal?: true;
  readonly details?: string;
}

export interface StoryCommitment {
  readonly side: CommitmentSide;
  readonly text: string;
  readonly due?: number;
  readonly state: CommitmentState;
  readonly closed?: number;
  readonly details?: string;
}

/** `{d+12}` in a text stands for a working day about so many days from today, `{end}` for the day the agreement ends. */
export interface StoryMeeting {
  readonly day: number;
  readonly minute: number;
  readonly duration: number;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly agenda: readonly (readonly [text: string, minutes: number])[];
  readonly people: readonly StoryPersonKey[];
  readonly absent?: readonly StoryPersonKey[];
  readonly colleagues?: readonly string[];
  readonly notes: string;
  readonly internalNotes?: string;
  readonly decisions?: readonly (readonly [text: string, internal?: 'internal'])[];
  readonly actions?: readonly StoryAction[];
  readonly commitments?: readonly StoryCommitment[];
}
