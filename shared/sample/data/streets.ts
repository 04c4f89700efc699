/** Streets that could be anywhere in a country, by the country's name. */
export const streets: Readonly<Record<string, readonly string[]>> = {
  France: [
    'rue des Forges',
    'rue du Clos-Vert',
    'avenue des Peupliers',
    'rue de la Minoterie',
    'impasse des Tanneurs',
    'boulevard de la Prairie',
    'rue des Artisans',
    'ZA de la Croix-Haute, rue Ampère',
    'ZI du Moulin-Neuf, allée des Charpentiers',
    'parc d’activités des Ormeaux, bâtiment C',
    'quai des Lavandières',
    'rue de l’Ancienne-Gare',
  ],
  Belgique: ['rue du Moulin-à-Papier', 'chaussée de la Hulotte', 'Spoorwegkaai', 'rue des Houillères'],
  Luxembourg: ['rue de l’Acier', 'route des Trois-Vignes'],
  Suisse: ['rue des Vergers', 'chemin du Pressoir', 'Lagerstrasse', 'avenue de la Fontanelle'],
  Allemagne: ['Lindenhof', 'Am Alten Speicher', 'Werkstraße', 'Gerberweg'],
  Espagne: ['calle del Almacén', 'carrer dels Teixidors', 'calle de la Fragua'],
  Italie: ['via delle Officine', 'via del Mulino Vecchio', 'via dei Tessitori'],
  'Pays-Bas': ['Pakhuiskade', 'Nieuwe Molenweg', 'Weverstraat'],
  'Royaume-Uni': ['Foundry Lane', 'Ropewalk Yard', 'Old Mill Road'],
  Irlande: ['Granary Quay', 'Weavers Lane'],
};

/** Where the number stands after the street's name. */
export const numberLast = new Set(['Allemagne', 'Espagne', 'Italie', 'Pays-Bas']);
