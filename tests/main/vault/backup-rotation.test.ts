import fc from 'fast-check';
import { expect, test } from 'vitest';
import { superseded } from '../../../main/vault/backup-rotation.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const ROTATION = { daily: 7, weekly: 4, monthly: 12 };

test('a backup a day for a year and a half leaves seven days, four weeks and twelve months', () => {
  const daily = Array.from({ length: 540 }, (_, day) => new Date(NOW.getTime() - day * 86_400_000).toISOString());
  const gone = new Set(superseded(daily, ROTATION, NOW));
  const left = daily.filter((instant) => !gone.has(instant)).map((instant) => instant.slice(0, 10));
  expect(left).toEqual([
    ...['2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15', '2026-11-14'],
    // The last days of the weeks before, and of the months.
    ...['2026-11-08', '2026-11-01', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
    ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
  ]);
});

const instants = fc.uniqueArray(
  fc
    .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  { maxLength: 80 },
);

test('the newest never goes, those of the last day neither, and a second look lets nothing more go', () => {
  fc.assert(
    fc.property(instants, fc.nat(8), fc.nat(5), fc.nat(13), (all, daily, weekly, monthly) => {
      const rotation = { daily, weekly, monthly };
      const gone = superseded(all, rotation, NOW);
      const left = all.filter((instant) => !gone.includes(instant));
      const newest = all.toSorted().at(-1);
      if (newest !== undefined) expect(left).toContain(newest);
      expect(gone.filter((instant) => Date.parse(instant) > NOW.getTime() - 86_400_000)).toEqual([]);
      expect(superseded(left, rotation, NOW)).toEqual([]);
    }),
  );
});
