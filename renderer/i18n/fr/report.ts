import type { Translated } from '../translated';
import type { report as en } from '../en/report';

export const report: Translated<typeof en> = {
  audience: 'Pour qui',
  forPartner: 'Pour le partenaire',
  forFile: 'Pour le dossier',
  language: 'Langue du compte rendu',
  leavesOut: 'Sans les notes, décisions et actions internes.',
  holdsAll: 'Contient tout, et l’indique comme interne.',
  savePdf: 'Enregistrer en PDF',
  preview: 'Le compte rendu tel qu’il sera sur le papier',
  saved: 'Enregistré : {{path}}',
  show: 'Montrer dans le dossier',
  notSaved: 'Le PDF n’a pas été enregistré',
  failure: {
    noSpace:
      'Le disque est plein : {{path}}. Le rendez-vous est en sécurité ; libérez de la place ou choisissez un autre endroit.',
    noPermission:
      'Ce dossier ne peut pas être écrit : {{path}}. Le rendez-vous est en sécurité ; choisissez un autre endroit.',
    inUse: 'Un autre programme tient le fichier : {{path}}. Fermez-le là-bas, puis enregistrez à nouveau.',
    other: 'Impossible d’écrire : {{path}}. Le rendez-vous est en sécurité ; réessayez.',
  },
};
