import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOverChanges } from '../../main/domain/carry-over.ts';
import { applyChanges, type Change } from '../../main/domain/changes.ts';
import { checkEvaluation } from '../../main/domain/check.ts';
import type { Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import { rejectedAt, rejection, setWithRejected, withoutRejectedAt } from '../../main/domain/rejected.ts';
import { stepStates } from '../../main/domain/steps.ts';
import { inverse } from '../../main/domain/undo.ts';
import { parseCaseFile, writeCaseFile } from '../../main/exchange/case-file.ts';
import { evaluation } from './support.ts';

const GIRTH = '/examination/thighGirthCm/left';
const reject = (before: Evaluation, path: string, text = '300'): Evaluation =>
  applyChanges(before, [rejection(before, { path, text, message: `“${text}” is too much` })]);
const paths = ({ rejected }: Evaluation): string[] => rejected.map(({ path }) => path);

describe('a text that a field could not take', () => {
  const wrong = reject(evaluation({ examination: { thighGirthCm: { left: '45' } } }), GIRTH);

  test('stands beside the value, is an error at its place and marks its step', () => {
    expect(wrong.examination.thighGirthCm.left).toBe('45');
    expect(checkEvaluation(wrong)).toContainEqual({ path: GIRTH, severity: 'error', message: '“300” is too much' });
    expect(stepStates(wrong).examination.state).toBe('attention');
    expect(stepStates(wrong).referral.state).not.toBe('attention');
  });

  test('is replaced by the next such text, and gone once a value is set or the field is emptied', () => {
    expect(reject(wrong, GIRTH, '30x').rejected).toEqual([{ path: GIRTH, text: '30x', message: '“30x” is too much' }]);
    for (const value of ['46', '45', null]) {
      expect(applyChanges(wrong, [{ op: 'set', path: GIRTH, value }]).rejected).toEqual([]);
    }
    const around = applyChanges(wrong, [
      { op: 'set', path: '/examination/thighGirthCm', value: { left: null, right: null } },
    ]);
    expect(around.rejected).toEqual([]);
    expect(applyChanges(wrong, [{ op: 'set', path: '/examination/thighGirthCm/right', value: '44' }]).rejected).toEqual(
      wrong.rejected,
    );
  });

  test('is no mistake while it is being typed', () => {
    expect(withoutRejectedAt(wrong, GIRTH).rejected).toEqual([]);
    expect(withoutRejectedAt(wrong, '/side')).toBe(wrong);
  });

  test('refuses the case file that holds it, at its place', () => {
    const result = parseCaseFile(
      writeCaseFile({
        ...wrong,
        side: 'left',
        case: { ...wrong.case, dateOfExam: '2026-10-05' },
        examinee: { ...wrong.examinee, dateOfBirth: '1958-03-02' },
      }),
    );
    expect(result).toMatchObject({ ok: false, problems: [{ path: GIRTH, message: '“300” is too much' }] });
  });

  test('is not filled over when an earlier evaluation is carried over', () => {
    const current = reject(evaluation({}), '/examinee/dateOfBirth', '3/1958');
    const earlier = evaluation({ examinee: { dateOfBirth: '1958-03-02', sex: 'male' } });
    expect(carryOverChanges(current, earlier, ['examinee']).map(({ path }) => path)).toEqual(['/examinee/sex']);
  });
});

describe('in lists', () => {
  const records = evaluation({ recordsReviewed: [{ author: 'A' }, { author: 'B' }, { author: 'C' }] });
  const wrong = reject(reject(records, '/recordsReviewed/1/date'), '/recordsReviewed/2/pages');

  test.each<[string, Change, string[]]>([
    ['insert', { op: 'insert', path: '/recordsReviewed/0', value: {} }, ['2/date', '3/pages']],
    ['remove', { op: 'remove', path: '/recordsReviewed/1' }, ['1/pages']],
    ['move', { op: 'move', path: '/recordsReviewed/2', to: 0 }, ['2/date', '0/pages']],
    ['sort', { op: 'set', path: '/recordsReviewed', value: wrong.recordsReviewed.toReversed() }, ['1/date', '0/pages']],
  ])('%s takes each text along with its entry', (_, change, expected) => {
    expect(paths(applyChanges(wrong, [change]))).toEqual(expected.map((place) => `/recordsReviewed/${place}`));
  });

  test('of entries that hold the same, a sorted one keeps its own text', () => {
    const same = evaluation({ recordsReviewed: [{}, {}, {}] });
    const one = reject(same, '/recordsReviewed/1/date');
    const set: Change = { op: 'set', path: '/recordsReviewed', value: [...one.recordsReviewed, { author: 'D' }] };
    expect(paths(applyChanges(one, [set]))).toEqual(['/recordsReviewed/1/date']);
  });

  test('texts of plain values go with their list unless they are kept', () => {
    const path = '/examination/rangeOfMotion/left/flexion/active';
    const two = reject(reject(evaluation({}), `${path}/0`), `${path}/1`, '301');
    expect(applyChanges(two, [{ op: 'set', path, value: ['95'] }]).rejected).toEqual([]);
    const kept = applyChanges(two, setWithRejected(two, path, ['95'], two.rejected.slice(1)));
    expect(kept.examination.rangeOfMotion.left.flexion.active).toEqual(['95']);
    expect(paths(kept)).toEqual([`${path}/1`]);
  });

  test('property: each text stays with its record through every change, and the inverse leads back', () => {
    const index = fc.integer({ min: 0, max: 2 });
    const change: fc.Arbitrary<Change> = fc.oneof(
      index.map((at): Change => ({ op: 'insert', path: `/recordsReviewed/${String(at)}`, value: { author: 'new' } })),
      index.map((at): Change => ({ op: 'remove', path: `/recordsReviewed/${String(at)}` })),
      fc.tuple(index, index).map(([at, to]): Change => ({ op: 'move', path: `/recordsReviewed/${String(at)}`, to })),
      index.map((at): Change => ({ op: 'set', path: `/recordsReviewed/${String(at)}/date`, value: '2026-01-05' })),
    );
    const all = ['A', 'B', 'C'].reduce(
      (at, author, i) => reject(at, `/recordsReviewed/${String(i)}/date`, author),
      records,
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        let now = all;
        for (const one of changes) {
          const at = Number(one.path.split('/')[2]);
          const { length } = now.recordsReviewed;
          if (at >= length || (one.op === 'move' && one.to >= length)) continue;
          const after = applyChanges(now, [one]);
          expect(applyChanges(after, inverse(now, [one]))).toEqual(now);
          now = after;
        }
        for (const { path, text } of now.rejected) {
          expect(now.recordsReviewed[Number(path.split('/')[2])]?.author).toBe(text);
        }
        for (const [at, { author, date }] of now.recordsReviewed.entries()) {
          const isKept = rejectedAt(now, `/recordsReviewed/${String(at)}/date`) !== null;
          expect(isKept).toBe(author !== 'new' && date === null);
        }
      }),
    );
  });
});
