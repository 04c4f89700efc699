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
  here: 'Sur cet ordinateur',
  absent: 'Pas sur cet ordinateur',
  copySaved: 'Enregistré sous {{path}}',
  copyFailed: 'La copie n’a pas pu être enregistrée. Le fichier lui-même est intact.',
  copyFailedSpace:
    'Le disque est plein : la copie n’a pas pu être enregistrée. Le fichier lui-même est intact.',
  refusedKind:
    'Escale n’ouvre pas ce type de fichier, qui pourrait s’exécuter comme un programme. Enregistrez une copie si vous lui faites confiance.',
  refusedAbsent: '« {{name}} » n’est pas sur cet ordinateur.',
  openFailed:
    'Aucun programme de cet ordinateur n’a ouvert « {{name}} ». Enregistrez une copie et ouvrez-la vous-même.',
  failed: {
    noSpace: '« {{name}} » n’a pas été joint : le disque est plein.',
    empty: '« {{name}} » n’a pas été joint : il est vide.',
    tooLarge: '« {{name}} » n’a pas été joint : il est trop volumineux.',
    folder: '« {{name}} » est un dossier. Joignez les fichiers qu’il contient.',
    unreadable: '« {{name}} » n’a pas été joint : il n’a pas pu être lu.',
  },
};
