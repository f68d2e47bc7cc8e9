import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLongDate, parseDate } from '../../../renderer/ui/parse-date.ts';

const TODAY = '2026-10-05';

describe('parseDate', () => {
  test.each([
    ['', null],
    ['5/10/26', '2026-05-10'],
    ['10/05/2026', '2026-10-05'],
    ['10-5-2026', '2026-10-05'],
    ['10 5 26', '2026-10-05'],
    ['2026-10-05', '2026-10-05'],
    ['2026/1/2', '2026-01-02'],
    ['20261005', '2026-10-05'],
    ['today', '2026-10-05'],
    ['Yesterday', '2026-10-04'],
    ['tomorrow', '2026-10-06'],
    ['5 Oct 2026', '2026-10-05'],
    ['5-oct-26', '2026-10-05'],
    ['Oct 5, 2026', '2026-10-05'],
    ['october 5 2026', '2026-10-05'],
    ['Sept. 9, 2025', '2025-09-09'],
    ['2/29/2024', '2024-02-29'],
  ])('reads %j as %j', (text, value) => {
    expect(parseDate(text, TODAY)).toEqual({ ok: true, value });
  });

  test.each([
    ['02/30/2026', 'February 2026 has 28 days; you entered 02/30/2026'],
    ['2/29/1900', 'February 1900 has 28 days; you entered 2/29/1900'],
    ['2026-04-31', 'April 2026 has 30 days; you entered 2026-04-31'],
    ['25/10/2026', 'There is no month 25: write the month first, as in 10/25/2026'],
    ['0/5/2026', 'There is no month 0'],
    ['5 Foo 2026', 'There is no month called “Foo”'],
    ['1/1/0026', 'The year is between 1880 and 2199; you entered 0026'],
    ['5/10', 'Date of injury needs a date, such as 10/5/2026 or 2026-10-05; you entered “5/10”'],
    ['constructor', 'Date of injury needs a date, such as 10/5/2026 or 2026-10-05; you entered “constructor”'],
  ])('refuses %j: %s', (text, error) => {
    expect(parseDate(text, TODAY, { name: 'Date of injury' })).toEqual({ ok: false, error });
  });

  test('two-digit years reach one year ahead, the rest are last century', () => {
    expect(parseDate('1/1/00', TODAY)).toEqual({ ok: true, value: '2000-01-01' });
    expect(parseDate('1/1/27', TODAY)).toEqual({ ok: true, value: '2027-01-01' });
    expect(parseDate('1/1/28', TODAY)).toEqual({ ok: true, value: '1928-01-01' });
    expect(parseDate('1/1/99', TODAY)).toEqual({ ok: true, value: '1999-01-01' });
  });

  test('bounds are inclusive and told in words', () => {
    const rules = { name: 'Date of birth', max: TODAY };
    expect(parseDate('10/5/2026', TODAY, rules).ok).toBe(true);
    expect(parseDate('tomorrow', TODAY, rules)).toEqual({
      ok: false,
      error: 'Date of birth is Monday, October 5, 2026 at the latest; you entered Tuesday, October 6, 2026',
    });
    expect(parseDate('1/1/2020', TODAY, { min: '2020-01-02' }).ok).toBe(false);
  });

  test('any text whatever gives a real day or a sentence', () => {
    const pieces = fc.array(fc.constantFrom('0', '1', '2', '9', '30', '2026', '/', '-', '.', ' ', 'Oct', 'may', ','), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          pieces.map((all) => all.join('')),
        ),
        (text) => {
          const read = parseDate(text, TODAY);
          if (read.ok && read.value !== null) {
            expect(new Date(`${read.value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.value);
          } else if (!read.ok) expect(read.error).not.toBe('');
        },
      ),
    );
  });

  test('a day written in any of the ways comes back the same', () => {
    const day = fc.date({
      min: new Date('1930-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const long = formatLongDate(iso).replace(/^\w+, /, '');
        for (const text of [iso, `${m}/${d}/${y}`, `${String(Number(m))}/${String(Number(d))}/${y.slice(2)}`, long]) {
          const read = parseDate(text, TODAY);
          expect(read).toEqual({ ok: true, value: iso });
        }
      }),
    );
  });
});

test('formatLongDate names the weekday', () => {
  expect(formatLongDate('2026-10-05')).toBe('Monday, October 5, 2026');
  expect(formatLongDate('2024-02-29')).toBe('Thursday, February 29, 2024');
});
