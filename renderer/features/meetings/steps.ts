import type { Meeting } from '#shared/domain/meeting';
import { isNow } from '#shared/domain/meetingTimes';

/** What is done with a meeting, in order. */
export const steps = ['brief', 'live', 'report'] as const;
export type Step = (typeof steps)[number];

/** Where a meeting's page opens: before it the brief, within it or once there are notes the talk, after it the report. */
export function firstStep(meeting: Meeting, now: Date): Step {
  if (meeting.state === 'held') return 'report';
  if (meeting.state === 'cancelled') return 'brief';
  const begun = meeting.notes.trim() !== '' || meeting.decisions.length > 0;
  return begun || isNow(meeting, now) ? 'live' : 'brief';
}
