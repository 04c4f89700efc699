import type { Language } from '../../domain/fields';

/** A round that one day's visits stay within. */
export interface Area {
  readonly territory: string;
  readonly country: string;
  readonly zone: string;
  readonly language: Language;
  /** Phone numbers that belong to nobody; each # is a digit. */
  readonly phone: string;
  readonly cities: Readonly<Record<string, string>>;
}

const paris = 'Europe/Paris';

function french(territory: string, start: string, cities: Readonly<Record<string, string>>): Area {
  return { territory, country: 'France', zone: paris, language: 'fr', phone: `${start} ## ##`, cities };
}

/** Cities with a postcode, by round. French numbers are in the ranges kept for fiction. */
export const areas = {
  rennes: french('Ouest', '+33 2 61 91', {
    Rennes: '35000',
    'Cesson-Sévigné': '35510',
    Bruz: '35170',
    'Saint-Malo': '35400',
    Vitré: '35500',
    Fougères: '35300',
  }),
  nantes: french('Ouest', '+33 2 61 91', {
    Nantes: '44000',
    'Saint-Herblain': '44800',
    Rezé: '44400',
    'Saint-Nazaire': '44600',
    Guérande: '44350',
    Clisson: '44190',
    'La Roche-sur-Yon': '85000',
    'Les Herbiers': '85500',
  }),
  bretagneSud: french('Ouest', '+33 2 61 91', {
    Vannes: '56000',
    Auray: '56400',
    Lorient: '56100',
    Quimper: '29000',
  }),
  bretagneNord: french('Ouest', '+33 2 61 91', {
    Brest: '29200',
    Lannion: '22300',
    'Saint-Brieuc': '22000',
  }),
  anjou: french('Ouest', '+33 2 61 91', {
    Angers: '49000',
    Cholet: '49300',
    Saumur: '49400',
    Laval: '53000',
    'Le Mans': '72000',
  }),
  normandie: french('Ouest', '+33 2 61 91', {
    Caen: '14000',
    Bayeux: '14400',
    Rouen: '76000',
    'Le Havre': '76600',
    Yvetot: '76190',
  }),
  loire: french('Ouest', '+33 2 61 91', {
    Tours: '37000',
    Blois: '41000',
    Orléans: '45000',
    Chartres: '28000',
  }),
  paris: french('Île-de-France', '+33 1 99 00', { Paris: '75010', Montreuil: '93100', Créteil: '94000' }),
  parisOuest: french('Île-de-France', '+33 1 99 00', {
    Nanterre: '92000',
    'Boulogne-Billancourt': '92100',
    Gennevilliers: '92230',
    Versailles: '78000',
    Cergy: '95000',
    'Mantes-la-Jolie': '78200',
  }),
  parisEst: french('Île-de-France', '+33 1 99 00', {
    Meaux: '77100',
    Noisiel: '77186',
    Massy: '91300',
    'Évry-Courcouronnes': '91000',
  }),
  lyon: french('Sud-Est', '+33 4 65 71', { Lyon: '69003', Grenoble: '38000', Annecy: '74000' }),
  provence: french('Sud-Est', '+33 4 65 71', {
    Marseille: '13002',
    'Aix-en-Provence': '13100',
    Nice: '06000',
    Montpellier: '34000',
  }),
  sudOuest: french('Sud-Ouest', '+33 5 36 49', { Bordeaux: '33000', Toulouse: '31000', Pau: '64000' }),
  nordEst: french('Nord-Est', '+33 3 53 01', {
    Lille: '59000',
    Strasbourg: '67000',
    Nancy: '54000',
    Reims: '51100',
  }),
  wallonie: {
    territory: 'Benelux',
    country: 'Belgique',
    zone: 'Europe/Brussels',
    language: 'fr',
    phone: '+32 4 000 ## ##',
    cities: { Bruxelles: '1000', Liège: '4000', Namur: '5000', Charleroi: '6000' },
  },
  vlaanderen: {
    territory: 'Benelux',
    country: 'Belgique',
    zone: 'Europe/Brussels',
    language: 'en',
    phone: '+32 3 000 ## ##',
    cities: { Gand: '9000', Anvers: '2000', Louvain: '3000' },
  },
  nederland: {
    territory: 'Benelux',
    country: 'Pays-Bas',
    zone: 'Europe/Amsterdam',
    language: 'en',
    phone: '+31 20 000 ## ##',
    cities: { Amsterdam: '1017 AB', Utrecht: '3511 GA', Rotterdam: '3011 BD', Eindhoven: '5611 CK' },
  },
  luxembourg: {
    territory: 'Benelux',
    country: 'Luxembourg',
    zone: 'Europe/Luxembourg',
    language: 'fr',
    phone: '+352 00 ## ##',
    cities: { Luxembourg: 'L-1420', 'Esch-sur-Alzette': 'L-4050' },
  },
  romandie: {
    territory: 'Suisse',
    country: 'Suisse',
    zone: 'Europe/Zurich',
    language: 'fr',
    phone: '+41 22 000 ## ##',
    cities: { Genève: '1204', Lausanne: '1003', Neuchâtel: '2000' },
  },
  deutschschweiz: {
    territory: 'DACH',
    country: 'Suisse',
    zone: 'Europe/Zurich',
    language: 'en',
    phone: '+41 44 000 ## ##',
    cities: { Zurich: '8004', Berne: '3011', Bâle: '4051' },
  },
  germany: {
    territory: 'DACH',
    country: 'Allemagne',
    zone: 'Europe/Berlin',
    language: 'en',
    phone: '+49 30 23125 ###',
    cities: {
      Cologne: '50667',
      Hambourg: '20457',
      Munich: '80331',
      Francfort: '60311',
      Berlin: '10179',
      Stuttgart: '70173',
    },
  },
  spain: {
    territory: 'Iberia',
    country: 'Espagne',
    zone: 'Europe/Madrid',
    language: 'en',
    phone: '+34 990 ## ## ##',
    cities: { Madrid: '28013', Barcelone: '08010', Valence: '46002', Bilbao: '48005' },
  },
  italy: {
    territory: 'Italie',
    country: 'Italie',
    zone: 'Europe/Rome',
    language: 'en',
    phone: '+39 02 0000 ####',
    cities: { Milan: '20121', Turin: '10123', Bologne: '40121', Vérone: '37121' },
  },
  britain: {
    territory: 'Îles Britanniques',
    country: 'Royaume-Uni',
    zone: 'Europe/London',
    language: 'en',
    phone: '+44 20 7946 0###',
    cities: { Londres: 'SE1 9SG', Manchester: 'M1 2WD', Bristol: 'BS1 4DJ', Leeds: 'LS1 4AP' },
  },
  ireland: {
    territory: 'Îles Britanniques',
    country: 'Irlande',
    zone: 'Europe/Dublin',
    language: 'en',
    phone: '+353 20 910 ####',
    cities: { Dublin: 'D02 XE81', Cork: 'T12 W8KF' },
  },
} as const satisfies Readonly<Record<string, Area>>;

export type AreaName = keyof typeof areas;
