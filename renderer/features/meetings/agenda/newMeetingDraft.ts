import { create } from 'zustand';
import type { MeetingKind } from '#shared/domain/meeting';

/** What was typed for a new meeting; `null` is what nobody has touched, and is suggested instead. */
export interface NewMeetingDraft {
  readonly partnerId: string | null;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly place: string | null;
  readonly day: string | null;
  readonly time: string | null;
  readonly minutes: number;
}

const blank: NewMeetingDraft = {
  partnerId: null,
  kind: 'visit',
  title: '',
  place: null,
  day: null,
  time: null,
  minutes: 60,
};

/** Leaving the form loses nothing; coming back goes on. */
export const useNewMeetingDraft = create<NewMeetingDraft>(() => blank);

export function clearNewMeetingDraft(): void {
  useNewMeetingDraft.setState(blank);
}
