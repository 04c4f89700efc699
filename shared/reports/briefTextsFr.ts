import type { BriefTexts } from './briefWords';

const days = (count: number): string => `${count}\u00A0${Math.abs(count) < 2 ? 'jour' : 'jours'}`;

export const briefTextsFr: BriefTexts = {
  title: 'Fiche de préparation',
  madeOn: (when) => `Fiche établie le ${when}`,
  asOf: (day) => `à jour au ${day}`,
  record: 'Fiche',
  partner: 'Partenaire',
  agreement: 'Contrat',
  agreementEnds: (day, left) =>
    left < 0
      ? `échu depuis le ${day}`
      : left === 0
        ? `jusqu’au ${day} (aujourd’hui)`
        : `jusqu’au ${day} (dans ${days(left)})`,
  cadence: 'Rythme',
  every: (count) => (count === 1 ? 'un rendez-vous par jour' : `un rendez-vous tous les ${days(count)}`),
  lastMet: (count) =>
    count === 0 ? 'dernier rendez-vous aujourd’hui' : `dernier rendez-vous il y a ${days(count)}`,
  neverMet: 'aucun rendez-vous jusqu’ici',
  owner: 'Suivi par',
  points: 'À ne pas oublier',
  point: {
    agreementEnded: (day, count) => `Le contrat est échu depuis le ${day} (${days(count)}).`,
    agreementEnding: (day, count) =>
      count === 0
        ? 'Le contrat prend fin aujourd’hui.'
        : `Le contrat prend fin le ${day}, dans ${days(count)}.`,
    cadenceLate: (count) => `Le rythme convenu est dépassé de ${days(count)}.`,
    oursOverdue: (count) =>
      count === 1 ? 'Un de nos engagements est en retard.' : `${count} de nos engagements sont en retard.`,
    theirsOverdue: (count) =>
      count === 1
        ? 'Un de leurs engagements est en retard.'
        : `${count} de leurs engagements sont en retard.`,
    actionsOverdue: (count) =>
      count === 1 ? 'Une action est en retard.' : `${count} actions sont en retard.`,
    leftOver: (count) =>
      count === 1
        ? 'Un point de l’ordre du jour n’a pas été abordé la dernière fois.'
        : `${count} points de l’ordre du jour n’ont pas été abordés la dernière fois.`,
    notMetSince: (name, day) => `${name} n’a pas pris part à un rendez-vous depuis le ${day}.`,
    neverMet: (name) => `${name} n’a encore pris part à aucun rendez-vous.`,
    noAgenda: 'Ce rendez-vous n’a pas encore d’ordre du jour.',
  },
  lastMeeting: 'Dernier rendez-vous',
  noLastMeeting: 'C’est le premier rendez-vous.',
  leftOver: (text) => `Non abordé\u00A0: ${text}`,
  actions: 'Actions ouvertes',
  noActions: 'Aucune action n’est ouverte.',
  commitments: 'Engagements en cours',
  noCommitments: 'Aucun engagement n’est en cours.',
  side: { ours: 'Nous', theirs: 'Partenaire' },
  late: (count) => `En retard de ${days(count)}`,
  people: 'Interlocuteurs',
  noPeople: 'Aucun contact n’est connu chez ce partenaire.',
  morePeople: (count) => (count === 1 ? 'Et un autre contact.' : `Et ${count} autres contacts.`),
  notes: 'Notes précédentes',
  internalNote: 'Interne\u00A0: ',
  columns: {
    from: 'De',
    person: 'Nom',
    role: 'Fonction',
    influence: 'Influence',
    lastMet: 'Dernière rencontre',
  },
  expected: 'présence prévue',
  never: 'Jamais',
  type: {
    distributor: 'Distributeur',
    reseller: 'Revendeur',
    valueAddedReseller: 'Revendeur à valeur ajoutée',
    agent: 'Agent',
    franchisee: 'Franchisé',
    marketplace: 'Place de marché',
    directSalesRep: 'Représentant de vente directe',
    managedServiceProvider: 'Fournisseur de services gérés',
    systemIntegrator: 'Intégrateur',
  },
  stage: {
    identified: 'identifié',
    evaluated: 'évalué',
    recruited: 'recruté',
    onboarding: 'en intégration',
    active: 'actif',
    strategic: 'stratégique',
    atRisk: 'à risque',
    dormant: 'en sommeil',
    ended: 'terminé',
  },
  tier: { none: '', registered: 'enregistré', silver: 'Argent', gold: 'Or', platinum: 'Platine' },
  influence: {
    unknown: '',
    decisionMaker: 'Décideur',
    champion: 'Soutien',
    influencer: 'Prescripteur',
    user: 'Utilisateur',
    opponent: 'Opposant',
  },
};
