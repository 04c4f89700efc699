import type { AreaName } from './areas';

/** Streets that could be in any town of an area; those of France stand for areas that aren't named. */
export const streets: Readonly<Partial<Record<AreaName, readonly string[]>>> = {
  wallonie: ['rue du Moulin-à-Papier', 'chaussée de la Hulotte', 'rue des Houillères', 'quai du Vieux-Canal'],
  vlaanderen: ['Spoorwegkaai', 'Oude Weversstraat', 'Molenkouter'],
  luxembourg: ['rue de l’Acier', 'route des Trois-Vignes'],
  romandie: ['rue des Vergers', 'chemin du Pressoir', 'avenue de la Fontanelle'],
  deutschschweiz: ['Lagerstrasse', 'Alte Mühlegasse', 'Webergasse'],
  germany: ['Lindenhof', 'Am Alten Speicher', 'Werkstraße', 'Gerberweg'],
  spain: ['calle del Almacén', 'calle de la Fragua', 'plaza del Telar'],
  italy: ['via delle Officine', 'via del Mulino Vecchio', 'via dei Tessitori'],
  nederland: ['Pakhuiskade', 'Nieuwe Molenweg', 'Weverstraat'],
  britain: ['Foundry Lane', 'Ropewalk Yard', 'Old Mill Road'],
  ireland: ['Granary Quay', 'Weavers Lane'],
};

export const frenchStreets: readonly string[] = [
  'rue des Forges',
  'rue du Clos-Vert',
  'avenue des Peupliers',
  'rue de la Minoterie',
  'impasse des Tanneurs',
  'boulevard de la Prairie',
  'rue des Artisans',
  'quai des Lavandières',
  'rue de l’Ancienne-Gare',
  'rue du Four-à-Chaux',
  'avenue des Frères-Gauvain',
  'rue Marthe-Delorme',
  'rue des Quatre-Vents',
  'allée des Compagnons',
  'rue du Vieux-Lavoir',
  'chemin des Vignes-Hautes',
  'rue de la Corderie',
  'place du Marché-aux-Toiles',
  'ZA de la Croix-Haute, rue Ampère',
  'ZI du Moulin-Neuf, allée des Charpentiers',
  'Parc d’activités des Ormeaux, bâtiment C',
  'ZA des Landes-Rousses, 4e avenue',
];

/** Where the number stands before the street's name, and what comes between them. */
export const numberFirst: Readonly<Record<string, string>> = {
  France: ', ',
  Luxembourg: ', ',
  'Royaume-Uni': ' ',
  Irlande: ' ',
};
