import type { Translated } from '../translated';
import type { sync as en } from '../en/sync';

export const sync: Translated<typeof en> = {
  notConnected: 'Sur cet ordinateur seulement',
  notConnectedHint:
    'Aucun serveur d’entreprise n’est défini : tout reste sur cet ordinateur. Dès qu’il y en aura un, votre travail y partira tout seul.',
  connect: 'Régler la connexion',
  workOffline: 'Travailler hors ligne',
  needsToken: 'Reconnectez-vous',
  needsTokenTitle: 'Le serveur ne vous reconnaît plus',
  needsTokenAction: 'Se connecter',
  needsTokenHint:
    'La connexion ou le jeton a pris fin. Vos modifications restent ici et partiront dès que vous serez reconnecté, ou que vous aurez donné un nouveau jeton.',
  blocked: 'La synchronisation ne peut pas continuer',
  block: {
    forbidden:
      'Le serveur vous connaît, mais ne permet pas cela. Vos modifications restent ici ; voyez votre service informatique.',
    upgradeRequired:
      'Le serveur demande une version plus récente d’Escale. Vos modifications restent ici ; mettez l’application à jour.',
    otherTenant:
      'Vous êtes connecté pour une autre entreprise que celle de ce bureau. Rien n’a été envoyé ni reçu. Connectez-vous : le bon bureau s’ouvre, celui-ci est conservé.',
    otherPerson:
      'Vous êtes connecté sous un autre nom que le propriétaire de ce bureau. Rien n’a été envoyé ni reçu. Connectez-vous : le bon bureau s’ouvre, celui-ci est conservé.',
  },
  connecting: 'Connexion',
  pushing: 'Envoi de {{sent}} sur {{of}}',
  pulling: 'Réception, {{received}} jusqu’ici',
  pullingOf: 'Réception de {{received}} sur {{of}}',
  offline: 'Hors ligne, par choix',
  unreachable: 'Pas de connexion',
  waiting_one: '{{count}} modification en attente',
  waiting_many: '{{count}} de modifications en attente',
  waiting_other: '{{count}} modifications en attente',
  waitingSince_one: '{{count}} modification en attente depuis {{since}}',
  waitingSince_many: '{{count}} de modifications en attente depuis {{since}}',
  waitingSince_other: '{{count}} modifications en attente depuis {{since}}',
  needYou_one: '{{count}} vous attend',
  needYou_many: '{{count}} vous attendent',
  needYou_other: '{{count}} vous attendent',
  allSent: 'Tout est envoyé',
  allSentAt: 'Tout est envoyé, {{time}}',
  triesAgain: 'Nouvel essai à {{time}}.',
  fault: {
    unreachable: {
      title: 'Le serveur est injoignable',
      hint: 'Tout ce que vous écrivez est gardé ici et partira au retour de la connexion.',
    },
    garbled: {
      title: 'Autre chose répond à la place du serveur',
      hint: 'Peut-être la page d’accueil du réseau. Rien n’a été modifié ; ce que vous écrivez est gardé ici.',
    },
    unavailable: {
      title: 'Le serveur est occupé',
      hint: 'Rien n’a été modifié ; ce que vous écrivez est gardé ici.',
    },
    storage: {
      title: 'Le disque de l’ordinateur a refusé',
      hint: 'Il est peut-être plein. Ce qui arrivait n’a pas été pris ; rien n’est perdu.',
    },
    refused: {
      title: 'Le serveur refuse ce qu’on lui demande',
      hint: 'Rien n’a été modifié ; ce que vous écrivez est gardé ici. Prévenez votre service informatique si cela dure.',
    },
  },
  clockTitle: 'L’horloge de cet ordinateur est fausse',
  clockAhead:
    'Elle avance de {{minutes}} minutes sur celle du serveur. Votre travail n’en souffre pas, mais les heures affichées si.',
  clockBehind:
    'Elle retarde de {{minutes}} minutes sur celle du serveur. Votre travail n’en souffre pas, mais les heures affichées si.',
  askTitle_one: '{{count}} fiche a disparu du serveur',
  askTitle_many: '{{count}} de fiches ont disparu du serveur',
  askTitle_other: '{{count}} fiches ont disparu du serveur',
  askHint:
    'Le serveur n’a plus {{absent}} des {{of}} fiches de cet ordinateur. C’est peut-être voulu, ou une erreur là-bas. Rien n’a été enlevé ici.',
  askKeep: 'Les garder et les renvoyer',
  askRemove: 'Les enlever ici',
  receipt: 'Dernière synchronisation',
  noReceipt: 'Rien n’a encore été envoyé ni reçu.',
  sentCount_one: '{{count}} modification envoyée',
  sentCount_many: '{{count}} de modifications envoyées',
  sentCount_other: '{{count}} modifications envoyées',
  lostCount_one: '{{count}} perdue',
  lostCount_many: '{{count}} perdues',
  lostCount_other: '{{count}} perdues',
  at: '{{day}}, {{time}}',
  sent: 'Modifications envoyées',
  received: 'Fiches reçues',
  merged: 'Réunies avec celles des autres',
  lost: 'Perdues',
  needYouShort: 'Vous attendent',
  volume: 'Volume',
  outbox: 'À envoyer',
  outboxEmpty: 'Rien n’attend d’être envoyé.',
  effect: { create: 'Nouveau', write: 'Modifié', delete: 'Supprimé', restore: 'Rétabli' },
  quarantine: 'Refusé par le serveur',
  quarantineRetry: 'Renvoyer',
  refused: 'Refusé',
  conflicts: 'Modifié par deux personnes à la fois',
  before: 'Avant',
  standing: 'Dans la fiche',
  kept: 'Gardé à côté',
  keepStanding: 'Laisser tel quel',
  takeKept: 'Prendre la valeur gardée',
  settled: 'C’est réglé',
  deletion: {
    theirs:
      'La fiche a été supprimée ailleurs pendant qu’elle était modifiée ici. Elle reste dans la corbeille ; la modification est gardée.',
    mine: 'La fiche a été supprimée ici pendant qu’elle était modifiée ailleurs. Elle reste dans la corbeille ; la modification est gardée.',
  },
};
