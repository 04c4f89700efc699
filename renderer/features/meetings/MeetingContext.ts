import { createContext, use } from 'react';
import type { MeetingFile } from '../../data/queries/meetingFile';
import type { Person } from './people';
import type { EditMeeting } from './useMeetingEdit';

/** The meeting that the page is about, for all its parts. */
export interface OpenMeeting extends MeetingFile {
  readonly edit: EditMeeting;
  /** Who may own an action: we, our colleagues, the partner's people. */
  readonly people: readonly Person[];
  /** The local date. */
  readonly today: string;
}

export const MeetingContext = createContext<OpenMeeting | null>(null);

export function useMeeting(): OpenMeeting {
  const meeting = use(MeetingContext);
  if (!meeting) throw new Error('no meeting around this component');
  return meeting;
}
