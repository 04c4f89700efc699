/** The company's own products; their names stay the same in every language. */
export const products = [
  'Balise Accès',
  'Balise Accès Mobile',
  'Balise Accès Pro',
  'Balise Réseau',
  'Balise Réseau 48',
  'Balise Vision',
  'Balise Vision Dôme',
  'Balise Console',
] as const;

/** Invented competitors. */
export const rivals = ['Norvane', 'Ostrelis', 'Kadrano', 'Vigilor', 'Tessandre'] as const;
