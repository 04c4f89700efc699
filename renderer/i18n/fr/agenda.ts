import type { Translated } from '../translated';
import type { agenda as en } from '../en/agenda';

export const agenda: Translated<typeof en> = {
  week: 'Semaine',
  coming: 'À venir',
  past: 'Passés',
  view: 'Affichage',
  previous: 'Semaine précédente',
  next: 'Semaine suivante',
  thisWeek: 'Cette semaine',
  nothingThatDay: 'Rien de prévu',
  filter: 'Filtrer par partenaire ou intitulé',
  noneComing: 'Aucun rendez-vous n’est prévu',
  nonePast: 'Aucun rendez-vous n’a encore été tenu',
  noneFound: 'Aucun rendez-vous pour « {{filter}} »',
  newMeeting: 'Nouveau rendez-vous',
  choosePartner: 'Tapez le début d’un nom',
  noPartner: 'Choisissez un partenaire.',
  plan: 'Prévoir le rendez-vous',
  planned: 'Le rendez-vous est prévu',
  needPartner: 'Ajoutez d’abord un partenaire : les rendez-vous s’y rattachent.',
};
