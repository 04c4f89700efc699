import { useState } from 'react';
import { timeText } from '#shared/domain/spokenTime';
import { useFormats } from '../../../../i18n/formats';
import { dateOfLocal } from '../../../../i18n/localDate';
import { useTranslate } from '../../../../i18n/useTranslate';
import { dayMinutes } from './placed';
import { minutesOf, pixels, slotStep, within } from './gridScale';
import classes from './EmptySlots.module.css';

interface EmptySlotsProps {
  readonly day: string;
  /** Where the keyboard's slot stands in this column, in minutes since midnight; null when it is in another. */
  readonly cursor: number | null;
  /** Whether the keyboard's slot takes the focus when it comes here. */
  readonly focusWanted: () => boolean;
  readonly onPlan: (day: string, minutes: number) => void;
}

/** The free time of a day: a click, or Enter on the keyboard's slot, plans a meeting there. */
export function EmptySlots({ day, cursor, focusWanted, onPlan }: EmptySlotsProps) {
  const t = useTranslate();
  const { dayLong } = useFormats();
  const [pointed, setPointed] = useState<number | null>(null);
  const slotAt = (event: React.MouseEvent): number => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    return within(Math.floor(minutesOf(y) / slotStep) * slotStep, 0, dayMinutes - slotStep);
  };
  const place = (minutes: number) => ({ top: pixels(minutes), height: pixels(slotStep) });
  return (
    <div
      className={classes.slots}
      onPointerMove={(event) => setPointed(slotAt(event))}
      onPointerLeave={() => setPointed(null)}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className={classes.area}
        onClick={(event) => onPlan(day, slotAt(event))}
      />
      {pointed === null ? null : (
        <span className={classes.pointed} style={place(pointed)} aria-hidden>
          {timeText(pointed)}
        </span>
      )}
      {cursor === null ? null : (
        <button
          key={cursor}
          type="button"
          data-slot
          className={classes.cursor}
          style={place(cursor)}
          aria-label={t('agenda.planAt', { day: dayLong(dateOfLocal(day)), time: timeText(cursor) })}
          ref={(element) => {
            if (element && focusWanted()) element.focus();
          }}
          onClick={() => onPlan(day, cursor)}
        >
          {timeText(cursor)}
        </button>
      )}
    </div>
  );
}
