import type { Thread } from './thread';

/** More of what is said on a stand, in French. */
export const threadsFrShow: readonly Thread[] = [
  {
    label: 'Sur le pouce',
    phases: ['show'],
    title: '[Café sur le stand|Dix minutes au stand]',
    agenda: 'Nouvelles et projets en cours',
    notes:
      'Un café avec {who}, [entre deux allées|juste avant la fermeture]. [Les affaires tournent, le recrutement moins.|Carnet bien rempli jusqu’en {month}.] [Curiosité pour {product}, sans besoin immédiat.|A pris une documentation {product} pour un client.] [Photo de l’équipe prise devant le stand.|]',
    ours: 'Envoyer la photo prise sur le stand',
    internal: 'Rencontre utile pour le lien, rien à vendre cette fois.',
  },
  {
    label: 'Atelier',
    phases: ['show'],
    title: 'Atelier {product}',
    agenda: 'Atelier {product}',
    notes:
      '{who} a suivi l’atelier {product} [jusqu’au bout|debout, faute de place]. Questions sur [l’autonomie|la reprise de l’existant|la compatibilité avec les badges actuels]. [Souhaite le même atelier pour son équipe.|Demande les diapositives.] [Avis : plus clair que chez {rival}.|]',
    ours: 'Envoyer les diapositives de l’atelier',
    theirs: 'Proposer une date pour un atelier dans les locaux',
    promise: 'Atelier {product} dans leurs locaux en {month}',
  },
  {
    label: 'Réclamation',
    phases: ['show'],
    title: 'Point rapide au stand',
    agenda: 'Sujet en attente',
    notes:
      '{who} profite du salon pour revenir sur [une livraison en retard|un dossier de support sans réponse|une facture en double]. [Appel passé au siège depuis le stand, réponse promise pour le lendemain.|Excuses faites, dossier repris le jour même.] [Puis visite complète des nouveautés, détendue.|]',
    ours: 'Répondre par écrit sur le point soulevé au salon',
    promise: 'Réponse écrite sous 48 heures',
    internal: 'Nous aurions dû appeler avant. Dossier à suivre de près.',
  },
  {
    label: 'Projet',
    phases: ['show'],
    title: 'Projet évoqué au salon',
    agenda: 'Projet en préparation',
    notes:
      '{who} prépare un projet pour {client} : {n} portes, [réhabilitation complète|bâtiment neuf|extension]. [Choix technique en {month}.|Un bureau d’études doit trancher.] A vu {access} en fonctionnement et [demande un prêt|veut revenir avec son client].',
    ours: 'Préparer une première estimation pour {client}',
    theirs: 'Enregistrer l’affaire {site}',
    pledge: 'Affaire {site} enregistrée avant le {date}',
  },
];

/** More of what is said on a stand, in English. */
export const threadsEnShow: readonly Thread[] = [
  {
    label: 'Catching up',
    phases: ['show'],
    title: '[Coffee on the stand|Ten minutes on the stand]',
    agenda: 'News and open projects',
    notes:
      'Coffee with {who}, [between two halls|just before closing]. [Business is good, hiring is not.|Order book full until {month}.] [Curious about {product}, no need right now.|Took a {product} brochure for a customer.]',
    ours: 'Send the picture taken on the stand',
    internal: 'Good for the relationship; nothing to sell this time.',
  },
  {
    label: 'Workshop',
    phases: ['show'],
    title: '{product} workshop',
    agenda: '{product} workshop',
    notes:
      '{who} sat through the whole {product} workshop. Questions about [battery life|existing wiring|the badges already in use]. [Wants the same for the team.|Asked for the slides.] [Clearer than at {rival}, apparently.|]',
    ours: 'Send the workshop slides',
    theirs: 'Suggest a date for a workshop at their office',
    promise: '{product} workshop at their office in {month}',
  },
  {
    label: 'Project',
    phases: ['show'],
    title: 'A project for {client}',
    agenda: 'Project in preparation',
    notes:
      '{who} is preparing a project for {client}: {n} doors, [a full refurbishment|a new building|an extension]. [Choice of system in {month}.|A consultant has to decide.] Saw {access} at work and [asks for a loan kit|will come back with the customer].',
    ours: 'Prepare a first estimate for {client}',
    theirs: 'Register the deal for {client}',
    pledge: 'Deal for {client} registered by {date}',
  },
];
