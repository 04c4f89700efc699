import type { Translated } from '../translated';
import type { editor as en } from '../en/editor';

export const editor: Translated<typeof en> = {
  tools: 'Outils de texte',
  bold: 'Gras',
  italic: 'Italique',
  heading: 'Titre',
  list: 'Liste',
  numbers: 'Liste numérotée',
  action: 'Action',
  decision: 'Décision',
  box: 'Fait : {{text}}',
};
