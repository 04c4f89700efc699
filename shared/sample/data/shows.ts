import type { Manager } from '../team';

/** An invented trade show and when it falls, in days from today. */
export interface ShowPlan {
  readonly name: string;
  readonly place: string;
  readonly city: string;
  readonly country: string;
  readonly zone: string;
  readonly website: string;
  readonly booth: string;
  readonly goals: string;
  /** Days from today to the earliest Tuesday on which it may open. */
  readonly from: number;
  /** How many days it lasts. */
  readonly days: number;
  readonly exhibitors: readonly Manager[];
}

export const showPlans: readonly ShowPlan[] = [
  {
    name: 'Passages & Réseaux',
    place: 'Halle des Trois-Quais',
    city: 'Nantes',
    country: 'France',
    zone: 'Europe/Paris',
    website: 'https://www.passages-reseaux.example',
    booth: 'B 24',
    goals:
      '- Lancer **Balise Accès Mobile** auprès des revendeurs de l’Ouest\n- 60 contacts, dont 15 revendeurs inconnus\n- Un rendez-vous avec chaque partenaire or',
    from: -618,
    days: 2,
    exhibitors: ['Camille Roussel', 'Hélène Marchetti'],
  },
  {
    name: 'Les Rencontres du Bâtiment Relié',
    place: 'Grande Halle du Canal, pavillon 3',
    city: 'Paris',
    country: 'France',
    zone: 'Europe/Paris',
    website: 'https://www.batiment-relie.example',
    booth: '3 F 110',
    goals:
      '- Rencontrer les intégrateurs d’Île-de-France\n- Recueillir 90 contacts, coût visé : 140 € par contact\n- Présenter Balise Console en conférence',
    from: -394,
    days: 3,
    exhibitors: ['Camille Roussel', 'Julien Ferrand', 'Hélène Marchetti'],
  },
  {
    name: 'Doorways Europe',
    place: 'Rheinhafen Hall 2',
    city: 'Cologne',
    country: 'Allemagne',
    zone: 'Europe/Berlin',
    website: 'https://www.doorways-europe.example',
    booth: '2-C-031',
    goals:
      '- Meet every partner from Benelux, DACH and the British Isles\n- Two new distributors to evaluate\n- 70 leads',
    from: -134,
    days: 3,
    exhibitors: ['Katrin Vollbrecht', 'Julien Ferrand', 'Camille Roussel'],
  },
  {
    name: 'Passages & Réseaux',
    place: 'Halle de la Prée-Neuve',
    city: 'Rennes',
    country: 'France',
    zone: 'Europe/Paris',
    website: 'https://www.passages-reseaux.example',
    booth: 'A 12',
    goals:
      '- 80 contacts en deux jours, dont 20 revendeurs à recruter\n- Démonstration continue de Balise Accès Mobile\n- Inviter les partenaires en intégration sur le stand',
    from: 22,
    days: 2,
    exhibitors: ['Camille Roussel', 'Hélène Marchetti'],
  },
  {
    name: 'Forum Lien & Lieu',
    place: 'Espace des Confluences-Hautes',
    city: 'Lyon',
    country: 'France',
    zone: 'Europe/Paris',
    website: 'https://www.forum-lien-lieu.example',
    booth: '',
    goals: '- Soutenir Distralpe et Rhônavia\n- Deux ateliers techniques',
    from: 142,
    days: 2,
    exhibitors: ['Julien Ferrand'],
  },
  {
    name: 'Les Rencontres du Bâtiment Relié',
    place: 'Grande Halle du Canal',
    city: 'Paris',
    country: 'France',
    zone: 'Europe/Paris',
    website: 'https://www.batiment-relie.example',
    booth: '',
    goals: '',
    from: 290,
    days: 3,
    exhibitors: ['Camille Roussel', 'Julien Ferrand', 'Hélène Marchetti'],
  },
];
