import type { Translated } from '../translated';
import type { history as en } from '../en/history';

export const history: Translated<typeof en> = {
  open: 'Historique',
  of: 'Historique de « {{title}} »',
  tellOf: 'Ce que montre l’historique',
  everything: 'Tout',
  none: 'Rien n’a été modifié depuis l’arrivée sur cet ordinateur.',
  older: 'Afficher les modifications plus anciennes',
  began: 'Les modifications antérieures datent d’avant l’arrivée de cette fiche sur cet ordinateur.',
  elsewhere: 'ailleurs',
  effect: {
    create: 'Ajouté',
    write: 'Modifié',
    delete: 'Mis à la corbeille',
    restore: 'Sorti de la corbeille',
  },
  added: 'ajouté',
  removed: 'retiré',
  changed: 'modifié',
  touched: 'modifié',
  reordered: 'remis dans un autre ordre',
};
