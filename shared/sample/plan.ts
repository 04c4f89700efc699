import type { Account } from './accounts';
import { comingThursday, isWorkingDay, weekdayOf } from './calendar';
import { makeDiary, type Booking, type Diary } from './diary';
import type { Random } from './random';
import { makeScheduler, thursdayRound, type Scheduler } from './schedule';
import { makeShows, type SampleShow } from './shows';
import { storyBookings } from './story';
import { sampleUser } from './team';

/** What today brings to the main user: a round of visits, or at a weekend the work that can only be done then. */
function fillToday(scheduler: Scheduler, diary: Diary, today: number, random: Random): void {
  if (diary.on(sampleUser, today).length > 0) return;
  const isWeekend = weekdayOf(today) > 5;
  if (!isWeekend) {
    const slots = random.pick([
      [
        [570, 75],
        [840, 90],
      ],
      [
        [540, 75],
        [660, 75],
        [870, 90],
      ],
    ] as const);
    scheduler.visitRound(sampleUser, today, slots, undefined, true);
    return;
  }
  scheduler.visitRound(
    sampleUser,
    today,
    [
      [540, 90],
      [840, 105],
    ],
    undefined,
    true,
  );
  const weekend = ['switchover', 'openDay'] as const;
  diary.on(sampleUser, today).forEach((booking, index) => {
    const occasion = weekend[index];
    if (!occasion) return;
    diary.remove(sampleUser, booking);
    diary.add(sampleUser, { ...booking, weekend: occasion });
  });
}

/** Fills everybody's diary: first what is told by hand, this week and the shows, then the ordinary weeks around them. */
export function planned(
  accounts: readonly Account[],
  story: Account,
  today: number,
  random: Random,
): { readonly diary: Diary; readonly shows: readonly SampleShow[]; readonly storyDays: Booking[] } {
  const shows = makeShows(today, random);
  const diary = makeDiary();
  const others = accounts.filter((account) => account !== story);
  const scheduler = makeScheduler(others, diary, today, random);
  const thursday = comingThursday(today);
  const isTaken = (day: number): boolean =>
    !isWorkingDay(day) ||
    shows.some(
      (show) => day >= show.firstDay && day <= show.lastDay && show.plan.exhibitors.includes(sampleUser),
    );
  const dayNear = (day: number): number => {
    let candidate = day;
    while (isTaken(candidate)) candidate -= 1;
    return candidate;
  };

  const storyDays = storyBookings(story, thursday, today, dayNear);
  for (const booking of storyDays) diary.add(sampleUser, booking);
  scheduler.visitRound(sampleUser, thursday, thursdayRound, story.area, true);
  fillToday(scheduler, diary, today, random);
  for (const show of shows) scheduler.fillShow(show);
  for (const { day, minute, kind } of storyDays) {
    const isVisit = kind === 'visit' || kind === 'quarterlyReview';
    if (isVisit && day !== thursday) {
      scheduler.visitRound(sampleUser, day, minute < 720 ? [[870, 90]] : [[570, 105]], story.area, true);
    }
  }
  scheduler.fillWeeks();
  return { diary, shows, storyDays };
}
