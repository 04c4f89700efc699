import type { Influence } from '../../domain/contact';

/** A function at a partner, as a woman and as a man in France would be called, and in English. */
export interface Role {
  readonly fr: readonly [woman: string, man: string];
  readonly en: string;
  readonly influence: readonly (readonly [Influence, weight: number])[];
}

/** Who decides: the first contact of nearly every partner. */
export const headRoles: readonly Role[] = [
  { fr: ['Gérante', 'Gérant'], en: 'Managing Director', influence: [['decisionMaker', 1]] },
  { fr: ['Présidente', 'Président'], en: 'Founder and CEO', influence: [['decisionMaker', 1]] },
  {
    fr: ['Directrice générale', 'Directeur général'],
    en: 'General Manager',
    influence: [['decisionMaker', 1]],
  },
  {
    fr: ['Directrice d’agence', 'Directeur d’agence'],
    en: 'Branch Manager',
    influence: [['decisionMaker', 1]],
  },
];

/** For one who works alone: agents and representatives. */
export const soloRoles: readonly Role[] = [
  { fr: ['Agente commerciale', 'Agent commercial'], en: 'Sales Agent', influence: [['decisionMaker', 1]] },
  { fr: ['Associée', 'Associé'], en: 'Partner', influence: [['decisionMaker', 1]] },
  {
    fr: ['Assistante commerciale', 'Assistant commercial'],
    en: 'Sales Coordinator',
    influence: [['user', 1]],
  },
];

export const staffRoles: readonly Role[] = [
  {
    fr: ['Directrice commerciale', 'Directeur commercial'],
    en: 'Sales Director',
    influence: [
      ['decisionMaker', 2],
      ['champion', 2],
      ['influencer', 3],
    ],
  },
  {
    fr: ['Responsable achats', 'Responsable achats'],
    en: 'Purchasing Manager',
    influence: [
      ['influencer', 4],
      ['decisionMaker', 1],
      ['opponent', 1],
    ],
  },
  {
    fr: ['Directrice technique', 'Directeur technique'],
    en: 'Technical Director',
    influence: [
      ['champion', 3],
      ['influencer', 3],
      ['opponent', 1],
    ],
  },
  {
    fr: ['Ingénieure avant-vente', 'Ingénieur avant-vente'],
    en: 'Presales Engineer',
    influence: [
      ['champion', 3],
      ['user', 2],
    ],
  },
  {
    fr: ['Chargée d’affaires', 'Chargé d’affaires'],
    en: 'Account Manager',
    influence: [
      ['champion', 1],
      ['influencer', 2],
      ['user', 2],
    ],
  },
  {
    fr: ['Technicienne réseaux', 'Technicien réseaux'],
    en: 'Network Technician',
    influence: [
      ['user', 5],
      ['champion', 1],
    ],
  },
  {
    fr: ['Technicienne contrôle d’accès', 'Technicien contrôle d’accès'],
    en: 'Access Control Technician',
    influence: [
      ['user', 5],
      ['influencer', 1],
    ],
  },
  {
    fr: ['Responsable marketing', 'Responsable marketing'],
    en: 'Marketing Manager',
    influence: [
      ['influencer', 2],
      ['champion', 1],
      ['unknown', 1],
    ],
  },
  {
    fr: ['Conductrice de travaux', 'Conducteur de travaux'],
    en: 'Site Manager',
    influence: [
      ['user', 3],
      ['influencer', 1],
    ],
  },
  {
    fr: ['Responsable SAV', 'Responsable SAV'],
    en: 'Service Manager',
    influence: [
      ['user', 2],
      ['influencer', 2],
      ['opponent', 1],
    ],
  },
  {
    fr: ['Assistante commerciale', 'Assistant commercial'],
    en: 'Sales Coordinator',
    influence: [
      ['user', 2],
      ['unknown', 3],
    ],
  },
  {
    fr: ['Responsable administrative et financière', 'Responsable administratif et financier'],
    en: 'Finance Manager',
    influence: [
      ['influencer', 2],
      ['unknown', 2],
    ],
  },
];

/** What is worth knowing of a person before one meets them. */
export const personalNotes = {
  fr: [
    'Préfère les appels avant 9 h, jamais le vendredi après-midi.',
    'Décide vite si le dossier tient sur une page. Éviter les présentations longues.',
    'Très à l’aise avec la technique ; veut voir le schéma avant le prix.',
    'Compare toujours avec deux autres marques, mais reste fidèle.',
    'Ne répond pas aux courriels ; un SMS suffit.',
    'À temps partiel : pas de rendez-vous le mercredi.',
    'Demande systématiquement une remise de fin de trimestre.',
    'Contact précieux pour connaître l’avancement réel des chantiers.',
    'A suivi la formation Balise Accès ; relais technique de l’équipe.',
    'Reprend progressivement le suivi des grands comptes.',
  ],
  en: [
    'Prefers a call before 9 am; hardly reads e-mail on site days.',
    'Decides quickly when the case fits on one page.',
    'Very technical: show the diagram before the price.',
    'Works part time, not in on Wednesdays.',
    'Always asks for an end-of-quarter rebate.',
    'Knows where every project really stands.',
    'Has done the Balise Accès course and coaches the others.',
    'Compares us with two other suppliers every year.',
  ],
} as const;
