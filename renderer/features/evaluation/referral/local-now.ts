import { useEffect, useState } from 'react';

/** How often a shown time is looked at again, milliseconds: minutes are shown, so they are late by less than this. */
const LOOK_AGAIN = 5_000;

/** The moment on this machine's clock, 'YYYY-MM-DDTHH:MM', without a zone. */
export function localNow(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [String(now.getFullYear()), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** The moment, renewed while `isTicking`. */
export function useLocalNow(isTicking: boolean): string {
  const [now, setNow] = useState(localNow);
  useEffect(() => {
    if (!isTicking) return;
    const look = (): void => {
      setNow(localNow());
    };
    look();
    const timer = setInterval(look, LOOK_AGAIN);
    return () => {
      clearInterval(timer);
    };
  }, [isTicking]);
  return now;
}
