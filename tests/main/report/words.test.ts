import { describe, expect, test } from 'vitest';
import { REGIONS } from '../../../main/domain/evaluation/evaluation.ts';
import { counted, dayOf, evaluatedPart, filled, longDate, longTime, shortDate } from '../../../main/report/words.ts';

describe('words of the report', () => {
  test('dates', () => {
    expect(longDate('2026-10-05')).toBe('October 5, 2026');
    expect(shortDate('2024-02-29')).toBe('Feb 29, 2024');
  });

  test('the day and time of an instant in a zone', () => {
    const instant = new Date('2026-10-06T03:05:09Z');
    expect(dayOf(instant, -420)).toBe('2026-10-05');
    expect(longTime(instant, -420)).toBe('October 5, 2026, 20:05:09 UTC−07:00');
    expect(longTime(instant, 345)).toBe('October 6, 2026, 08:50:09 UTC+05:45');
    expect(longTime(instant, 0)).toBe('October 6, 2026, 03:05:09 UTC');
  });

  test('the part that is evaluated', () => {
    expect(evaluatedPart({ side: 'left', region: 'hip' })).toBe('the left hip');
    expect(evaluatedPart({ side: 'bilateral', region: 'knee' })).toBe('both knees');
    expect(evaluatedPart({ side: 'bilateral', region: 'low-back' })).toBe('the low back, both sides');
    expect(evaluatedPart({ side: null, region: 'hip' })).toBe('the hip');
    for (const region of REGIONS) expect(evaluatedPart({ side: 'right', region })).toMatch(/^the right [a-z]/);
  });

  test('counts and blanks', () => {
    expect([counted(1, 'page'), counted(0, 'page'), counted(2, 'page')]).toEqual(['1 page', '0 pages', '2 pages']);
    expect([filled(' \n'), filled(null), filled(' a ')]).toEqual([null, null, 'a']);
  });
});
