import { describe, expect, test } from 'vitest';
import { check, marks, messages } from './support.ts';

describe('A1–A5: rating', () => {
  const rating = (edition: string, entries: readonly object[], limbs: readonly object[] = []) =>
    marks(check({ side: 'bilateral', rating: { edition, limbs: [{ side: 'left', entries }, ...limbs] } }));
  const used = { GMFH: 1 };

  test('five percentages unless class 0, each 0–100', () => {
    const at = '/rating/limbs/0/entries/0/gradePercents';
    const entry = (parts: object) => rating('ama6-2008', [{ modifiers: used, ...parts }]);
    expect(entry({ class: 2, gradePercents: [1, 2, 3, 4, 5] })).toEqual([]);
    expect(entry({ class: 2, gradePercents: [1, 2, 3, 4] })).toEqual([`error ${at}`]);
    expect(entry({ class: 2 })).toEqual([`error ${at}`]);
    expect(entry({ class: null, gradePercents: [1] })).toEqual([`error ${at}`]);
    expect(entry({})).toEqual([]);
    expect(entry({ class: 0 })).toEqual([]);
    expect(entry({ class: 2, gradePercents: [1, 2, 3, 4, 101] })).toEqual([`error ${at}/4`]);
    expect(entry({ class: 2, gradePercents: [1, 3, 2, 4, 5] })).toEqual([`warning ${at}/2`]);
    expect(rating('ama6-2008', [{ class: 2, gradePercents: [1, 2, 3, 4, 5] }])).toEqual([
      'warning /rating/limbs/0/entries/0/modifiers',
    ]);
  });

  test('percentages 0–100, whole; each limb once', () => {
    expect(rating('ama5', [{ percent: 100.5 }, { percent: -1 }, { percent: 12.5 }])).toEqual([
      'error /rating/limbs/0/entries/0/percent',
      'warning /rating/limbs/0/entries/0/percent',
      'error /rating/limbs/0/entries/1/percent',
      'warning /rating/limbs/0/entries/2/percent',
    ]);
    expect(rating('ama5', [{ percent: 1 }], [{ side: 'left', entries: [] }])).toEqual(['error /rating/limbs/1/side']);
  });

  test('a limb of the other side is doubtful', () => {
    const limbs = [{ side: 'right', entries: [{ percent: 1 }] }];
    expect(marks(check({ side: 'left', rating: { edition: 'ama5', limbs } }))).toEqual([
      'warning /rating/limbs/0/side',
    ]);
  });
});

describe('A6: apportionment', () => {
  const apportion = (...percents: readonly (string | number | null)[]) =>
    marks(check({ opinions: { apportionment: percents.map((percent) => ({ percent })) } }));

  test('sums to exactly 100', () => {
    expect(apportion('33.3', '33.3', '33.4')).toEqual([]);
    expect(apportion(100)).toEqual([]);
    expect(apportion()).toEqual([]);
    expect(apportion(null)).toEqual([]);
    expect(apportion('33.3', '33.3', '33.3')).toEqual(['error /opinions/apportionment']);
    expect(apportion('99.999999999999999999')).toEqual(['error /opinions/apportionment']);
    expect(apportion(60, null)).toEqual(['error /opinions/apportionment']);
    expect(apportion(120, -20)).toEqual([
      'error /opinions/apportionment/0/percent',
      'error /opinions/apportionment/1/percent',
    ]);
  });

  test('the message names the sum', () => {
    expect(messages({ opinions: { apportionment: [{ percent: 60 }, { percent: 30 }] } })[0]).toContain('add up to 90');
  });
});
