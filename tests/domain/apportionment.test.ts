import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportionmentSum } from '../../main/domain/apportionment.ts';

const words = (...percents: (string | null)[]) => apportionmentSum(percents.map((percent) => ({ percent }))).words;

test('A6: the words say how far the shares are from 100 %', () => {
  expect(words('60', '40')).toBe('100 %');
  expect(words('60', '35', null)).toBe('95 %: 5 % is not apportioned');
  expect(words('60', '45.5')).toBe('105.5 %: 5.5 % too much is apportioned');
  expect(words('33.3', '33.3', '33.3')).toBe('99.9 %: 0.1 % is not apportioned');
});

test('A6: complete exactly when tenths of a percent sum to 100, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 8 }), (tenths) => {
      const sum = tenths.reduce((total, each) => total + each, 0);
      const shares = (rest: number[]) => rest.map((each) => ({ percent: (each / 10).toFixed(1) }));
      expect(apportionmentSum(shares(tenths)).isComplete).toBe(sum === 1000);
      expect(apportionmentSum(shares([...tenths].reverse())).sum).toBe(apportionmentSum(shares(tenths)).sum);
      if (sum < 1000) expect(apportionmentSum(shares([...tenths, 1000 - sum])).isComplete).toBe(true);
    }),
  );
});
