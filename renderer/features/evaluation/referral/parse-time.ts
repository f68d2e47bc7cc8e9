import type { Parsed } from '../../../ui/parse-number.ts';

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(a|p)?\.?\s*(?:m\.?)?$/i;

/** Reads a time of day into 'HH:MM': 9:05, 905, 9.05, 9:05 pm, 21:05; there is always one, the period can be removed. Never throws. */
export function parseTime(text: string, name: string): Parsed {
  const typed = text.trim();
  if (typed === '') return { ok: false, error: `${name} needs a time, such as 9:05 or 2:30 pm` };
  const found = TIME.exec(typed);
  const hour = hourOf(Number(found?.[1]), found?.[3]);
  const minute = Number(found?.[2] ?? '0');
  if (found === null || hour === null || minute > 59) {
    const cut = typed.length > 24 ? `${typed.slice(0, 23)}…` : typed;
    return { ok: false, error: `${name} needs a time, such as 9:05 or 2:30 pm; you entered “${cut}”` };
  }
  return { ok: true, value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
