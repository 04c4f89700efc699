import type { Translated } from '../translated';
import type { validation as en } from '../en/validation';

export const validation: Translated<typeof en> = {
  required: 'À remplir.',
  tooLong: 'Ce texte est trop long.',
  tooMany: 'Il y en a trop.',
  tooSmall: 'Saisissez un nombre plus grand.',
  tooLarge: 'Saisissez un nombre plus petit.',
  wholeNumber: 'Saisissez un nombre entier.',
  date: 'Saisissez une date qui existe.',
  instant: 'Saisissez une date et une heure.',
  email: 'Saisissez une adresse comme nom@societe.example.',
  phone: 'Chiffres, espaces, + et parenthèses seulement.',
  website: 'L’adresse doit commencer par https://.',
  endpoint: 'L’adresse doit commencer par https:// (http:// sur cet ordinateur seulement).',
  id: 'Cette référence n’est pas valable.',
  exists: 'Cet élément existe déjà.',
  gone: 'Cet élément a été supprimé entre-temps.',
  invalid: 'Cette valeur ne convient pas ici.',
};
