import type { Contact } from '../domain/contact';
import type { LifecycleStage, Partner, PartnerTier, PartnerType } from '../domain/partner';
import { dateOf } from './calendar';
import { areas, type Area, type AreaName } from './data/areas';
import type { CompanyRow } from './data/companies';
import { companiesElsewhere } from './data/companiesElsewhere';
import { companiesWest } from './data/companiesWest';
import { partnerNotes, partnerTags, segments } from './data/partnerNotes';
import { frenchStreets, numberFirst, streets } from './data/streets';
import { deterministicId, type Random } from './random';
import { managerOf, type Manager } from './team';
import { capitalised, typeset, written } from './wording';

/** A partner's person, with what the texts need to know. */
export interface Person {
  readonly id: string;
  readonly data: Contact;
  readonly woman: boolean;
}

/** A partner with its people and the days, counted from 1970, between which it is met. */
export interface Account {
  readonly id: string;
  readonly data: Partner;
  readonly area: AreaName;
  readonly zone: string;
  readonly manager: Manager;
  readonly metFrom: number;
  readonly metUntil: number;
  /** How many meetings a year it is worth. */
  readonly pace: number;
  readonly people: Person[];
}

const daysBack = 730;
const daysAhead = 42;

/** From how many days ago, and until how many days ahead, a partner in a stage is met. */
const met: Readonly<Record<LifecycleStage, readonly [from: number, until: number]>> = {
  identified: [-60, daysAhead],
  evaluated: [-150, daysAhead],
  recruited: [-240, daysAhead],
  onboarding: [-200, daysAhead],
  active: [-daysBack, daysAhead],
  strategic: [-daysBack, daysAhead],
  atRisk: [-daysBack, daysAhead],
  dormant: [-daysBack, -190],
  ended: [-daysBack, -250],
};

const paceOfTier: Readonly<Record<PartnerTier, number>> = {
  none: 3,
  registered: 3.5,
  silver: 4.5,
  gold: 6.5,
  platinum: 8,
};

const cadenceOfTier: Readonly<Record<PartnerTier, number>> = {
  none: 120,
  registered: 90,
  silver: 60,
  gold: 45,
  platinum: 30,
};

const buysFromDistributor: ReadonlySet<PartnerType> = new Set([
  'reseller',
  'valueAddedReseller',
  'managedServiceProvider',
  'franchisee',
]);

/** The company's name as a domain would spell it. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A number in the area's form that belongs to nobody. */
export function phoneNumber(form: string, random: Random): string {
  return form.replace(/#/g, () => String(random.between(0, 9)));
}

function streetOf(areaName: AreaName, random: Random): string {
  const street = random.pick(streets[areaName] ?? frenchStreets);
  const house = random.between(2, 118);
  if (/^(?:ZA|ZI|Parc) /.test(street)) return street;
  const between = numberFirst[areas[areaName].country];
  return between === undefined ? `${capitalised(street)} ${house}` : `${house}${between}${street}`;
}

function agreementOf(
  stage: LifecycleStage,
  today: number,
  random: Random,
): readonly [number, number] | undefined {
  if (stage === 'identified' || stage === 'evaluated') return undefined;
  if (stage === 'ended') return [today - random.between(1100, 1500), today - random.between(150, 230)];
  if (stage === 'recruited' || stage === 'onboarding') {
    const start = today - random.between(30, 120);
    return [start, start + 365];
  }
  const start = today - random.between(800, 2200);
  return [start, today + random.between(40, 640)];
}

function partnerOf(row: CompanyRow, areaName: AreaName, today: number, random: Random): Partner {
  const [name, type, stage, tier, city] = row;
  const area: Area = areas[areaName];
  const agreement = agreementOf(stage, today, random);
  const story = written(
    random.pick(partnerNotes[area.language][type]),
    {
      small: String(random.between(3, 7)),
      staff: String(
        type === 'systemIntegrator' || type === 'distributor'
          ? random.between(35, 160)
          : random.between(6, 34),
      ),
      year: String(random.between(1978, 2016)),
      sites: String(random.between(6, 30) * 10),
    },
    random,
  );
  return {
    name,
    type,
    stage,
    tier,
    territory: area.territory,
    owner: managerOf(name, areaName),
    street: streetOf(areaName, random),
    postcode: area.cities[city] ?? '',
    city,
    country: area.country,
    phone: phoneNumber(area.phone, random),
    website: `https://www.${slugOf(name)}.example`,
    language: area.language,
    segments: random.shuffled(segments).slice(0, random.between(1, 3)),
    tags: random.chance(0.55) ? random.shuffled(partnerTags).slice(0, random.between(1, 2)) : [],
    ...(agreement && { agreementStart: dateOf(agreement[0]), agreementEnd: dateOf(agreement[1]) }),
    ...(stage !== 'ended' && { cadenceDays: cadenceOfTier[tier] }),
    notes: typeset(story, area.language),
  };
}

/** Distributors in the order in which they supply an area; the first of the same territory, else of the same country. */
function supplierOf(account: Account, distributors: readonly Account[]): Account | undefined {
  return (
    distributors.find((one) => one.area === account.area) ??
    distributors.find((one) => one.data.territory === account.data.territory) ??
    distributors.find((one) => one.data.country === account.data.country)
  );
}

/** Makes the 120 partners; their people are still missing. */
export function makeAccounts(
  today: number,
  deskZone: (areaZone: string) => string,
  random: Random,
): Account[] {
  const companies = { ...companiesWest, ...companiesElsewhere };
  const accounts: Account[] = [];
  for (const areaName of Object.keys(areas) as AreaName[]) {
    for (const row of companies[areaName] ?? []) {
      const [name, , stage, tier] = row;
      const [from, until] = met[stage];
      const fresh = stage === 'active' && tier !== 'gold' && random.chance(0.15);
      const metFrom = today + (fresh ? -random.between(320, 560) : from);
      const young =
        stage === 'recruited' || stage === 'onboarding' || stage === 'evaluated' || stage === 'identified';
      accounts.push({
        id: deterministicId(
          (metFrom - random.between(4, 90)) * 86_400_000 + random.between(8, 17) * 3_600_000,
          random,
        ),
        data: partnerOf(row, areaName, today, random),
        area: areaName,
        zone: deskZone(areas[areaName].zone),
        manager: managerOf(name, areaName),
        metFrom,
        metUntil: today + until,
        pace: young ? 6 : paceOfTier[tier],
        people: [],
      });
    }
  }
  const distributors = accounts.filter((account) => account.data.type === 'distributor');
  return accounts.map((account) => {
    const supplier = buysFromDistributor.has(account.data.type)
      ? supplierOf(account, distributors)
      : undefined;
    if (!supplier || account.data.stage === 'identified' || random.chance(0.12)) return account;
    return { ...account, data: { ...account.data, suppliedBy: supplier.id } };
  });
}
