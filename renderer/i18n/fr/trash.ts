import type { Translated } from '../translated';
import type { trash as en } from '../en/trash';

export const trash: Translated<typeof en> = {
  empty: 'La corbeille est vide',
  emptyHint: 'Ce que vous supprimez arrive ici, avec tout ce qui s’y rattache, et peut être repris.',
  deleted: 'supprimé {{day}}, {{time}}, {{who}}',
  together_one: 'avec {{count}} autre fiche',
  together_many: 'avec {{count}} d’autres fiches',
  together_other: 'avec {{count}} autres fiches',
  restore: 'Rétablir',
  restoreOne: 'Rétablir « {{title}} »',
  restored: '« {{title}} » est de retour',
};
