import { installers, type Thread } from './thread';

/** Stock, prices, deliveries and money, in French. */
export const threadsFrTrade: readonly Thread[] = [
  {
    label: 'Stock',
    phases: ['run'],
    types: ['reseller', 'valueAddedReseller', 'franchisee', 'distributor', 'marketplace'],
    title: '[Stock et commandes|Point stock {product}]',
    agenda: 'Niveau de stock {product}',
    notes:
      '[Stock tampon épuisé sur {product}|Plus que {small} pièces en stock sur {product}] : [deux chantiers ont glissé d’une semaine en {prevMonth}|un client a dû patienter dix jours en {prevMonth}]. [{who} souhaite remonter le seuil d’alerte à {n} pièces.|On remonte le seuil d’alerte à {n} pièces et on le revoit dans trois mois.]',
    decision: 'Seuil d’alerte {product} porté à {n} pièces.',
    ours: 'Avancer la livraison de {n} {product}',
    theirs: 'Passer la commande de réassort {product} ({n} pièces)',
    promise: 'Livrer {n} {product} avant le {date}',
    internal:
      'Ils commandent au dernier moment ; leur prévision ne vaut pas grand-chose au-delà de trois semaines.',
  },
  {
    label: 'Stock dormant',
    phases: ['run'],
    types: ['reseller', 'valueAddedReseller', 'distributor', 'franchisee'],
    title: 'Reprise du stock dormant',
    agenda: 'Stock dormant ancienne gamme',
    notes:
      'Il reste {n} lecteurs de l’ancienne gamme sur les étagères, soit environ {fee}. [Reprise possible|Nous acceptons une reprise] à 60 % si le réassort se fait en {product}. [{who} fait l’inventaire exact.|L’inventaire nous est envoyé avant le {date}.]',
    decision: 'Reprise de l’ancienne gamme à 60 %, contre réassort en {product}.',
    ours: 'Établir l’avoir pour la reprise de l’ancienne gamme',
    theirs: 'Envoyer l’inventaire des lecteurs de l’ancienne gamme',
    pledge: 'Inventaire de l’ancienne gamme envoyé avant le {date}',
  },
  {
    label: 'Tarifs',
    phases: ['run', 'risk'],
    title: '[Nouveaux tarifs|Tarifs {de month}]',
    agenda: 'Hausse tarifaire et affaires en cours',
    notes:
      'La hausse de {few} % sur {product} passe mal : [{rival} n’a pas bougé ses prix|les devis en cours ont été chiffrés à l’ancien tarif]. [{who} demande le maintien de l’ancien tarif sur les affaires déjà chiffrées.|Demande claire : garder l’ancien tarif sur les devis signés avant fin {month}.] [Accord de principe pour les devis de moins de trente jours.|Entendu pour les devis de moins d’un mois, au cas par cas au-delà.|C’est possible pour les devis récents ; pour le reste, à voir affaire par affaire.]',
    decision: 'Ancien tarif maintenu jusqu’au {date} pour les devis déjà remis.',
    ours: 'Confirmer par écrit le maintien de l’ancien tarif jusqu’au {date}',
    theirs: 'Envoyer la liste des devis en cours à l’ancien tarif',
    promise: 'Ancien tarif garanti par écrit sur les devis en cours',
    internal:
      'La hausse sert aussi de prétexte : leur marge sur nos produits reste la meilleure de leur gamme.',
  },
  {
    label: 'Marge',
    phases: ['run', 'risk'],
    types: installers,
    title: 'Marge et conditions',
    agenda: 'Marge sur {product}',
    notes:
      '[{who} sort ses chiffres :|Chiffres en main :] {pct} % de marge nette sur {product}, contre près du double sur les prestations. [L’idée fait son chemin : vendre la mise en service au forfait.|Vendre la mise en service et la maintenance au forfait remonterait l’ensemble.|Plutôt qu’une remise, nous proposons un forfait de mise en service.]',
    decision: 'Essai du forfait de mise en service sur les trois prochaines affaires.',
    internalDecision: 'Pas de remise supplémentaire avant la revue trimestrielle.',
    ours: 'Envoyer le modèle de forfait « mise en service »',
    theirs: 'Chiffrer le forfait de mise en service sur une affaire type',
    internal:
      'Demande de remise à peine voilée. Ne rien lâcher sur la ligne, jouer sur la prime de fin d’année.',
  },
  {
    label: 'Livraisons',
    phases: ['run'],
    types: installers,
    title: 'Délais de livraison',
    agenda: 'Délais et livraisons sur chantier',
    notes:
      '[Deux livraisons incomplètes en {prevMonth}, dont une pour {client}|Une livraison, destinée {à client}, arrivée incomplète en {prevMonth}]. [{who} reste courtois mais attend mieux.|Le ton reste bon, mais il ne faudrait pas que cela se reproduise.|Une équipe a perdu une demi-journée.] À l’avenir, livraison directe sur chantier quand la commande dépasse {n} pièces.',
    decision: 'Livraison directe sur chantier au-delà de {n} pièces.',
    ours: 'Faire le point avec la logistique sur les livraisons incomplètes',
    promise: 'Une personne dédiée à la logistique, joignable directement',
    internal: 'Ils ont raison sur le fond : le transporteur a livré la mauvaise adresse deux fois.',
  },
  {
    label: 'Règlements',
    phases: ['run', 'risk'],
    types: ['reseller', 'valueAddedReseller', 'systemIntegrator', 'franchisee', 'managedServiceProvider'],
    title: 'Échéances et encours',
    agenda: 'Factures échues et encours',
    notes:
      '{small} factures échues pour un total de {gap}. [Retard dû à un changement de logiciel de gestion, selon {who}.|Explication donnée : un gros client public paie à soixante-dix jours.|Un oubli, reconnu sans difficulté.] [Règlement promis avant le {date}.|Un échéancier en deux fois est proposé.|La moitié part cette semaine.]',
    decision: 'Factures échues réglées avant le {date} ; encours maintenu d’ici là.',
    theirs: 'Régler les {small} factures échues',
    pledge: 'Règlement des factures échues ({gap}) avant le {date}',
    internal:
      '**À surveiller.** Deuxième retard de l’année ; prévenir le service crédit si rien n’arrive avant le {date}.',
  },
  {
    label: 'Prime de volume',
    phases: ['run'],
    types: installers,
    title: 'Prime de volume : où en est-on ?',
    agenda: 'Avancement vers la prime de volume',
    notes:
      'Il manque {gap} pour déclencher la prime de volume. [{who} pense y arriver grâce au projet {de client}.|Le projet {de client} suffirait à passer le seuil s’il est commandé avant fin {month}.]',
    ours: 'Envoyer le décompte de la prime de volume à fin {prevMonth}',
    theirs: 'Placer la commande {de client} avant fin {month}',
    internal: 'Tout près du seuil : une commande anticipée se négocierait sans peine.',
  },
  {
    label: 'Distributeur',
    phases: ['run', 'risk'],
    needsSupplier: true,
    title: 'Approvisionnement chez {supplier}',
    agenda: 'Relation avec {supplier}',
    notes:
      'Relation avec {supplier} : [correcte sur les délais, moins bonne sur le conseil|bonne dans l’ensemble, sauf sur les pièces détachées]. [{who} regrette de ne plus avoir d’interlocuteur attitré.|Le nouvel interlocuteur ne connaît pas encore la gamme.] [Nous organisons un point à trois.|Un point à trois s’impose.|Nous proposons d’en parler à trois.]',
    decision: 'Point à trois avec {supplier} avant le {date}.',
    ours: 'Caler un point à trois avec {supplier}',
    theirs: 'Lister les commandes en attente chez {supplier}',
    promise: 'Obtenir un interlocuteur attitré chez {supplier}',
    internal:
      '{supplier} pousse sa propre marque sur les petits chantiers. En parler à la prochaine revue avec eux.',
  },
  {
    label: 'Sorties de stock',
    phases: ['run'],
    types: ['distributor'],
    title: 'Rotation et référencement',
    agenda: 'Rotation par référence',
    notes:
      'Rotation passée en revue référence par référence :\n- {product} : {pct} rotations par an, [en hausse|stable] ;\n- Balise Console : démarrage lent, les agences ne la proposent pas d’elles-mêmes ;\n- accessoires : {n} références sans mouvement depuis six mois.\n\n{who} veut bien garder le stock central si nous animons les agences.',
    decision: 'Tournée des agences en {month}, un produit par agence.',
    internalDecision: 'Accorder deux points de remise arrière si le plan d’animation est tenu.',
    ours: 'Proposer le calendrier d’animation des agences',
    theirs: 'Transmettre les sorties de stock mensuelles par agence',
    promise: 'Animer chaque agence au moins une fois avant fin {month}',
    pledge: 'Sorties de stock transmises le 5 de chaque mois',
    internal: 'Sans animation de notre part, ils nous remplaceront par leur marque propre d’ici un an.',
  },
  {
    label: 'Fiches produit',
    phases: ['run'],
    types: ['marketplace'],
    title: 'Fiches produit et visibilité',
    agenda: 'Fiches produit et avis clients',
    notes:
      'Les fiches {product} sont incomplètes : pas de schéma, pas de notice. [Taux de retour de {few} %, surtout des erreurs de référence.|Les retours viennent presque tous d’erreurs de référence.] {who} met en avant la gamme en page d’accueil si les visuels arrivent à temps.',
    decision: 'Mise en avant de la gamme pendant deux semaines en {month}.',
    ours: 'Fournir visuels et notices pour les fiches {product}',
    theirs: 'Corriger les références des fiches {product}',
    promise: 'Visuels et notices livrés avant le {date}',
    internal: 'Prix affichés très bas sur certains lots : deux revendeurs s’en sont plaints.',
  },
  {
    label: 'Commissions',
    phases: ['run'],
    types: ['agent', 'directSalesRep'],
    title: 'Commissions et affaires en cours',
    agenda: 'Décompte des commissions',
    notes:
      'Décompte de commissions vérifié ensemble : [une affaire oubliée pour {client}|l’affaire {de client} avait été saisie deux fois]. [{who} demande un relevé mensuel.|Désormais, un relevé part le 10 de chaque mois.] {small} affaires en cours, pour un total d’environ {amount}.',
    decision: 'Relevé de commissions envoyé le 10 de chaque mois.',
    ours: 'Corriger le décompte pour l’affaire {de client}',
    theirs: 'Mettre à jour les probabilités des affaires en cours',
    promise: 'Commission sur l’affaire {de client} versée avant le {date}',
    internal: 'Bon apporteur d’affaires, mais dépend de deux prescripteurs seulement.',
  },
];
