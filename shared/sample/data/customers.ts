import type { AreaName } from './areas';

/** Invented end customers in French, made of what they are (with its article) and what they are called. */
export const customersFr: readonly (readonly [what: readonly string[], called: readonly string[]])[] = [
  [
    ['la clinique', 'la maison de retraite', 'la résidence', 'le centre médical', 'l’hôtel'],
    [
      'du Pré-Vermeil',
      'des Tamaris-Bleus',
      'de la Jetée-Haute',
      'des Trois-Saules',
      'du Clos-Mirande',
      'de Beauvaline',
      'des Sources-Grises',
      'du Val-Cendré',
      'des Hauts-Tilleuls',
      'de Rocheclaire',
      'du Moulin-d’Argent',
    ],
  ],
  [
    ['le lycée', 'le collège', 'le groupe scolaire'],
    [
      'Jeanne-Corbel',
      'Ada-Tréhorel',
      'Émile-Vauquelas',
      'Louise-Abgrall',
      'Simone-Darbelin',
      'Auguste-Mérieul',
      'Clara-Vionnet',
      'Paul-Estradier',
      'Rose-Kerdal',
    ],
  ],
  [
    [
      'les transports',
      'la menuiserie',
      'l’imprimerie',
      'les ateliers',
      'la conserverie',
      'le groupe',
      'la fonderie',
      'la biscuiterie',
      'les laboratoires',
    ],
    [
      'Bressandier',
      'Kervoal',
      'Ferrandeau',
      'Daubreuil',
      'Bréhonnet',
      'Colas-Vernay',
      'Nordélis',
      'Gwenvel',
      'Marsolier-Petit',
      'Thévenaud',
      'Lagarrique',
      'Sorlin-Beck',
    ],
  ],
  [
    [
      'la mairie',
      'la communauté de communes',
      'l’office de l’habitat',
      'le syndicat des eaux',
      'la médiathèque',
    ],
    [
      'de Saint-Aubrin',
      'du Val d’Ardrin',
      'de Montravoux',
      'du Haut-Lignan',
      'de Varzelles-sur-Lône',
      'd’Orbessagne',
      'de Plougarec',
      'du Pays de Brévanne',
    ],
  ],
];

const british = [
  'Harbourgate Hospital',
  'Willowbrook College',
  'Ferncombe Dairies',
  'Tannerhall Logistics',
  'Kestrel Bay Hotels',
  'Castlemoor Housing',
  'Oakhurst Vale Academy',
  'Pemberwick Brewery',
  'Hollins & Tate Law',
  'Glenmarrow Pharma',
  'Brightwater Council',
];
const dutch = [
  'Westerhaeve Port',
  'Zuiderplas Residences',
  'Molenbeer Foods',
  'Sint-Walrick Hospital',
  'Van Eyndhove Transport',
  'Kastanjehof Schools',
  'Lindeveld Housing',
  'Brouwerij De Gouden Spaak',
];
const german = [
  'Bergwald Klinik',
  'Stadtwerke Lindenau-Nord',
  'Hotel Seeblick-Allee',
  'Maschinenbau Rothacker',
  'Gymnasium Am Birkengrund',
  'Spedition Wellmann-Ost',
  'Wohnbau Sonnenleite',
  'Brauerei Fuchshof',
];
const southern = [
  'Bodegas Altavega',
  'Residencia Las Encinas Altas',
  'Colegio Torrelaguna Nueva',
  'Transportes Benasco',
];
const italian = [
  'Fonderia Valmarra',
  'Officine Terranera',
  'Clinica Poggio Sereno',
  'Hotel Lungolago Bianco',
];

/** Invented end customers of partners who are written to in English, as they are called where they are. */
export const customersEn: Readonly<Partial<Record<AreaName, readonly string[]>>> = {
  vlaanderen: dutch,
  nederland: dutch,
  germany: german,
  deutschschweiz: german,
  spain: southern,
  italy: italian,
  britain: british,
  ireland: british,
};
