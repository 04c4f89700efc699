import type { Show } from '../domain/show';
import { dateOf, isSeason, isWorkingDay, weekdayOf } from './calendar';
import { showPlans, type ShowPlan } from './data/shows';
import { deterministicId, type Random } from './random';
import { typeset } from './wording';

/** A show with the first and last day it takes, counted from 1970. */
export interface SampleShow {
  readonly id: string;
  readonly data: Show;
  readonly plan: ShowPlan;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The first Tuesday from `day` on from which `length` days can be worked, in season where one comes within two weeks. */
function openingDay(day: number, length: number): number {
  const tuesday = day + ((2 - weekdayOf(day) + 7) % 7);
  const days = Array.from({ length }, (_, index) => index);
  const weeks = [tuesday, tuesday + 7];
  const works = (start: number): boolean => days.every((offset) => isWorkingDay(start + offset));
  return weeks.find((start) => works(start) && isSeason(start)) ?? weeks.find(works) ?? tuesday;
}

/** Makes the six shows; a show that comes round again carries its year. */
export function makeShows(today: number, random: Random): SampleShow[] {
  return showPlans.map((plan) => {
    const firstDay = openingDay(today + plan.from, plan.days);
    const lastDay = firstDay + plan.days - 1;
    const language = plan.country === 'France' ? 'fr' : 'en';
    return {
      id: deterministicId((Math.min(firstDay, today) - random.between(120, 200)) * 86_400_000, random),
      plan,
      firstDay,
      lastDay,
      data: {
        name: `${plan.name} ${dateOf(firstDay).slice(0, 4)}`,
        place: plan.place,
        city: plan.city,
        country: plan.country,
        startsOn: dateOf(firstDay),
        endsOn: dateOf(lastDay),
        booth: plan.booth,
        website: plan.website,
        goals: typeset(plan.goals, language),
      },
    };
  });
}
