import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerWords } from '../../main/domain/pointer-words.ts';

describe('a place in words', () => {
  it.each([
    ['', 'The whole file'],
    ['/case/dateOfExam', 'Referral: case: date of exam'],
    ['/examinee/dateOfBirth', 'Examinee: date of birth'],
    ['/recordsReviewed/2/pages', 'Records, no. 3: pages'],
    ['/recordsReviewed', 'Records'],
    ['/residual', 'Residual'],
    ['/examination/rangeOfMotion/left/flexion', 'Examination: range of motion: left: flexion'],
    ['/examination/a~1b', 'Examination: a/b'],
  ])('%s is “%s”', (pointer, words) => {
    expect(pointerWords(pointer)).toBe(words);
  });

  it('is there for every pointer', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (segments) => {
        expect(pointerWords(segments.map((segment) => `/${segment}`).join(''))).not.toBe('');
      }),
    );
  });
});
