import { useEffect, useState } from 'react';
import { useDesk } from '../../data/DeskContext';

const minute = 60_000;

/** The time, a minute old at the most: what is told as "since Tuesday" was told as "since 14:02" the day before. */
export function useNow(): Date {
  const { now } = useDesk();
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setShown(now()), minute);
    return () => clearInterval(timer);
  }, [now]);
  return shown;
}
