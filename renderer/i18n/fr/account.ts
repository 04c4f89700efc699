import type { account as en } from '../en/account';
import type { Translated } from '../translated';

export const account: Translated<typeof en> = {
  title: 'Votre compte',
  hint: 'Votre service informatique vous donne l’adresse. Rien n’est envoyé ailleurs.',
  address: 'Adresse du serveur',
  addressPlaceholder: 'https://escale.societe.example',
  signIn: 'Se connecter avec l’entreprise',
  useToken: 'Utiliser plutôt un jeton',
  token: 'Jeton',
  tokenPlaceholder: 'Collez le jeton ici',
  tokenHint:
    'Un jeton d’accès personnel, fourni par votre service informatique là où la connexion n’est pas encore en place.',
  connect: 'Se connecter',
  connected: 'Connecté. La première synchronisation est en cours.',
  entered: 'Vous êtes connecté.',
  lookingUp: 'Le serveur indique comment se connecter',
  waitingTitle: 'Poursuivez dans votre navigateur',
  waitingText:
    'La page de connexion de votre entreprise s’y est ouverte. Une fois la connexion faite, Escale revient au premier plan.',
  copyAddress: 'Copier l’adresse',
  addressCopied: 'L’adresse est copiée : collez-la dans un navigateur de cet ordinateur.',
  who: '{{person}}, {{company}}',
  nobody: 'Personne n’est connecté : tout reste sur cet ordinateur.',
  at: 'Sur {{endpoint}}',
  signedIn: 'Connecté avec l’entreprise.',
  byToken: 'Connecté par un jeton.',
  ended: 'Déconnecté par l’entreprise.',
  refused: 'Le serveur ne l’accepte plus : reconnectez-vous ou donnez un nouveau jeton.',
  out: 'Non connecté : ce que vous écrivez attend sur cet ordinateur.',
  protected: 'Ce qui vous garde connecté est chiffré par le système.',
  forThisRun:
    'Il faudra vous reconnecter au prochain démarrage : ce système n’a pas de trousseau pour le protéger.',
  endedTitle: 'Reconnectez-vous',
  endedText:
    'Votre entreprise ne renouvelle plus cette connexion. Continuez à travailler : tout est conservé ici et partira dès que vous serez reconnecté.',
  change: 'Une autre personne, ou une autre adresse',
  changeHint:
    'Une autre personne a son propre bureau. Le vôtre se ferme et reste tel quel sur cet ordinateur.',
  signOut: 'Se déconnecter',
  signOutTitle: 'Se déconnecter de cet ordinateur',
  signOutNothing: 'Tout est envoyé.',
  signOutWaiting_one:
    '{{count, number}} modification n’est pas encore envoyée. Elle reste sur cet ordinateur et partira quand vous vous reconnecterez.',
  signOutWaiting_many:
    '{{count, number}} de modifications ne sont pas encore envoyées. Elles restent sur cet ordinateur et partiront quand vous vous reconnecterez.',
  signOutWaiting_other:
    '{{count, number}} modifications ne sont pas encore envoyées. Elles restent sur cet ordinateur et partiront quand vous vous reconnecterez.',
  signOutDoor: 'Votre bureau se ferme. Pour le rouvrir, il faut se connecter, et donc avoir du réseau.',
  removeToken: 'Retirer le jeton',
  tokenRemoved: 'Le jeton a été retiré. Votre travail reste sur cet ordinateur.',
  otherTitle: 'Vous vous êtes connecté en tant que {{person}}, {{company}}',
  otherText:
    'Ce bureau est celui de {{owner}}. Il se ferme et reste tel quel sur cet ordinateur ; {{person}} a son propre bureau.',
  otherWaiting_one:
    '{{count, number}} modification n’y est pas encore envoyée. Elle est conservée et partira plus tard.',
  otherWaiting_many:
    '{{count, number}} de modifications n’y sont pas encore envoyées. Elles sont conservées et partiront plus tard.',
  otherWaiting_other:
    '{{count, number}} modifications n’y sont pas encore envoyées. Elles sont conservées et partiront plus tard.',
  openOther: 'Ouvrir le bureau de {{person}}',
  stay: 'Rester sur ce bureau',
  nothingChanged: 'Rien n’a été modifié, et tout ce que vous avez écrit est conservé.',
  failure: {
    unreachable: {
      title: 'Le serveur est injoignable',
      hint: 'Vérifiez l’adresse et le réseau, puis réessayez.',
    },
    providerUnreachable: {
      title: 'Le service de connexion de l’entreprise est injoignable',
      hint: 'Il n’est peut-être ouvert que sur le réseau de l’entreprise. Réessayez depuis là, ou plus tard.',
    },
    garbled: {
      title: 'Autre chose répond à la place du serveur',
      hint: 'Une page de connexion du réseau, peut-être, ou une faute dans l’adresse. Ouvrez une page dans votre navigateur, puis réessayez.',
    },
    notOffered: {
      title: 'Ce serveur ne propose pas la connexion',
      hint: 'Demandez un jeton à votre service informatique et utilisez-le ici.',
    },
    untrusted: {
      title: 'La connexion n’est pas configurée de façon sûre',
      hint: 'Le serveur et le service de connexion se contredisent. Transmettez les détails à votre service informatique.',
    },
    cancelled: { title: 'Connexion annulée', hint: 'Recommencez quand vous voulez.' },
    timeout: {
      title: 'Personne n’est revenu du navigateur',
      hint: 'La connexion a été abandonnée au bout de cinq minutes. Recommencez.',
    },
    denied: {
      title: 'La connexion a été refusée',
      hint: 'Elle a été annulée dans le navigateur, ou votre compte n’a pas accès à Escale. Si cela persiste, voyez votre service informatique.',
    },
    badAnswer: {
      title: 'La réponse ne correspond pas à cette connexion',
      hint: 'Recommencez. Si cela persiste, transmettez les détails à votre service informatique.',
    },
    clock: {
      title: 'L’horloge de cet ordinateur est fausse',
      hint: 'La connexion ne peut pas être vérifiée. Réglez la date et l’heure, puis réessayez.',
    },
    refused: {
      title: 'Le serveur ne vous laisse pas entrer',
      hint: 'La connexion ou le jeton vaut ailleurs, ou ne vaut plus. Demandez l’accès à votre service informatique.',
    },
    notKept: {
      title: 'La connexion n’a pas pu être conservée',
      hint: 'Le disque a refusé ; il est peut-être plein. Faites de la place, puis réessayez.',
    },
  },
  doorTitle: 'Vous êtes déconnecté',
  doorText:
    'Le bureau qui était ouvert est conservé sur cet ordinateur, avec tout ce qui reste à envoyer. Il se rouvre quand son propriétaire se connecte. Toute autre personne a son propre bureau.',
  grantOutlives:
    'L’entreprise n’a pas pu être avertie de la déconnexion. Elle y prendra fin d’elle-même ; si l’ordinateur change de mains, prévenez votre service informatique.',
};
