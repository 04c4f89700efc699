import type { Translated } from '../translated';
import type { palette as en } from '../en/palette';

export const palette: Translated<typeof en> = {
  placeholder: 'Trouver un partenaire, une personne, un rendez-vous, ou agir',
  commands: 'Agir et aller',
  records: 'Trouvé sur cet ordinateur',
  nothing: 'Rien de ce nom',
  newPartner: 'Nouveau partenaire',
  newMeeting: 'Nouveau rendez-vous',
  syncNow: 'Synchroniser maintenant',
};
