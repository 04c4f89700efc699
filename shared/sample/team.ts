import type { AreaName } from './data/areas';

/** The person whose desk the sample is. */
export const sampleUser = 'Camille Roussel';

/** The invented publisher that they work for. */
export const sampleCompany = 'Balise';

export const sampleDirector = 'Hélène Marchetti';

const southAndEast = 'Julien Ferrand';
const northernEurope = 'Katrin Vollbrecht';

/** The channel managers, the main user first. */
export const managers = [sampleUser, southAndEast, northernEurope, sampleDirector] as const;
export type Manager = (typeof managers)[number];

/** Colleagues who come along: presales, training, support. */
export const specialists = ['Thomas Arzel', 'Inès Benkacem', 'David Lorimer'] as const;

/** Accounts that the director keeps. */
const directorsAccounts = new Set(['Septime Intégration', 'Séquanis Distribution']);

const byArea: Readonly<Partial<Record<AreaName, Manager>>> = {
  lyon: southAndEast,
  provence: southAndEast,
  sudOuest: southAndEast,
  nordEst: southAndEast,
  romandie: southAndEast,
  spain: southAndEast,
  italy: southAndEast,
  wallonie: northernEurope,
  vlaanderen: northernEurope,
  nederland: northernEurope,
  luxembourg: northernEurope,
  deutschschweiz: northernEurope,
  germany: northernEurope,
  britain: northernEurope,
  ireland: northernEurope,
};

/** Who looks after a partner. */
export function managerOf(partnerName: string, area: AreaName): Manager {
  return directorsAccounts.has(partnerName) ? sampleDirector : (byArea[area] ?? sampleUser);
}
