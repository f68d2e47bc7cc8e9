import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyMassIndex } from '../../main/domain/body-mass-index.ts';
import { checkEvaluation } from '../../main/domain/check.ts';
import { isPartialDate } from '../../main/domain/dates.ts';
import { evaluationSchema } from '../../main/domain/evaluation/evaluation.ts';
import { splitQuestions } from '../../main/domain/numbered-questions.ts';
import { comparePartialDates, isWhollyBefore, partialDateText, periodText } from '../../main/domain/partial-dates.ts';
import { readiness } from '../../main/domain/readiness.ts';

const evaluationOf = (parts: Record<string, unknown>) =>
  evaluationSchema.parse({ format: 'residua-evaluation/1', ...parts });
const problemsOf = (parts: Record<string, unknown>) =>
  checkEvaluation(evaluationOf(parts)).map(({ path, severity }) => `${severity} ${path}`);

describe('body mass index', () => {
  test('kilograms by square metres, one place, half up', () => {
    expect(bodyMassIndex('178', '84')).toBe('26.5');
    // 25 / 1² is 25 exactly; 25.05 is rounded up.
    expect(bodyMassIndex('100', '25')).toBe('25');
    expect(bodyMassIndex('100', '25.05')).toBe('25.1');
    expect(bodyMassIndex('100', '25.0499')).toBe('25');
  });

  test('nothing while a measure is missing or not above zero', () => {
    expect([bodyMassIndex(null, '84'), bodyMassIndex('178', null), bodyMassIndex('0', '84')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('partial dates', () => {
  test('are before each other only when they cannot be the same day', () => {
    expect(isWhollyBefore('2019', '2020-03')).toBe(true);
    expect(isWhollyBefore('2019', '2019-05')).toBe(false);
    expect(isWhollyBefore('2019-05-04', '2019-05')).toBe(false);
    expect(isWhollyBefore('2019-04', '2019-05-01')).toBe(true);
  });

  const partial = fc
    .tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .chain(([year, month, day]) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const whole = `${String(year)}-${two(month)}-${two(day)}`;
      return fc.constantFrom(whole, whole.slice(0, 7), whole.slice(0, 4));
    });

  test('sorting agrees with being before, and puts what is unknown last', () => {
    fc.assert(
      fc.property(partial, partial, (a, b) => {
        expect(isPartialDate(a)).toBe(true);
        expect(Math.sign(comparePartialDates(a, b))).toBe(-Math.sign(comparePartialDates(b, a)) || 0);
        if (isWhollyBefore(a, b)) expect(comparePartialDates(a, b)).toBeLessThan(0);
      }),
    );
    expect([null, '2020', '2019-05', '2019'].sort(comparePartialDates)).toEqual(['2019', '2019-05', '2020', null]);
  });

  test('in words, as exactly as they are known', () => {
    expect(['2019', '2019-05', '2019-05-04'].map(partialDateText)).toEqual(['2019', 'May 2019', 'May 4, 2019']);
    expect(periodText('2019-05', '2020')).toBe('May 2019 – 2020');
    expect(periodText('2019', '2019')).toBe('2019');
    expect(periodText(null, '2020')).toBe('until 2020');
    expect(periodText(null, null)).toBeNull();
  });
});

describe('dates of the history that contradict each other', () => {
  const examinee = { dateOfBirth: '1980-06-15' };
  const theCase = { dateOfInjury: '2024-03-01', dateOfExam: '2026-10-05' };
  const treatment = (from: string | null, to: string | null) =>
    problemsOf({ examinee, case: theCase, history: { treatmentTimeline: [{ from, to }] } });

  test('a treatment that ends before it begins, begins before birth or after the examination', () => {
    expect(treatment('2025-03', '2025-02')).toEqual(['error /history/treatmentTimeline/0/to']);
    expect(treatment('2025', '2025-02')).toEqual([]);
    expect(treatment('1979', null)).toEqual(['error /history/treatmentTimeline/0/from']);
    expect(treatment('1980', null)).toEqual([]);
    expect(treatment('2027', null)).toEqual(['warning /history/treatmentTimeline/0/from']);
  });

  test('a prior injury after the claimed one', () => {
    const prior = (date: string) =>
      problemsOf({ examinee, case: theCase, history: { priorInjuryList: [{ date, bodyPart: 'Left hip' }] } });
    expect(prior('2024-04')).toEqual(['warning /history/priorInjuryList/0/date']);
    expect(prior('2024')).toEqual([]);
    expect(prior('1975-01-01')).toEqual(['error /history/priorInjuryList/0/date']);
  });

  test('a referral before the injury or after the examination', () => {
    const referred = (dateOfReferral: string) => problemsOf({ case: { ...theCase, referral: { dateOfReferral } } });
    expect(referred('2024-02-28')).toEqual(['warning /case/referral/dateOfReferral']);
    expect(referred('2026-10-06')).toEqual(['warning /case/referral/dateOfReferral']);
    expect(referred('2026-09-01')).toEqual([]);
  });

  test('an area marked twice, at the second mark', () => {
    const painAreas = [{ area: 'left-groin' }, { area: 'left-knee' }, { area: 'left-groin' }];
    expect(problemsOf({ complaints: { painAreas } })).toEqual(['error /complaints/painAreas/2/area']);
  });
});

describe('P1, P2: structured lists fill the places of the free texts', () => {
  const california = { case: { reportProfile: 'us-ca-workers-comp' } };
  const open = (history: Record<string, unknown>) =>
    readiness(evaluationOf({ ...california, history })).flatMap(({ path }) =>
      path.startsWith('/history') ? [path] : [],
    );

  test('rows with content count, empty rows do not', () => {
    expect(open({})).toEqual([
      '/history/mechanismOfInjury',
      '/history/medicalHistory',
      '/history/priorInjuries',
      '/history/treatment',
    ]);
    expect(open({ treatmentTimeline: [{}], priorInjuryList: [{ date: '2001' }] })).toEqual([
      '/history/mechanismOfInjury',
      '/history/medicalHistory',
      '/history/priorInjuries',
      '/history/treatment',
      '/history/priorInjuryList/0/description',
    ]);
    const told = { treatmentTimeline: [{ kind: 'injection' }], mechanismOfInjury: 'A fall.' };
    expect(open({ ...told, priorInjuryList: [{ bodyPart: 'Left knee' }] })).toEqual([
      '/history/priorInjuryList/0/residuals',
    ]);
    expect(open({ ...told, priorInjuryList: [{ bodyPart: 'Left knee', residuals: 'None.' }] })).toEqual([]);
  });
});

describe('questions pasted from a letter', () => {
  test('numbered lines become questions without their numbers; lines between go with the one before', () => {
    expect(
      splitQuestions('1. What is the diagnosis?\n2) Is it work-related,\n   and to what degree?\n\n(3) Future care?'),
    ).toEqual(['What is the diagnosis?', 'Is it work-related, and to what degree?', 'Future care?']);
    expect(splitQuestions('Q1: Cause?\r\nQ2: Cure?')).toEqual(['Cause?', 'Cure?']);
    expect(splitQuestions('• Cause?\n• Cure?')).toEqual(['Cause?', 'Cure?']);
    expect(splitQuestions('Please address:\n1. Cause\n2. Cure')).toEqual(['Please address: Cause', 'Cure']);
  });

  test('other text stays as it is, also when it holds numbers', () => {
    for (const text of [
      'What remains?',
      'A\nB',
      '1. Only one',
      'In 2019.\nIn 2020.',
      '50 % of the hip\n20 % of the knee',
    ]) {
      expect(splitQuestions(text)).toEqual([text]);
    }
  });

  test('any questions, numbered and joined, come back', () => {
    const question = fc.stringMatching(/^[A-Z][a-z ]{0,30}[a-z]\?$/);
    fc.assert(
      fc.property(fc.array(question, { minLength: 2, maxLength: 12 }), (questions) => {
        const letter = questions.map((text, index) => `${String(index + 1)}. ${text}`).join('\n');
        expect(splitQuestions(letter)).toEqual(questions);
      }),
    );
  });
});
