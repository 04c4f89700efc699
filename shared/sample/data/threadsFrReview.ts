import type { Thread } from './thread';

/** More of what a quarterly review goes through, in French. */
export const threadsFrReview: readonly Thread[] = [
  {
    label: 'Affaires',
    phases: ['review'],
    title: 'Revue trimestrielle {quarter}',
    agenda: 'Affaires en cours et prévision',
    notes:
      '[Portefeuille d’affaires|Affaires en cours] : {amount} au total, dont [un tiers|près de la moitié] à plus de 50 %. L’affaire pour {client} [pèse le plus lourd|reste la plus avancée|devrait se décider en {month}]. [{who} s’engage sur la moitié du montant.|Prévision prudente {de who}, à juste titre.]',
    decision: 'Prévision commune revue le premier lundi de chaque mois.',
    ours: 'Mettre à jour la prévision avec les chiffres de la revue',
    theirs: 'Revoir les probabilités des affaires en cours',
    pledge: 'Commande pour {client} avant fin {month}',
    internal: 'Retenir {few} affaires sur l’ensemble ; le reste relève du vœu.',
  },
  {
    label: 'Formation',
    phases: ['review'],
    title: 'Revue trimestrielle {quarter}',
    agenda: 'Bilan des formations',
    notes:
      '**Formation.** {Small} personnes formées sur le trimestre, [une seule absence|deux certifications obtenues|quiz réussi par tous sauf un]. [Les appels au support ont nettement baissé depuis.|{who} voit la différence sur les temps de pose.] Prochain besoin : {product}.',
    decision: 'Une session {product} au trimestre prochain.',
    ours: 'Réserver une session {product}',
    theirs: 'Désigner les participants à la session {product}',
    promise: 'Session {product} au trimestre prochain, dans leurs locaux',
  },
  {
    label: 'Satisfaction',
    phases: ['review'],
    title: 'Revue trimestrielle {quarter}',
    agenda: 'Ce qui va, ce qui ne va pas',
    notes:
      '**Ce qui va :** [la disponibilité de l’avant-vente|la qualité du matériel|les délais, revenus à la normale].\n\n**Ce qui ne va pas :** [les factures en double|le portail, jugé lent|les changements de référence sans préavis|le délai de réponse du support]. [{who} donne 8 sur 10.|Note donnée par {who} : 7 sur 10, un point de mieux.]',
    ours: 'Répondre sur les points à améliorer',
    promise: 'Réponse écrite sur les points à améliorer avant le {date}',
    internal: 'Remarques justes. À porter au comité mensuel.',
  },
  {
    label: 'Co-marketing',
    phases: ['review'],
    title: 'Revue trimestrielle {quarter}',
    agenda: 'Budget co-marketing et retombées',
    notes:
      'Budget co-marketing : {fee} engagés, [{small} rendez-vous obtenus|retombées encore difficiles à mesurer]. [{who} propose de remplacer l’envoi de courriels par un petit déjeuner client.|La journée portes ouvertes reste ce qui marche le mieux.] Solde à engager avant fin {month}.',
    decision: 'Solde du budget affecté à un petit déjeuner client en {month}.',
    internalDecision: 'Pas de rallonge de budget sans retombées chiffrées.',
    theirs: 'Envoyer les justificatifs de la dernière campagne',
    ours: 'Valider le budget du petit déjeuner client',
    pledge: 'Justificatifs de campagne transmis avant le {date}',
  },
  {
    label: 'Organisation',
    phases: ['review'],
    title: 'Revue trimestrielle {quarter}',
    agenda: 'Organisation et couverture du secteur',
    notes:
      '[Une embauche est prévue en {month}|Une seconde équipe de pose démarre en {month}], ce qui [lève le principal frein|permettra de couvrir tout le secteur]. [{who} garde les grands comptes.|Répartition des comptes à revoir avec {who}.]',
    decision: 'Répartition des comptes revue avant le {date}.',
    theirs: 'Transmettre le nouvel organigramme',
    ours: 'Mettre à jour les contacts et leurs rôles',
    internal: 'La croissance repose sur deux personnes. Fragile.',
  },
  {
    label: 'Gamme',
    phases: ['review'],
    title: 'Revue trimestrielle {quarter}',
    agenda: 'Gamme et nouveautés',
    notes:
      '{product} [progresse de {pct} %|représente désormais un quart des achats] ; [Balise Console reste en retrait|les accessoires reculent]. [{who} attend la version à pile longue durée.|Demande appuyée pour un lecteur étroit, à poser sur huisserie.] [Feuille de route présentée, sans engagement de date.|]',
    ours: 'Envoyer la feuille de route produit',
    theirs: 'Chiffrer le besoin en lecteurs étroits',
    promise: 'Avant-première de la nouvelle gamme en {month}',
    internal: 'Ne pas laisser croire à une date : l’industrialisation a pris du retard.',
  },
];
