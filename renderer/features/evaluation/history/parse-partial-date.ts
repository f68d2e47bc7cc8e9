import { isPartialDate } from '../../../../main/domain/dates.ts';
import { parseDate } from '../../../ui/parse-date.ts';
import type { Parsed } from '../../../ui/parse-number.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a date as exactly as it is typed: 2019 · 5/2019, 2019-05, May 2019 · any day that a date field reads. Nothing
 * typed is null. Never throws.
 */
export function parsePartialDate(text: string, today: string, name: string): Parsed {
  const typed = text.trim();
  const less = /^\d{4}$/.test(typed) ? typed : monthOf(typed);
  if (less !== null) {
    if (isPartialDate(less)) return { ok: true, value: less };
    return { ok: false, error: `${name} needs a year from 1900 and a real month; you entered “${typed}”` };
  }
  const parsed = parseDate(typed, today, { name });
  if (parsed.ok) return parsed;
  return { ok: false, error: `${parsed.error}. A month or a year alone will do: 5/2026, 2026` };
}

/** "5/2019", "2019-05", "May 2019" → "2019-05". */
function monthOf(text: string): string | null {
  const [, month, year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (month !== undefined && year !== undefined) return `${year}-${month.padStart(2, '0')}`;
  const [, isoYear, isoMonth] = /^(\d{4})[/.-](\d{1,2})$/.exec(text) ?? [];
  if (isoMonth !== undefined && isoYear !== undefined) return `${isoYear}-${isoMonth.padStart(2, '0')}`;
  const [, word, wordYear] = /^([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text) ?? [];
  const at = MONTHS.findIndex((each) => word?.toLowerCase().startsWith(each) === true);
  return at === -1 || wordYear === undefined ? null : `${wordYear}-${String(at + 1).padStart(2, '0')}`;
}
