/** What is said and typed at the visit to Armor Réseaux: French, as one speaks there. */
export const story = {
  partner: 'Armor Réseaux',
  manager: 'Camille Roussel',
  director: 'Hélène Marchetti',
  company: 'Balise',
  agendaPoint: 'Portes ouvertes de l’atelier',
  notCovered: 'Certification de Hugo Berthevin',
  newcomer: {
    typed: 'Nolwenn Kerbrat, assistante achats',
    name: 'Nolwenn Kerbrat',
    role: 'assistante achats',
  },
  notes: [
    'Accueil par Mme Corvaisier. Mme Kerbrat rejoint les achats et suivra le dépôt.',
    '- Habitat Brévanne : l’office a visité deux halls et retient badge et téléphone.',
    'Stock minimum : aucune rupture depuis la mise en dépôt, on continue ainsi.',
  ],
  decision: 'Démonstration commune devant l’office, dans le hall pilote.',
  actions: [
    {
      title: 'Envoyer la grille de prix des 48 halls',
      owner: 'Camille Roussel',
      typed: 'cam',
      due: 'vendredi',
    },
    { title: 'Transmettre les plans des derniers halls', owner: 'Yann Le Dréau', typed: 'yann', due: '+14' },
  ],
  promise: 'Portes ouvertes : un stand pour nos lecteurs',
  internalDecision: 'Remise de projet portée à 14 % si Norvane baisse encore.',
  internalNote: 'Norvane propose six mois d’essai gratuit ; en parler avec la direction.',
} as const;
