import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthWeeks, moveDay } from '../../../renderer/ui/month-grid.ts';

const day = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a month is shown in whole weeks from Sunday, each of its days once', () => {
  expect(monthWeeks('2026-10-05')[0]?.[0]).toBe('2026-09-27');
  fc.assert(
    fc.property(day, (iso) => {
      const weeks = monthWeeks(iso);
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        expect(new Date(`${week[0] ?? ''}T00:00:00Z`).getUTCDay()).toBe(0);
      }
      const [year = 0, month = 0] = iso.split('-').map(Number);
      const inMonth = weeks.flat().filter((one) => one.startsWith(iso.slice(0, 7)));
      expect(new Set(inMonth).size).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }),
  );
});

test('keys move by day, week, month and year, and stay on real days', () => {
  expect(moveDay('2026-03-31', 'PageUp', false)).toBe('2026-02-28');
  expect(moveDay('2024-02-29', 'PageDown', true)).toBe('2025-02-28');
  expect(moveDay('2026-10-07', 'Home', false)).toBe('2026-10-04');
  expect(moveDay('2026-10-07', 'End', false)).toBe('2026-10-10');
  expect(moveDay('2026-10-07', 'a', false)).toBeNull();
  fc.assert(
    fc.property(
      day,
      fc.constantFrom(['ArrowLeft', 'ArrowRight'], ['ArrowUp', 'ArrowDown']),
      (iso, [there = '', back = '']) => {
        expect(moveDay(moveDay(iso, there, false) ?? '', back, false)).toBe(iso);
      },
    ),
  );
});
