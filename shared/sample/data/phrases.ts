/** Sentences that open, close and surround the subjects of a meeting. */
export const phrases = {
  fr: {
    openings: {
      visit: [
        'Accueil par {names}.',
        'Avec {names}. [Bon climat.|Échange direct, sans langue de bois.|Visite de l’atelier avant de s’asseoir.|Une heure bien remplie.|]',
        '{names} [ont|a] pris le temps [: une bonne heure|malgré un chantier en retard].',
        'Réunion dans leurs locaux avec {names}. [Téléphones coupés, on avance bien.|Interrompue deux fois par le standard.|Ordre du jour tenu.|]',
        'Un café, puis tour des dossiers avec {names}.',
      ],
      call: [
        'Appel avec {names}, entre deux chantiers.',
        'Appel court avec {names}.',
        'Point téléphonique avec {names}.',
      ],
      video: ['Visio avec {names}.', 'Visio avec {names}, [écran partagé|connexion capricieuse au début].'],
      quarterlyReview: [
        'Revue trimestrielle avec {names}.',
        'Revue menée avec {names} ; chiffres partagés à l’écran.',
        'Chiffres envoyés la veille à {names} : discussion plus directe que d’habitude.',
        '',
      ],
      show: [''],
    },
    closings: ['Prochain rendez-vous le {next}.', 'On se revoit le {next}.', 'Suite prévue le {next}.'],
    firstItems: ['Suites de la dernière rencontre', 'Nouvelles de l’équipe et du marché', 'Actions en cours'],
    lastItems: ['Prochaines étapes', 'Suite à donner et prochaine date'],
    cancelled: [
      'Annulé la veille : {names} en dépannage chez un client. À replanifier.',
      'Reporté à la demande {de partner}, inventaire en cours.',
      'Annulé : intempéries, route coupée. Prévenir avant la prochaine tournée.',
      'Annulé par {names} : urgence sur un chantier.',
      'Reporté : {names} en arrêt cette semaine. Bon rétablissement envoyé.',
      'Annulé : train supprimé. L’essentiel a été réglé par téléphone.',
      'Reporté d’un commun accord : rien de neuf depuis la dernière fois.',
      'Annulé à l’arrivée, personne sur place. Malentendu sur la date, sans rancune.',
      'Annulé de notre fait, journée interne. Excuses faites par téléphone.',
    ],
    internalActions: [
      'Préparer notre position sur les conditions de fin d’année',
      'Vérifier l’encours avec le service crédit',
      'Demander l’avis de la direction sur la remise projet',
      'Mettre à jour la prévision après la visite',
      'Signaler le cas au responsable du support',
    ],
    prep: [
      'Relire le compte rendu précédent ; deux promesses sont à nous.',
      'Ne pas ouvrir le sujet des remises ; laisser venir.',
      'Vérifier l’encours avant d’entrer.',
      'Demander des nouvelles du nouveau dépôt.',
    ],
    openDay: {
      title: 'Portes ouvertes : stand Balise',
      agenda: ['Installation du stand', 'Démonstration Balise Accès Mobile', 'Accueil des clients invités'],
    },
    switchover: {
      title: 'Bascule de nuit chez un client : bilan à chaud',
      agenda: [
        'Vérification des portes une par une',
        'Remontée des badges dans Balise Console',
        'Bilan avec le client',
      ],
    },
    meetingPlace: { call: '', video: 'Visioconférence' },
    and: ' et ',
  },
  en: {
    openings: {
      visit: [
        'Met {names}. [Good atmosphere.|A frank talk.|Tour of the workshop first.]',
        'At their office with {names}. [Phones off, good progress.|Interrupted twice.|Kept to the agenda.|]',
        '{names} made time despite a late site.',
        'Coffee, then through the list with {names}.',
      ],
      call: [
        'Short call with {names}.',
        'Call with {names}, between two sites.',
        'Caught up by phone with {names}.',
      ],
      video: ['Video call with {names}.', 'Video call with {names}, screen shared.'],
      quarterlyReview: ['Quarterly review with {names}.', 'Review with {names}; figures on screen.'],
      show: [''],
    },
    closings: ['Next meeting: {next}.', 'We meet again on {next}.'],
    firstItems: ['Follow-up from last time', 'News from the team and the market', 'Open actions'],
    lastItems: ['Next steps', 'Next steps and next date'],
    cancelled: [
      'Cancelled the day before: {names} called out to a customer. To be rescheduled.',
      'Postponed at {partner}’s request, stocktaking.',
      'Cancelled by us; apologised by phone.',
      'Postponed: {names} off sick this week.',
      'Cancelled: no trains. Settled the essentials by phone.',
      'Postponed by mutual consent; nothing new since last time.',
    ],
    internalActions: [
      'Prepare our position on year-end conditions',
      'Check the credit limit with finance',
      'Ask management about the project discount',
      'Update the forecast after the visit',
    ],
    prep: [
      'Reread the last report; two of the promises are ours.',
      'Do not bring up discounts; let them come.',
      'Check the credit limit beforehand.',
    ],
    openDay: {
      title: 'Open day: Balise stand',
      agenda: ['Setting up the stand', 'Balise Accès Mobile demonstration', 'Welcoming invited customers'],
    },
    switchover: {
      title: 'Weekend switchover at a customer’s',
      agenda: ['Checking every door', 'Badges visible in Balise Console', 'Wrap-up with the customer'],
    },
    meetingPlace: { call: '', video: 'Video call' },
    and: ' and ',
  },
} as const;
