import type { Translated } from '../translated';
import type { attachments as en } from '../en/attachments';

export const attachments: Translated<typeof en> = {
  title: 'Fichiers',
  add: 'Ajouter des fichiers…',
  hint: 'Déposez-les n’importe où sur cette page, ou collez une image.',
  dropHere: 'Relâchez pour joindre',
  none: 'Aucun fichier pour l’instant',
  noneHint:
    'Photos du rayon, accord signé, plan du stand : gardés sur cet ordinateur et envoyés après les notes.',
  noneShort: 'Aucun fichier. Déposez-en ici, ou collez une image.',
  added_one: '« {{name}} » est joint, à usage interne',
  added_many: '{{count}} de fichiers sont joints, à usage interne',
  added_other: '{{count}} fichiers sont joints, à usage interne',
  removed: '« {{name}} » est dans la corbeille',
  open: 'Ouvrir',
  saveCopy: 'Enregistrer une copie…',
  edit: 'Nom et légende…',
  moreOf: 'Autres actions sur « {{name}} »',
  taken: 'pris le {{day}}',
  atMeeting: 'lors de « {{title}} »',
  ofPerson: 'sur {{name}}',
  internal: 'Interne',
  isInternal: 'Interne : ne figure pas dans le compte rendu du partenaire',
  makeShared: 'Partager : le citer dans le compte rendu du partenaire',
  makeInternal: 'Garder en interne',
  state: {
    here: 'Sur cet ordinateur',
    kept: 'Sur cet ordinateur et sur le serveur',
    waiting: 'Sur cet ordinateur, en attente d’envoi',
    sending: 'Envoi en cours, {{percent}} %',
    fetching: 'Réception en cours, {{percent}} %',
    elsewhere: 'Sur le serveur, pas sur cet ordinateur',
    tooLarge: 'Sur cet ordinateur seulement : trop volumineux pour le serveur',
    noRoom: 'Sur cet ordinateur seulement : l’espace de votre société pour les fichiers est plein',
    notTaken: 'Sur cet ordinateur seulement : le serveur n’accepte pas vos fichiers',
  },
  refused: {
    tooLarge_one: '{{count}} fichier reste ici : il est trop volumineux pour le serveur, {{size}}',
    tooLarge_many: '{{count}} de fichiers restent ici : ils sont trop volumineux pour le serveur, {{size}}',
    tooLarge_other: '{{count}} fichiers restent ici : ils sont trop volumineux pour le serveur, {{size}}',
    noRoom_one:
      '{{count}} fichier reste ici : l’espace de votre société pour les fichiers est plein, {{size}}',
    noRoom_many:
      '{{count}} de fichiers restent ici : l’espace de votre société pour les fichiers est plein, {{size}}',
    noRoom_other:
      '{{count}} fichiers restent ici : l’espace de votre société pour les fichiers est plein, {{size}}',
    notTaken_one: '{{count}} fichier reste ici : le serveur ne l’accepte pas, {{size}}',
    notTaken_many: '{{count}} de fichiers restent ici : le serveur ne les accepte pas, {{size}}',
    notTaken_other: '{{count}} fichiers restent ici : le serveur ne les accepte pas, {{size}}',
  },
  fetch: 'Récupérer',
  fetchOne: 'Récupérer « {{name}} »',
  allAcross: 'Chaque fichier est à sa place.',
  waitingUp_one: '{{count}} fichier attend d’être envoyé, {{size}}',
  waitingUp_many: '{{count}} de fichiers attendent d’être envoyés, {{size}}',
  waitingUp_other: '{{count}} fichiers attendent d’être envoyés, {{size}}',
  waitingDown_one: '{{count}} fichier reste à recevoir, {{size}}',
  waitingDown_many: '{{count}} de fichiers restent à recevoir, {{size}}',
  waitingDown_other: '{{count}} fichiers restent à recevoir, {{size}}',
  copySaved: 'Enregistré sous {{path}}',
  copyFailed: 'La copie n’a pas pu être enregistrée. Le fichier lui-même est intact.',
  copyFailedSpace:
    'Le disque est plein : la copie n’a pas pu être enregistrée. Le fichier lui-même est intact.',
  refusedKind:
    'Escale n’ouvre pas ce type de fichier, qui pourrait s’exécuter comme un programme. Enregistrez une copie si vous lui faites confiance.',
  refusedAbsent: '« {{name}} » n’est pas sur cet ordinateur.',
  openFailed:
    'Aucun programme de cet ordinateur n’a ouvert « {{name}} ». Enregistrez une copie et ouvrez-la vous-même.',
  notTaken: 'Rien n’a été joint. Enregistrez dans un fichier ce que vous avez collé, puis choisissez-le ici.',
  failed: {
    noSpace: '« {{name}} » n’a pas été joint : le disque est plein.',
    empty: '« {{name}} » n’a pas été joint : il est vide.',
    tooLarge: '« {{name}} » n’a pas été joint : il est trop volumineux.',
    folder: '« {{name}} » est un dossier. Joignez les fichiers qu’il contient.',
    unreadable: '« {{name}} » n’a pas été joint : il n’a pas pu être lu.',
  },
};
