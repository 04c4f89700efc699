import type { Account, Person } from './accounts';
import { dateOf, workingDayFrom } from './calendar';
import { areas } from './data/areas';
import { customersEn, customersFr } from './data/customers';
import { products, rivals } from './data/market';
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

const round = (value: number, step: number): number => Math.round(value / step) * step;

export function makeDeck(account: Account, supplier: string | undefined, random: Random): SubjectDeck {
  const { language, type, name, city } = account.data;
  const currency = areas[account.area].country === 'Royaume-Uni' ? '£' : '€';
  const customers = customersOf(account, random);
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
    const month = Number(dateOf(day).slice(5, 7));
    const due = workingDayFrom(day + random.between(9, 38), 1);
    const client = customers[customerTurn++ % customers.length] ?? '';
    const count = random.between(3, 16) * 4;
    const amount = random.between(24, 180) * 500;
    return {
      due,
      slots: {
        who,
        lead,
        client,
        site: withoutArticle(client),
        partner: name,
        city,
        supplier: supplier ?? '',
        product: random.pick(products),
        rival: random.pick(rivals),
        n: String(count),
        small: random.pick(smallNumbers[language]),
        pct: String(random.between(4, 18)),
        amount: money(amount, language, currency),
        target: money(round(amount * 1.1, 500), language, currency),
        gap: money(random.between(5, 44) * 500, language, currency),
        budget: money(round(count * random.between(650, 1100), 500), language, currency),
        fee: money(round(count * random.between(90, 150), 100), language, currency),
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
      return Array.from({ length: count }, () => {
        const thread = next(phase, taken);
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
