import type { Account, Person } from './accounts';
import { civilOf, workingDayFrom } from './calendar';
import type { PartnerTier } from '../domain/partner';
import { areas } from './data/areas';
import { customersEn, customersFr } from './data/customers';
import { accessProducts, products, rivals } from './data/market';
import type { Phase, Thread } from './data/thread';
import { threads } from './data/threads';
import type { Random } from './random';
import {
  dayAndMonth,
  money,
  monthName,
  sentences,
  typeset,
  withoutArticle,
  written,
  type Slots,
} from './wording';

/** A subject with its particulars settled: what is written of it anywhere agrees. */
export interface Subject {
  readonly thread: Thread;
  /** The day by which things are to be done. */
  readonly due: number;
  /** Writes one of the thread's templates out. */
  readonly say: (template: string) => string;
}

/** Chooses what an account's meetings are about, so that subjects don't come back before their time. */
export interface SubjectDeck {
  readonly draw: (
    phase: Phase,
    count: number,
    on: { readonly day: number; readonly who: () => string; readonly lead: string },
  ) => Subject[];
}

const smallNumbers = {
  fr: ['deux', 'trois', 'quatre', 'cinq', 'six'],
  en: ['two', 'three', 'four', 'five', 'six'],
} as const;

function customersOf(account: Account, random: Random): string[] {
  const own = customersEn[account.area];
  if (own) return random.shuffled(own);
  const made = Array.from({ length: 10 }, () => {
    const [what, called] = random.pick(customersFr);
    return `${random.pick(what)} ${random.pick(called)}`;
  });
  return [...new Set(made)];
}

/** What a partner of a level buys in a quarter, more or less, in euros. */
const quarterlySales: Readonly<Record<PartnerTier, number>> = {
  none: 8_000,
  registered: 14_000,
  silver: 32_000,
  gold: 58_000,
  platinum: 165_000,
};

const round = (value: number, step: number): number => Math.round(value / step) * step;

export function makeDeck(account: Account, supplier: string | undefined, random: Random): SubjectDeck {
  const { language, type, name, city, tier } = account.data;
  const usualSales = quarterlySales[tier] * (0.8 + 0.4 * random.next());
  const currency = areas[account.area].country === 'Royaume-Uni' ? '£' : '€';
  const customers = customersOf(account, random);
  const openers = threads[language].filter((thread) => thread.opens);
  const left = new Map<Phase, Thread[]>();
  let customerTurn = 0;

  const fits = (thread: Thread, phase: Phase): boolean =>
    thread.phases.includes(phase) &&
    (thread.types === undefined || thread.types.includes(type)) &&
    (thread.needsSupplier === undefined || supplier !== undefined);

  const next = (phase: Phase, taken: readonly Thread[]): Thread => {
    let cards = left.get(phase) ?? [];
    let index = cards.findIndex((card) => !taken.includes(card));
    if (index < 0) {
      cards = random.shuffled(threads[language].filter((thread) => fits(thread, phase)));
      index = Math.max(
        0,
        cards.findIndex((card) => !taken.includes(card)),
      );
    }
    const [card] = cards.splice(index, 1);
    left.set(phase, cards);
    if (!card) throw new Error(`Nothing to talk about in phase ${phase} with a ${type}.`);
    return card;
  };

  const slotsOn = (day: number, who: string, lead: string): { slots: Slots; due: number } => {
    const [, month] = civilOf(day);
    const due = workingDayFrom(day + random.between(9, 38), 1);
    const client = customers[customerTurn++ % customers.length] ?? '';
    const count = random.between(5, 22) * 4;
    const amount = random.between(24, 180) * 500;
    const gap = random.between(5, 44) * 500;
    const budget = round(count * random.between(650, 1100), 500);
    const fee = round(count * random.between(90, 150), 100);
    const sales = round(usualSales * (0.82 + 0.36 * random.next()), 500);
    return {
      due,
      slots: {
        who,
        lead,
        client,
        site: withoutArticle(client),
        partner: name,
        // As a French sentence contracts it: "autour du Mans", "autour des Herbiers".
        city: city.replace(/^Les? /, (article) => article.toLowerCase()),
        supplier: supplier ?? '',
        product: random.pick(products),
        access: random.pick(accessProducts),
        rival: random.pick(rivals),
        n: String(count),
        small: random.pick(smallNumbers[language]),
        few: String(random.between(2, 6)),
        pct: String(random.between(4, 18)),
        share: String(random.between(6, 15) * 5),
        amount: () => money(amount, language, currency),
        sales: () => money(sales, language, currency),
        target: () => money(round(sales * 1.06, 500), language, currency),
        gap: () => money(gap, language, currency),
        budget: () => money(budget, language, currency),
        fee: () => money(fee, language, currency),
        date: dayAndMonth(due, language),
        month: monthName(month + random.between(1, 2), language),
        prevMonth: monthName(month - 1, language),
        quarter: `${language === 'fr' ? 'T' : 'Q'}${Math.floor((month - 1) / 3) || 4}`,
      },
    };
  };

  return {
    draw: (phase, count, { day, who, lead }) => {
      const taken: Thread[] = [];
      return Array.from({ length: count }, (_, index) => {
        const opener = index === 0 && count > 1 ? openers.find((thread) => fits(thread, phase)) : undefined;
        const thread = opener ?? next(phase, taken);
        taken.push(thread);
        const { slots, due } = slotsOn(day, who(), lead);
        const say = (template: string): string =>
          typeset(sentences(written(template, slots, random)), language);
        return { thread, due, say };
      });
    },
  };
}

/** How the people in a list are called in a sentence: "A, B et C". */
export function namesOf(people: readonly Person[], and: string): string {
  const names = people.map(({ data }) => `${data.firstName} ${data.lastName}`);
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')}${and}${last}` : last;
}
