import type { Translated } from '../translated';
import type { frame as en } from '../en/frame';

export const frame: Translated<typeof en> = {
  today: 'Aujourd’hui',
  partners: 'Partenaires',
  meetings: 'Rendez-vous',
  trash: 'Corbeille',
  sync: 'Synchronisation',
  settings: 'Réglages',
  places: 'Rubriques',
  collapse: 'N’afficher que les icônes',
  expand: 'Afficher les noms',
  searchHint: 'Trouver ou agir',
  skipToContent: 'Aller au contenu',
  notFound: 'Il n’y a rien à cette adresse',
  notFoundHint: 'L’élément est peut-être dans la corbeille.',
  goToday: 'Aller à Aujourd’hui',
  readOnlyTitle: 'Cet ordinateur ne peut rien garder de nouveau pour l’instant',
  readOnlyDiskFull:
    'Le disque est plein. Tout ce qui était enregistré est en sécurité : libérez de la place, puis réessayez.',
  readOnlyNotWritable:
    'Le journal de sécurité ne peut pas être écrit. Tout ce qui était enregistré est en sécurité : vérifiez les droits du dossier, puis réessayez.',
  restoredTitle: 'Votre travail a été retrouvé',
  restored_one: '{{count}} modification absente de la base a été reprise du journal.',
  restored_many: '{{count}} de modifications absentes de la base ont été reprises du journal.',
  restored_other: '{{count}} modifications absentes de la base ont été reprises du journal.',
  databaseLost: 'La base a été trouvée vide.',
  reopened: 'Les fichiers de la base n’étaient plus lisibles ; le bureau a été rouvert.',
  journalDamaged: 'La fin du journal était illisible ; ces {{bytes}} octets ont été mis de côté.',
  crashTitle: 'Cette page a échoué',
  crashKept: 'Ce que vous aviez enregistré est en sécurité. Le reste de l’application continue.',
  openFailedTitle: 'Le bureau ne peut pas s’ouvrir',
  openFailedNewer:
    'Cette base a été écrite par une version plus récente d’Escale. Elle est restée intacte : installez cette version pour continuer.',
  openFailedFull:
    'Le disque est plein et la base ne peut pas s’ouvrir. Rien n’a été modifié. Libérez de la place et réessayez.',
  openFailedDamaged:
    'La base est illisible. Elle est restée en l’état, et le journal de votre travail non envoyé est intact. Réessayez ; si cela persiste, transmettez les détails à votre service informatique.',
  openFailedJournal:
    'Le journal de sécurité est illisible : votre travail ne peut pas être comparé à ce qu’il contient. Rien n’a été modifié. Vérifiez les droits de son dossier, puis réessayez.',
  saveFailedInvalid: 'Non enregistré : {{field}} – {{message}}',
  saveFailedOutdated: 'Non enregistré : l’élément a été modifié entre-temps. Votre saisie est toujours là.',
  saveFailedFull:
    'Non enregistré : le disque est plein. Votre saisie est toujours là ; libérez de la place et réessayez.',
  saveFailedDatabase: 'Non enregistré : la base a refusé. Votre saisie est toujours là.',
  saveFailedReadOnly: 'Non enregistré : cet ordinateur ne peut rien garder de nouveau pour l’instant.',
  saveUnjournaled: 'Enregistré, mais sans copie de sécurité : le journal ne peut pas être écrit.',
};
