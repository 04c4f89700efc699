import type { Translated } from '../translated';
import type { trash as en } from '../en/trash';

export const trash: Translated<typeof en> = {
  empty: 'La corbeille est vide',
  emptyHint: 'Ce que vous supprimez arrive ici, avec tout ce qui s’y rattache, et peut être repris.',
  deleted: 'supprimé {{day}}, {{time}}, {{who}}',
  together_one: 'avec {{count}} autre fiche',
  together_many: 'avec {{count}} d’autres fiches',
  together_other: 'avec {{count}} autres fiches',
  deletedWith: 'parti avec « {{title}} »',
  count_one: '{{formatted}} fiche, gardée jusqu’à ce que vous la rétablissiez',
  count_many: '{{formatted}} de fiches, gardées jusqu’à ce que vous les rétablissiez',
  count_other: '{{formatted}} fiches, gardées jusqu’à ce que vous les rétablissiez',
  search: 'Chercher dans la corbeille par nom',
  kind: 'Nature',
  noneFound: 'Rien dans la corbeille ne s’appelle « {{text}} »',
  noneOfKind: 'Rien de cette nature dans la corbeille',
  restore: 'Rétablir',
  restoreOne: 'Rétablir « {{title}} »',
  restored: '« {{title}} » est de retour',
};
