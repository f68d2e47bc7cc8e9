import { describe, expect, test } from 'vitest';
import { statementNeeds, workStatementOf } from '../../main/domain/work-statement.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { fullEvaluation } from './full-evaluation.ts';
import { evaluation } from './support.ts';

describe('what a return-to-work statement says', () => {
  test('holds names and words of work and nothing else that was entered', () => {
    const { evaluation: full, leaves } = fullEvaluation();
    const text = JSON.stringify(workStatementOf(full));
    const found = leaves.filter(
      ({ value }) => typeof value === 'string' && value.startsWith('QZ') && text.includes(value),
    );
    expect(found.map(({ place }) => place)).toEqual([
      '/examinee/name',
      '/examinee/employer',
      '/examinee/occupation',
      '/opinions/workRestrictions',
    ]);
  });

  test('status, duration and improvement as phrases', () => {
    const statement = workStatementOf(
      evaluation({
        opinions: {
          returnToWork: { status: 'modified-duty', date: '2026-10-12' },
          workCapacity: { duration: 'temporary', until: '2027-03-02' },
          maximumMedicalImprovement: { status: 'not-reached' },
        },
      }),
    );
    expect(statement).toMatchObject({
      status: 'Modified duty from October 12, 2026',
      duration: 'Temporary, until March 2, 2027.',
      improvement: 'Not reached',
      tables: [],
      sentences: [],
      restrictions: null,
    });
  });

  test.each([
    [{ duration: 'permanent', until: '2027-03-02' }, 'Permanent.'],
    [{ duration: 'temporary' }, 'Temporary.'],
    [{ until: '2027-03-02' }, 'Until March 2, 2027.'],
    [{}, null],
  ])('duration of %o', (workCapacity, duration) => {
    expect(workStatementOf(evaluation({ opinions: { workCapacity } })).duration).toBe(duration);
  });

  test('a table for each kind of limit that is stated; zero is a limit', () => {
    const { tables } = workStatementOf(
      evaluation({ opinions: { workCapacity: { standHours: '0', liftPounds: { occasionally: '20.50' } } } }),
    );
    expect(tables).toEqual([
      {
        title: 'Hours a day',
        limits: [
          ['Work', null],
          ['Standing', '0'],
          ['Walking', null],
          ['Sitting', null],
        ],
      },
      {
        title: 'Pounds',
        limits: [
          ['Lifting, occasionally', '20.5'],
          ['Lifting, frequently', null],
          ['Carrying, occasionally', null],
          ['Carrying, frequently', null],
        ],
      },
    ]);
  });
});

describe('what a statement needs before it is signed', () => {
  test('an empty evaluation lacks five things, the sample none', () => {
    expect(statementNeeds(evaluation()).map(({ path, kind }) => [path, kind])).toEqual([
      ['/examinee/name', 'missing'],
      ['/case/dateOfExam', 'missing'],
      ['/opinions/returnToWork/status', 'missing'],
      ['/examiner/name', 'missing'],
      ['/examiner/credentials', 'missing'],
    ]);
    expect(statementNeeds(loadSample())).toEqual([]);
  });

  test('errors in what it shows stand in the way, errors elsewhere do not', () => {
    const sample = loadSample();
    const wrongElsewhere = {
      ...sample,
      opinions: { ...sample.opinions, apportionment: [] },
      claim: { ...sample.claim, placeOfService: 'x' },
    };
    expect(statementNeeds(wrongElsewhere)).toEqual([]);
    const capacity = { ...sample.opinions.workCapacity, hoursPerDay: '30' };
    const wrong = { ...sample, opinions: { ...sample.opinions, workCapacity: capacity } };
    expect(statementNeeds(wrong)).toMatchObject([{ path: '/opinions/workCapacity/hoursPerDay', kind: 'wrong' }]);
  });
});
