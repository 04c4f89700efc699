import type { PartnerType } from '../domain/partner';
import { phoneNumber, slugOf, type Account, type Person } from './accounts';
import { areas } from './data/areas';
import { namePools, usualNames } from './data/people';
import { headRoles, personalNotes, soloRoles, staffRoles, type Role } from './data/roles';
import { deterministicId, type Random } from './random';

const headcount: Readonly<Record<PartnerType, readonly [least: number, most: number]>> = {
  distributor: [5, 7],
  systemIntegrator: [3, 6],
  valueAddedReseller: [2, 5],
  managedServiceProvider: [2, 5],
  reseller: [2, 4],
  marketplace: [2, 3],
  franchisee: [2, 2],
  agent: [1, 2],
  directSalesRep: [1, 2],
};

/** A person with these particulars, at the account's domain and on numbers that belong to nobody. */
export function personAt(
  account: Account,
  particulars: {
    readonly firstName: string;
    readonly lastName: string;
    readonly woman: boolean;
    readonly role: string;
    readonly influence: Person['data']['influence'];
    readonly notes?: string;
  },
  random: Random,
): Person {
  const area = areas[account.area];
  const { firstName, lastName, woman, role, influence, notes = '' } = particulars;
  const mobile = area.country === 'France' && random.chance(0.75);
  const made =
    (account.metFrom - random.between(0, 3)) * 86_400_000 + random.between(8 * 3600, 18 * 3600) * 1000;
  return {
    id: deterministicId(made, random),
    woman,
    data: {
      partnerId: account.id,
      firstName,
      lastName,
      role,
      influence,
      email: `${slugOf(firstName)}.${slugOf(lastName)}@${slugOf(account.data.name)}.example`,
      phone: random.chance(0.6) ? account.data.phone : phoneNumber(area.phone, random),
      mobile: mobile ? phoneNumber('+33 6 39 98 ## ##', random) : '',
      language: account.data.language,
      notes,
    },
  };
}

/**
 * Gives every account without people its own, `total` in all.
 *
 * Nobody at one partner shares a full name, and most partners have somebody who decides.
 */
export function addPeople(accounts: readonly Account[], total: number, random: Random): void {
  const known = accounts.reduce((sum, account) => sum + account.people.length, 0);
  const without = accounts.filter((account) => account.people.length === 0);
  const counts = without.map(({ data }) => random.between(...headcount[data.type]));
  const sum = (): number => counts.reduce((all, count) => all + count, 0);
  while (sum() !== total - known) {
    const index = random.between(0, counts.length - 1);
    const account = without[index];
    if (!account) continue;
    const [least, most] = headcount[account.data.type];
    const step = sum() < total - known ? 1 : -1;
    const next = (counts[index] ?? 0) + step;
    if (next >= Math.max(1, least - 1) && next <= most + 1) counts[index] = next;
  }

  const taken = new Set<string>();
  without.forEach((account, index) => {
    const pools = namePools[account.area] ?? usualNames;
    const solo = account.data.type === 'agent' || account.data.type === 'directSalesRep';
    const head = random.pick(solo ? soloRoles : headRoles);
    const roles: Role[] = [
      head,
      ...random.shuffled(solo ? soloRoles.filter((role) => role !== head) : staffRoles),
    ];
    for (const role of roles.slice(0, counts[index])) {
      const woman = random.chance(0.42);
      const pool = pools.length > 1 && random.chance(0.35) ? pools[1] : pools[0];
      if (!pool) continue;
      let firstName: string;
      let lastName: string;
      do {
        firstName = random.pick(woman ? pool.women : pool.men);
        lastName = random.pick(pool.families);
      } while (
        taken.has(`${firstName} ${lastName}`) ||
        account.people.some((one) => one.data.lastName === lastName)
      );
      taken.add(`${firstName} ${lastName}`);
      const { language } = account.data;
      const isUnclear = role === head && random.chance(0.12);
      account.people.push(
        personAt(
          account,
          {
            firstName,
            lastName,
            woman,
            role: language === 'fr' ? role.fr[woman ? 0 : 1] : role.en,
            influence: isUnclear ? 'unknown' : random.weighted(role.influence),
            notes: random.chance(0.16) ? random.pick(personalNotes[language]) : '',
          },
          random,
        ),
      );
    }
  });
}
