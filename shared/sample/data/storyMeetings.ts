import type { StoryMeeting } from './story';
import { storyLatest } from './storyLatest';

/** Two years with Armor Réseaux, the oldest meeting first. */
export const storyMeetings: readonly StoryMeeting[] = [
  {
    day: -676,
    minute: 570,
    duration: 90,
    kind: 'visit',
    title: 'Plan de l’année',
    agenda: [
      ['Bilan de l’année passée', 20],
      ['Objectifs et moyens', 40],
      ['Vitrine de démonstration', 15],
    ],
    people: ['maelle', 'yann'],
    notes:
      'Accueil par Mme Corvaisier et M. Le Dréau. Année passée en hausse, tirée par les lycées.\n\n- **Objectif** : 180 000 € d’achats, dont un tiers en contrôle d’accès\n- **Vitrine** : mur de démonstration dans le hall, installé par leur équipe\n- **Réserve** : trop peu de techniciens formés pour suivre',
    decisions: [['Mur de démonstration Balise Accès dans le hall, matériel prêté un an.']],
    actions: [
      {
        title: 'Expédier le matériel du mur de démonstration',
        owner: 'Camille Roussel',
        due: -655,
        state: 'done',
        closed: -660,
      },
      { title: 'Monter le mur de démonstration', owner: 'yann', due: -630, state: 'done', closed: -622 },
    ],
    commitments: [
      {
        side: 'ours',
        text: 'Matériel de démonstration prêté pendant un an',
        due: -311,
        state: 'kept',
        closed: -311,
      },
    ],
  },
  {
    day: -585,
    minute: 630,
    duration: 30,
    kind: 'call',
    title: 'Appel : lycée Louise-Abgrall',
    agenda: [['Lycée Louise-Abgrall : délai du premier lot', 20]],
    people: ['yann'],
    notes:
      'Appel de M. Le Dréau, sur le chantier. 64 portes au lycée Louise-Abgrall, pose pendant la fermeture de l’établissement : **le premier lot doit arriver quinze jours avant**. Distrivelle annonce trois semaines, ce qui ne passe pas.',
    decisions: [['Premier lot expédié directement de notre dépôt, facturé par Distrivelle.']],
    actions: [
      {
        title: 'Faire partir le premier lot de notre dépôt',
        owner: 'Camille Roussel',
        due: -580,
        state: 'done',
        closed: -582,
      },
    ],
  },
  {
    day: -497,
    minute: 540,
    duration: 105,
    kind: 'visit',
    title: 'Formation Balise Accès et prise de références',
    agenda: [
      ['Formation de deux techniciens', 60],
      ['Lycée Louise-Abgrall : bilan du chantier', 20],
      ['Témoignage client', 15],
    ],
    people: ['yann', 'maelle'],
    colleagues: ['Inès Benkacem'],
    notes:
      'Deux techniciens formés dans l’atelier, quiz réussi (17 et 15 sur 20).\n\nLe chantier du lycée s’est terminé trois jours avant la date prévue. Le proviseur accepte le principe d’un **témoignage** ; Mme Corvaisier s’en occupe. Petite ombre : huit badges livrés avec un mauvais marquage, remplacés sous 48 heures.',
    decisions: [['Témoignage du lycée Louise-Abgrall publié au trimestre suivant.']],
    actions: [
      {
        title: 'Rédiger une trame de témoignage',
        owner: 'Camille Roussel',
        due: -480,
        state: 'done',
        closed: -484,
      },
      {
        title: 'Obtenir l’accord écrit du lycée',
        owner: 'maelle',
        due: -440,
        state: 'dropped',
        closed: -330,
      },
    ],
    commitments: [
      {
        side: 'theirs',
        text: 'Témoignage du lycée Louise-Abgrall au trimestre suivant',
        due: -400,
        state: 'broken',
        closed: -330,
        details: 'Le proviseur a changé d’établissement ; à relancer auprès de son successeur.',
      },
      { side: 'ours', text: 'Deux techniciens formés sans frais', due: -490, state: 'kept', closed: -497 },
    ],
  },
  {
    day: -405,
    minute: 840,
    duration: 105,
    kind: 'quarterlyReview',
    title: 'Revue annuelle',
    agenda: [
      ['Résultats et prime de volume', 30],
      ['Conditions de paiement', 20],
      ['Trois priorités pour l’année à venir', 30],
    ],
    people: ['maelle', 'sandrine', 'patrick'],
    colleagues: ['Hélène Marchetti'],
    notes:
      '## Résultats\n171 000 € d’achats sur l’année, soit 95 % de l’objectif. Le contrôle d’accès dépasse le câblage pour la première fois.\n\n## Conditions\nM. Lozachmeur demande 60 jours au lieu de 45. Refus expliqué par Hélène ; en contrepartie, escompte de 1 % pour paiement à dix jours.\n\n## Priorités\n1. Les bailleurs sociaux\n2. Quatre techniciens certifiés\n3. Une campagne commune dans l’année',
    internalNotes:
      'M. Lozachmeur est braqué sur les délais de paiement et pèse plus qu’il n’y paraît. Le revoir seul, hors négociation.',
    decisions: [
      ['Escompte de 1 % pour tout règlement à dix jours.'],
      ['Objectif de l’année : 195 000 €, dont 85 000 € en contrôle d’accès.'],
      ['Prime de volume versée malgré les 5 % manquants.', 'internal'],
    ],
    actions: [
      {
        title: 'Mettre l’escompte en place chez Distrivelle',
        owner: 'Camille Roussel',
        due: -385,
        state: 'done',
        closed: -388,
      },
      {
        title: 'Confirmer le budget de la campagne',
        owner: 'maelle',
        due: -370,
        state: 'done',
        closed: -365,
      },
    ],
    commitments: [
      {
        side: 'ours',
        text: 'Escompte de 1 % pour paiement à dix jours, dès le mois suivant',
        due: -375,
        state: 'kept',
        closed: -388,
      },
    ],
  },
  {
    day: -322,
    minute: 570,
    duration: 75,
    kind: 'visit',
    title: 'Campagne « halls connectés »',
    agenda: [
      ['Cible et message', 25],
      ['Budget et calendrier', 25],
      ['Relances', 15],
    ],
    people: ['gaelle', 'maelle'],
    notes:
      'Mme Rivoallan a préparé un fichier de 140 syndics et bailleurs. Deux envois, puis relance téléphonique par l’équipe commerciale.\n\n- **Budget** : 6 400 €, à parts égales\n- **Message** : « le hall sans clé », cas du lycée en appui si le témoignage arrive\n- **Mesure** : rendez-vous obtenus, pas ouvertures de courriel',
    decisions: [['Campagne « halls connectés » : 6 400 €, partagés à parts égales.']],
    actions: [
      {
        title: 'Fournir les textes et visuels « halls connectés »',
        owner: 'Camille Roussel',
        due: -305,
        state: 'done',
        closed: -307,
      },
      { title: 'Relancer les 140 destinataires', owner: 'gaelle', due: -260, state: 'done', closed: -251 },
    ],
    commitments: [
      {
        side: 'ours',
        text: 'Moitié du budget de la campagne « halls connectés » (3 200 €)',
        due: -270,
        state: 'kept',
        closed: -274,
      },
      {
        side: 'theirs',
        text: 'Relance de tous les destinataires sous trois semaines',
        due: -260,
        state: 'kept',
        closed: -251,
      },
    ],
  },
  {
    day: -241,
    minute: 840,
    duration: 75,
    kind: 'visit',
    title: 'Retour sur l’appel d’offres perdu',
    agenda: [
      ['Appel d’offres du collège Paul-Estradier', 30],
      ['Face à Norvane', 20],
      ['Retombées de la campagne', 15],
    ],
    people: ['yann', 'sandrine'],
    notes:
      'Collège Paul-Estradier perdu face à Norvane, 9 % moins cher, maintenance de cinq ans comprise. Notre note technique était la meilleure.\n\n**Leçon** : chiffrer la maintenance dès la première offre.\n\nCampagne : 11 rendez-vous obtenus, dont l’office de l’habitat du Pays de Brévanne (48 halls à équiper).',
    internalNotes:
      'Mme Quémerais a un devis Norvane sur son bureau, tourné vers moi. À prendre comme un rappel amical.',
    decisions: [
      ['Maintenance sur cinq ans chiffrée dans toutes les réponses publiques.'],
      ['Pas d’alignement sur Norvane en dessous de 8 % de remise.', 'internal'],
    ],
    actions: [
      {
        title: 'Préparer l’argumentaire maintenance face à Norvane',
        owner: 'Thomas Arzel',
        due: -220,
        state: 'done',
        closed: -224,
      },
      {
        title: 'Demander le rapport d’analyse des offres',
        owner: 'sandrine',
        due: -225,
        state: 'done',
        closed: -218,
      },
    ],
  },
  {
    day: -157,
    minute: 570,
    duration: 105,
    kind: 'quarterlyReview',
    title: 'Revue de mi-parcours',
    agenda: [
      ['Chiffres à mi-parcours', 25],
      ['Certifications', 20],
      ['Habitat Brévanne', 30],
    ],
    people: ['maelle', 'yann', 'sandrine'],
    notes:
      'Chiffre en avance de 6 % sur l’objectif. Ce qui manque pour le niveau platine : **deux certifications et 18 000 €**.\n\nHabitat Brévanne : l’office lancera sa consultation sous six mois ; 48 halls, deux lots. M. Le Dréau a déjà visité trois halls et propose Balise Accès Mobile.',
    decisions: [
      ['Affaire Habitat Brévanne enregistrée au nom d’Armor Réseaux.'],
      ['Deux certifications supplémentaires sous six mois.'],
    ],
    actions: [
      {
        title: 'Enregistrer l’affaire Habitat Brévanne',
        owner: 'yann',
        due: -145,
        state: 'done',
        closed: -150,
      },
      {
        title: 'Réserver deux places en session de certification',
        owner: 'Camille Roussel',
        due: -130,
        state: 'done',
        closed: -133,
      },
    ],
    commitments: [
      {
        side: 'ours',
        text: 'Protection de l’affaire Habitat Brévanne pendant douze mois',
        due: 208,
        state: 'open',
      },
    ],
  },
  {
    day: -94,
    minute: 630,
    duration: 45,
    kind: 'video',
    title: 'Arrivée de Hugo Berthevin et stock',
    agenda: [
      ['Nouveau technicien', 15],
      ['Ruptures sur Balise Accès', 20],
    ],
    people: ['yann', 'hugo'],
    notes:
      'M. Le Dréau présente Hugo Berthevin, qui vient de la vidéosurveillance et apprend vite. À certifier sur Balise Accès.\n\nDeux ruptures le mois dernier chez Distrivelle : un chantier a glissé d’une semaine. Un **stock minimum** serait bienvenu.',
    decisions: [['Hugo Berthevin inscrit à la prochaine session Balise Accès.']],
    actions: [
      {
        title: 'Étudier un stock minimum avec Distrivelle',
        owner: 'Camille Roussel',
        due: -70,
        state: 'done',
        closed: -66,
      },
    ],
    commitments: [{ side: 'theirs', text: 'Hugo Berthevin certifié Balise Accès', due: 34, state: 'open' }],
  },
  storyLatest,
];
