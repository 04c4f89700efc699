import { daysBetween } from '../domain/localTime';
import type { Brief, BriefPerson, BriefPoint } from './brief';

/** An agreement that ends within so many days is worth a word. */
const endingDays = 90;
/** People with weight who weren't met for so many days are worth a word. */
const notMetDays = 180;
const namedPeople = 3;

/** What deserves a word in the meeting: what has ended, what is late on either side, what was left, who wasn't met. */
export function briefPoints(brief: Omit<Brief, 'points'>): BriefPoint[] {
  const { partner, commitments, actions, lastMeeting, meeting } = brief;
  return [
    ...agreementPoints(brief),
    ...counted('oursOverdue', late(commitments.ours)),
    ...counted('theirsOverdue', late(commitments.theirs)),
    ...counted('actionsOverdue', late(actions)),
    ...(partner.cadence.lateDays > 0
      ? [{ kind: 'cadenceLate' as const, days: partner.cadence.lateDays }]
      : []),
    ...notMet(brief),
    ...counted('leftOver', lastMeeting?.leftOver.length ?? 0),
    ...(meeting.agenda.length === 0 ? [{ kind: 'noAgenda' as const }] : []),
  ];
}

function late(rows: readonly { readonly lateDays: number }[]): number {
  return rows.filter((row) => row.lateDays > 0).length;
}

function counted(
  kind: 'oursOverdue' | 'theirsOverdue' | 'actionsOverdue' | 'leftOver',
  count: number,
): BriefPoint[] {
  return count > 0 ? [{ kind, count }] : [];
}

function agreementPoints({ partner }: Omit<Brief, 'points'>): BriefPoint[] {
  const { agreement } = partner;
  if (agreement === null || agreement.days > endingDays) return [];
  return agreement.days < 0
    ? [{ kind: 'agreementEnded', on: agreement.endsOn, days: -agreement.days }]
    : [{ kind: 'agreementEnding', on: agreement.endsOn, days: agreement.days }];
}

function weighty(person: BriefPerson): boolean {
  return person.influence === 'decisionMaker' || person.influence === 'champion';
}

function notMet({ people, today }: Omit<Brief, 'points'>): BriefPoint[] {
  const longAgo = (day: string | null): boolean => day === null || daysBetween(day, today) > notMetDays;
  return people
    .filter((person) => weighty(person) && longAgo(person.lastMetOn))
    .slice(0, namedPeople)
    .map(({ id, name, lastMetOn }) => ({ kind: 'notMet', contactId: id, name, since: lastMetOn }));
}
