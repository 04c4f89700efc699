import type { Translated } from '../translated';
import type { shortcuts as en } from '../en/shortcuts';

export const shortcuts: Translated<typeof en> = {
  title: 'Raccourcis clavier',
  newOne: 'Créer, dans la rubrique en cours',
  task: 'Faire d’une ligne une action, dans les notes',
  decision: 'Faire d’une ligne une décision, dans les notes',
  list: 'Se déplacer dans une liste, ouvrir',
  close: 'Fermer ce qui est au-dessus',
  help: 'Cette liste',
};
