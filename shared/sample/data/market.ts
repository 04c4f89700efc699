/** The company's own hardware; its names stay the same in every language. */
export const products = [
  'Balise Accès',
  'Balise Accès Mobile',
  'Balise Accès Pro',
  'Balise Réseau',
  'Balise Réseau 48',
  'Balise Vision',
  'Balise Vision Dôme',
] as const;

/** What opens doors. */
export const accessProducts = ['Balise Accès', 'Balise Accès Mobile', 'Balise Accès Pro'] as const;

/** Invented competitors. */
export const rivals = ['Norvane', 'Ostrelis', 'Kadrano', 'Vigilor', 'Tessandre'] as const;
