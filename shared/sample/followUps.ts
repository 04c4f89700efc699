import type { Action } from '../domain/action';
import type { Commitment, CommitmentState } from '../domain/commitment';
import { dateOf, workingDayFrom } from './calendar';
import { phrases } from './data/phrases';
import type { ToldMeeting } from './meetings';
import { deterministicId, type Random } from './random';
import { specialists } from './team';

export interface Dated<Data> {
  readonly id: string;
  readonly data: Data;
}

/** How many there are to be, what the story brings along included. */
export interface Quota {
  readonly total: number;
  readonly open: number;
  /** Of the open ones. */
  readonly overdue: number;
}

/** What is left of a quota once some things are told by hand. */
export function quotaLeft(
  quota: Quota,
  told: readonly Dated<{ readonly state: string; readonly dueOn?: string | undefined }>[],
  today: string,
): Quota {
  const open = told.filter(({ data }) => data.state === 'open');
  return {
    total: quota.total - told.length,
    open: quota.open - open.length,
    overdue: quota.overdue - open.filter(({ data }) => data.dueOn !== undefined && data.dueOn < today).length,
  };
}

interface Candidate {
  readonly meeting: ToldMeeting;
  /** Written out only for the candidates that are taken. */
  readonly text: () => string;
  readonly isOurs: boolean;
  readonly due: number;
  /** The text names the day, which can't be another one then. */
  readonly namesDay: boolean;
  readonly isInternal: boolean;
}

function candidatesOf(
  meeting: ToldMeeting,
  ours: 'ours' | 'promise',
  theirs: 'theirs' | 'pledge',
): Candidate[] {
  return meeting.subjects.flatMap(({ thread, say, due }) => {
    const candidates: Candidate[] = [];
    const [mine, their] = [thread[ours], thread[theirs]];
    const add = (template: string, isOurs: boolean): void => {
      const namesDay = template.includes('{date}');
      candidates.push({ meeting, text: () => say(template), isOurs, due, namesDay, isInternal: false });
    };
    if (mine) add(mine, true);
    if (their) add(their, false);
    return candidates;
  });
}

/** At most `most` of each meeting's candidates, in a random order of meetings. */
function thinned(candidates: readonly Candidate[], most: number, random: Random): Candidate[] {
  const counts = new Map<string, number>();
  return random.shuffled(candidates).filter(({ meeting }) => {
    const count = counts.get(meeting.id) ?? 0;
    counts.set(meeting.id, count + 1);
    return count < most;
  });
}

/** Which candidates stay open, and which were settled long ago. */
function split(
  candidates: readonly Candidate[],
  today: number,
  quota: Quota,
  random: Random,
): { readonly open: readonly Candidate[]; readonly closed: readonly Candidate[] } {
  const recent = thinned(
    candidates.filter(({ meeting }) => today - meeting.day <= 75),
    3,
    random,
  );
  const stillOpen = ({ meeting }: Candidate): boolean =>
    meeting.account.data.stage !== 'ended' && meeting.account.data.stage !== 'dormant';
  const late = recent.filter((one) => one.due < today && stillOpen(one)).slice(0, quota.overdue);
  const ahead = recent.filter((one) => one.due >= today && stillOpen(one)).slice(0, quota.open - late.length);
  const missing = quota.open - late.length - ahead.length;
  // After a holiday little is due yet: some of what was agreed before it was put off.
  const putOff = candidates
    .filter((one) => one.due < today && !one.namesDay && !late.includes(one) && stillOpen(one))
    .toSorted((a, b) => b.meeting.day - a.meeting.day)
    .slice(0, missing)
    .map((one) => ({ from: one, to: { ...one, due: workingDayFrom(today + random.between(2, 24), 1) } }));
  const taken = new Set([...late, ...ahead, ...putOff.map(({ from }) => from)]);
  const open = [...late, ...ahead, ...putOff.map(({ to }) => to)];
  const past = thinned(
    candidates.filter((one) => !taken.has(one) && one.due < today),
    2,
    random,
  );
  return { open, closed: past.slice(0, quota.total - open.length) };
}

function idAt(meeting: ToldMeeting, random: Random): string {
  const talked = meeting.data.durationMinutes * 60_000;
  return deterministicId(meeting.startsAt + talked + random.between(0, 20) * 60_000, random);
}

/** The day on which something was done, mostly in time. */
function closingDay({ meeting, due }: Candidate, today: number, random: Random): number {
  const day = random.chance(0.78) ? random.between(meeting.day + 1, due) : due + random.between(1, 16);
  return workingDayFrom(Math.min(day, today), -1);
}

/** What is to be done after meetings: done mostly, some of it open, a little late. */
export function makeActions(
  meetings: readonly ToldMeeting[],
  today: number,
  quota: Quota,
  random: Random,
): Dated<Action>[] {
  const candidates = meetings.flatMap((meeting) => {
    const told = candidatesOf(meeting, 'ours', 'theirs');
    const texts: readonly string[] = phrases[meeting.account.data.language].internalActions;
    const isAsked = meeting.subjects.length > 1 && random.chance(0.2);
    if (!isAsked) return told;
    const due = meeting.day + random.between(5, 21);
    return [
      ...told,
      { meeting, text: () => random.pick(texts), isOurs: true, due, namesDay: false, isInternal: true },
    ];
  });
  const { open, closed } = split(candidates, today, quota, random);
  const actionOf = (one: Candidate, isOpen: boolean): Dated<Action> => {
    const { meeting, text, isOurs, due, isInternal } = one;
    const owner = random.pick(meeting.present);
    const specialist =
      !isInternal && random.chance(0.14) ? random.pick(specialists) : meeting.account.manager;
    const isDropped = !isOpen && random.chance(0.06);
    return {
      id: idAt(meeting, random),
      data: {
        partnerId: meeting.account.id,
        meetingId: meeting.id,
        title: text(),
        owner: isOurs ? specialist : `${owner.data.firstName} ${owner.data.lastName}`,
        ...(!isOurs && { ownerContactId: owner.id }),
        dueOn: dateOf(due),
        state: isOpen ? 'open' : isDropped ? 'dropped' : 'done',
        ...(!isOpen && { closedOn: dateOf(closingDay(one, today, random)) }),
        internal: isInternal,
        details: '',
      },
    };
  };
  return [...open.map((one) => actionOf(one, true)), ...closed.map((one) => actionOf(one, false))];
}

/** What both sides promised: kept mostly, some broken or withdrawn, the recent ones open. */
export function makeCommitments(
  meetings: readonly ToldMeeting[],
  today: number,
  quota: Quota,
  random: Random,
): Dated<Commitment>[] {
  const candidates = meetings.flatMap((meeting) => candidatesOf(meeting, 'promise', 'pledge'));
  const { open, closed } = split(candidates, today, quota, random);
  const commitmentOf = (one: Candidate, isOpen: boolean): Dated<Commitment> => {
    const { meeting, text, isOurs, due } = one;
    const state: CommitmentState = isOpen
      ? 'open'
      : random.weighted([
          ['kept', isOurs ? 85 : 72],
          ['broken', isOurs ? 8 : 19],
          ['withdrawn', 7],
        ]);
    return {
      id: idAt(meeting, random),
      data: {
        partnerId: meeting.account.id,
        meetingId: meeting.id,
        side: isOurs ? 'ours' : 'theirs',
        text: text(),
        dueOn: dateOf(due),
        state,
        ...(!isOpen && { closedOn: dateOf(closingDay(one, today, random)) }),
        details: '',
      },
    };
  };
  return [...open.map((one) => commitmentOf(one, true)), ...closed.map((one) => commitmentOf(one, false))];
}
