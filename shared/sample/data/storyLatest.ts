import type { StoryMeeting } from './story';

/** The latest meeting with Armor Réseaux, which the coming visit opens on. */
export const storyLatest: StoryMeeting = {
  day: -36,
  minute: 570,
  duration: 90,
  kind: 'visit',
  title: 'Habitat Brévanne et renouvellement de l’accord',
  agenda: [
    ['Consultation Habitat Brévanne : qui fait quoi', 30],
    ['Stock minimum chez Armor Réseaux', 20],
    ['Accord de partenariat : échéance et renouvellement', 20],
    ['Prochaines étapes', 10],
  ],
  people: ['maelle', 'yann', 'sandrine'],
  colleagues: ['Thomas Arzel'],
  notes:
    'Accueil par Mme Corvaisier, visite du nouvel atelier avant de s’asseoir.\n\n- **Habitat Brévanne** : consultation publiée, 48 halls en deux lots, remise des offres le {d+26}. L’office veut voir deux lecteurs Balise Accès Mobile fonctionner dans un vrai hall. Norvane est aussi en lice.\n- **Stock** : quatre ruptures évitées de justesse. Mme Quémerais accepte 40 lecteurs en dépôt, réapprovisionnés par Distrivelle chaque quinzaine.\n- **Accord** : il expire le {end}. Mme Corvaisier veut garder les conditions actuelles et discuter de l’objectif platine.\n- **Équipe** : M. Le Dréau demande une journée de formation sur site pour deux techniciens.',
  internalNotes:
    'Mme Corvaisier a glissé que Norvane lui offrait 12 % de bienvenue. **Elle ne partira pas si Habitat Brévanne se gagne ensemble** ; sinon, l’année prochaine est ouverte. M. Lozachmeur, pas revu depuis un an, bloquerait un engagement de volume.',
  decisions: [
    ['Réponse commune à la consultation Habitat Brévanne, deux lots.'],
    ['Stock minimum de 40 lecteurs Balise Accès, réapprovisionné chaque quinzaine par Distrivelle.'],
    ['Renouvellement de l’accord préparé avant le {end}, aux conditions actuelles.'],
    ['Remise projet plafonnée à 12 % sur Habitat Brévanne.', 'internal'],
  ],
  actions: [
    {
      title: 'Envoyer le projet de renouvellement de l’accord',
      owner: 'Camille Roussel',
      due: -6,
      state: 'open',
      details: 'Attend l’accord de la direction sur la clause platine.',
    },
    {
      title: 'Chiffrer les 48 halls en Balise Accès Mobile',
      owner: 'Thomas Arzel',
      due: 9,
      state: 'open',
      details: 'Deux variantes : badge et téléphone. Maintenance de cinq ans comprise.',
    },
    {
      title: 'Valider la remise projet avec la direction',
      owner: 'Camille Roussel',
      due: 8,
      state: 'open',
      internal: true,
    },
    { title: 'Envoyer les plans des douze premiers halls', owner: 'yann', due: 8, state: 'open' },
    {
      title: 'Passer la première commande du stock minimum',
      owner: 'sandrine',
      due: -20,
      state: 'done',
      closed: -22,
    },
    {
      title: 'Proposer trois dates pour la journée de formation',
      owner: 'Inès Benkacem',
      due: -18,
      state: 'done',
      closed: -19,
    },
  ],
  commitments: [
    {
      side: 'ours',
      text: 'Deux lecteurs Balise Accès Mobile prêtés pour la démonstration à l’office de l’habitat',
      due: 12,
      state: 'open',
    },
    {
      side: 'ours',
      text: 'Un ingénieur avant-vente présent à la soutenance Habitat Brévanne',
      due: 33,
      state: 'open',
    },
    {
      side: 'theirs',
      text: 'Mémoire technique Habitat Brévanne relu ensemble une semaine avant la remise',
      due: 19,
      state: 'open',
    },
    { side: 'theirs', text: 'Dépôt de 40 lecteurs maintenu pendant six mois', due: 144, state: 'open' },
  ],
};

/** The visit of the coming Thursday. */
export const storyThursday: Pick<
  StoryMeeting,
  'title' | 'agenda' | 'people' | 'internalNotes' | 'minute' | 'duration'
> = {
  minute: 630,
  duration: 90,
  title: 'Habitat Brévanne : prix, démonstration et accord',
  agenda: [
    ['Suites de la dernière visite', 10],
    ['Habitat Brévanne : prix, calendrier, démonstration', 30],
    ['Stock minimum : premier bilan', 10],
    ['Renouvellement de l’accord et objectif platine', 20],
    ['Certification de Hugo Berthevin', 10],
    ['Prochaines étapes', 5],
  ],
  people: ['maelle', 'yann', 'sandrine', 'hugo'],
  internalNotes:
    'Arriver avec le projet d’accord : nous sommes en retard sur cette promesse. Demander à saluer M. Lozachmeur.',
};
