import { z } from 'zod';
import { create } from 'zustand';
import { useDesk } from '../../../../data/DeskContext';
import { useLive } from '../../../../data/live';
import { getPreference, setPreference } from '../../../../data/preference';
import { localDateOf } from '../../../../i18n/localDate';

export const agendaViews = ['day', 'week', 'coming', 'past'] as const;
export type AgendaView = (typeof agendaViews)[number];

const viewShape = z.enum(agendaViews);
/** The day that was looked at, and on which day: on another morning the agenda opens on that morning. */
const dayShape = z.object({ day: z.iso.date(), on: z.iso.date() });

interface Moment {
  readonly view: AgendaView | null;
  readonly day: string | null;
}

/** What was chosen since the window opened; quicker than reading the choice back. */
const useMoment = create<Moment>(() => ({ view: null, day: null }));

export interface AgendaPlace {
  readonly view: AgendaView;
  /** The day looked at; a week is that of this day. */
  readonly day: string;
  readonly today: string;
  readonly setView: (view: AgendaView) => void;
  readonly setDay: (day: string) => void;
}

/** Which view and day the agenda shows; both are remembered. `undefined` until they are read. */
export function useAgendaPlace(): AgendaPlace | undefined {
  const { db, now } = useDesk();
  const today = localDateOf(now());
  const moment = useMoment();
  const kept = useLive(
    async (desk) => ({
      view: await getPreference(desk, 'meetings.view', viewShape),
      day: await getPreference(desk, 'meetings.day', dayShape),
    }),
    [],
  );
  if (!kept) return undefined;
  return {
    view: moment.view ?? kept.view ?? 'week',
    day: moment.day ?? (kept.day?.on === today ? kept.day.day : today),
    today,
    setView: (view) => {
      useMoment.setState({ view });
      void setPreference(db, 'meetings.view', view);
    },
    setDay: (day) => {
      useMoment.setState({ day });
      void setPreference(db, 'meetings.day', { day, on: today });
    },
  };
}
