/** "2026-10-05 14:02" in the machine's zone. */
export function localMinute(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${localDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The first instant of a day of the machine's zone, or its last one. */
export function instantOf(day: string, edge: 'start' | 'end'): string {
  return new Date(`${day}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}`).toISOString();
}

function localDay(date: Date): string {
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
