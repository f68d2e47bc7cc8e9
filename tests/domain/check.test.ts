import { describe, expect, test } from 'vitest';
import { checkEvaluation, problemsUnder } from '../../main/domain/check.ts';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import { check, DATES, evaluation, marks } from './support.ts';

test('an empty evaluation has no problem: what is absent is told by readiness', () => {
  expect(checkEvaluation(emptyEvaluation())).toEqual([]);
});

describe('R1: ranges of the residual', () => {
  const change = (parts: object) => marks(check({ residual: { method: 'change', ...parts } }));

  test('functional status 0–100, predicted change −100…100', () => {
    expect(change({ intake: '0', discharge: '100', predictedChange: '-100' })).toEqual([]);
    expect(change({ intake: '-0.1', discharge: '100.1', predictedChange: '100.1' })).toEqual([
      'error /residual/intake',
      'error /residual/discharge',
      'error /residual/predictedChange',
    ]);
    expect(change({ predictedChange: '-100.01' })).toEqual(['error /residual/predictedChange']);
  });

  test('direct −200…200', () => {
    const direct = (value: string) => marks(check({ residual: { method: 'direct', value } }));
    expect([...direct('-200'), ...direct('200')]).toEqual([]);
    expect(direct('200.01')).toEqual(['error /residual/value']);
    expect(direct('-200.01')).toEqual(['error /residual/value']);
  });

  test('I5: a change of another instrument is refused, however it is spelled', () => {
    for (const instrument of ['hoos-jr', 'LEFS', 'Harris hip score', 'HOOS, JR.', 'oxford-hip', 'womac']) {
      expect(change({ instrument })).toEqual(['error /residual/instrument']);
    }
    for (const instrument of ['foto-lepf', 'FOTO hip FS PROM']) expect(change({ instrument })).toEqual([]);
  });
});

describe('measurements', () => {
  const motion = (name: string, degrees: number | string) =>
    check({ examination: { rangeOfMotion: { left: { [name]: { active: [degrees] } } } } });

  test.each([
    ['flexion', 0, 150],
    ['extension', -60, 45],
    ['abduction', 0, 60],
    ['adduction', 0, 45],
    ['internalRotation', 0, 60],
    ['externalRotation', 0, 70],
  ])('%s %i–%i°', (name, min, max) => {
    const path = `error /examination/rangeOfMotion/left/${name}/active/0`;
    expect(marks([...motion(name, min), ...motion(name, max)])).toEqual([]);
    expect(marks(motion(name, `${String(max)}.5`))).toEqual([path]);
    expect(marks(motion(name, min - 1))).toEqual([path]);
  });

  test('the message says the limit and what was entered', () => {
    expect(motion('flexion', 300)[0]?.message).toBe('flexion is at most 150°; you entered 300');
    expect(motion('extension', -61)[0]?.message).toBe('extension is at least −60°; you entered −61');
  });

  test('pain 0–10, height, weight, limb length, girth, deformity, minutes', () => {
    expect(
      marks(
        check({
          case: { ...DATES.case, faceToFaceMinutes: 1441 },
          complaints: { painAtRest: '10.5', painOnMovement: -1 },
          examination: {
            heightCm: 1.8,
            weightKg: 700,
            limbLengthCm: { left: 900 },
            thighGirthCm: { right: 1 },
            fixedDeformity: { right: { flexion: 181 } },
            rangeOfMotion: { right: { flexion: { passive: [151] } } },
          },
        }),
      ),
    ).toEqual([
      'error /case/faceToFaceMinutes',
      'error /complaints/painAtRest',
      'error /complaints/painOnMovement',
      'error /examination/heightCm',
      'error /examination/weightKg',
      'error /examination/limbLengthCm/left',
      'error /examination/thighGirthCm/right',
      'error /examination/rangeOfMotion/right/flexion/passive/0',
      'error /examination/fixedDeformity/right/flexion',
    ]);
  });
});

describe('dates', () => {
  const dates = (parts: object) => marks(checkEvaluation(evaluation(parts)));

  test('what cannot be in this order', () => {
    expect(dates({ case: { dateOfExam: '1958-03-01' }, examinee: { dateOfBirth: '1958-03-02' } })).toEqual([
      'error /case/dateOfExam',
    ]);
    expect(dates({ case: { dateOfExam: '2026-10-05', dateOfInjury: '2026-10-06' } })).toEqual([
      'error /case/dateOfInjury',
    ]);
    expect(dates({ case: { dateOfInjury: '1958-03-01' }, examinee: { dateOfBirth: '1958-03-02' } })).toEqual([
      'error /examinee/dateOfBirth',
    ]);
    expect(dates({ episode: { start: '2026-05-04', discharge: '2026-05-03' } })).toEqual(['error /episode/discharge']);
    expect(dates({ episode: { discharge: '1958-03-01' }, examinee: { dateOfBirth: '1958-03-02' } })).toEqual([
      'error /episode/discharge',
    ]);
    expect(dates({ episode: { start: '1958-03-01' }, examinee: { dateOfBirth: '1958-03-02' } })).toEqual([
      'error /episode/start',
    ]);
    expect(dates({ imaging: [{ date: '1958-03-01' }], examinee: { dateOfBirth: '1958-03-02' } })).toEqual([
      'error /imaging/0/date',
    ]);
  });

  test('the same day is in order', () => {
    const day = '2026-10-05';
    expect(
      dates({
        case: { dateOfExam: day, dateOfInjury: day, referral: { dateOfReferral: day } },
        examinee: { dateOfBirth: day },
        episode: { start: day, discharge: day },
        recordsReviewed: [{ date: day }],
      }),
    ).toEqual([]);
  });

  test('records and referrals after the examination are doubtful only', () => {
    expect(
      dates({
        case: { dateOfExam: '2026-10-05', referral: { dateOfReferral: '2026-10-06' } },
        recordsReviewed: [{ date: '2026-10-05' }, { date: '2026-10-06' }],
      }),
    ).toEqual(['warning /case/referral/dateOfReferral', 'warning /recordsReviewed/1/date']);
  });
});

describe('instruments', () => {
  const instruments = (list: readonly object[], side: string | null = 'left') =>
    marks(check({ side, instruments: list }));
  const oxford = (phase: string | null, date: string | null, more: object = {}) => ({
    id: 'oxford-hip',
    phase,
    date,
    total: 20,
    ...more,
  });

  test('phase and date are needed', () => {
    expect(instruments([oxford(null, null)])).toEqual(['error /instruments/0/phase', 'error /instruments/0/date']);
  });

  test('the same instrument, side, phase and date twice: the second is at fault', () => {
    const twice = [oxford('intake', '2026-05-04'), oxford('intake', '2026-05-04', { side: 'left' })];
    expect(instruments(twice)).toEqual(['error /instruments/1']);
    expect(instruments(twice, 'right')).toEqual([]);
    expect(instruments([oxford('intake', '2026-05-04'), oxford('interim', '2026-05-04')])).toEqual([]);
    expect(instruments([oxford('intake', '2026-05-04'), oxford('intake', '2026-05-05')])).toEqual([]);
    expect(instruments([oxford('intake', '2026-05-04'), { ...oxford('intake', '2026-05-04'), id: 'womac' }])).toEqual(
      [],
    );
  });

  test('a discharge before the intake of the same instrument and side', () => {
    const late = oxford('intake', '2026-10-05');
    expect(instruments([late, oxford('discharge', '2026-10-04')])).toEqual(['error /instruments/1/date']);
    expect(instruments([oxford('discharge', '2026-10-04'), late])).toEqual(['error /instruments/0/date']);
    expect(instruments([late, oxford('discharge', '2026-10-05')])).toEqual([]);
    expect(instruments([late, oxford('discharge', '2026-10-04', { side: 'right' })])).toEqual([]);
  });

  test('I4: totals and subscales in their range', () => {
    const on = { phase: 'intake', date: '2026-05-04' };
    expect(
      instruments([
        oxford('intake', '2026-05-04', { total: '48.5' }),
        { id: 'ucla-activity', ...on, total: 0 },
        { id: 'womac', ...on, total: 97 },
        { id: 'hoos', ...on, subscales: { pain: 100, adl: 101, sport: -1 } },
        { id: 'foto-lepf', ...on, total: 100 },
      ]),
    ).toEqual([
      'error /instruments/0/total',
      'error /instruments/1/total',
      'error /instruments/2/total',
      'error /instruments/3/subscales/adl',
      'error /instruments/3/subscales/sport',
    ]);
    expect(instruments([{ id: 'ucla-activity', ...on, total: '6.5' }])).toEqual(['error /instruments/0/total']);
  });

  test('I3: Harris angles 0–180, limb-length difference 0–20 cm', () => {
    const harris = (responses: object) => ({ id: 'harris-hip', phase: 'intake', date: '2026-05-04', responses });
    expect(
      instruments([
        harris({
          rangeOfMotion: { flexion: 181, abduction: -1, adduction: 180 },
          deformity: { fixedFlexion: 181, fixedAdduction: -1, fixedInternalRotation: 181, limbLengthDifference: 21 },
        }),
      ]),
    ).toEqual([
      'error /instruments/0/responses/rangeOfMotion/flexion',
      'error /instruments/0/responses/rangeOfMotion/abduction',
      'error /instruments/0/responses/deformity/fixedFlexion',
      'error /instruments/0/responses/deformity/fixedAdduction',
      'error /instruments/0/responses/deformity/fixedInternalRotation',
      'error /instruments/0/responses/deformity/limbLengthDifference',
    ]);
    expect(instruments([harris({})], 'bilateral')).toEqual(['warning /instruments/0/side']);
  });
});

test('diagnoses are written like ICD-10-CM codes', () => {
  const diagnoses = ['M16.12', 'M25.552', 'Z96.642', 'S72.001A', 'G20', 'm16.12', '715.95', 'M1612'].map((code) => ({
    code,
  }));
  expect(marks(check({ opinions: { diagnoses } }))).toEqual([
    'error /opinions/diagnoses/5/code',
    'error /opinions/diagnoses/6/code',
    'error /opinions/diagnoses/7/code',
  ]);
});

test('a waiver without a reason and an NPI without ten digits are doubtful', () => {
  expect(marks(check({ waivers: [{ item: 'x', reason: ' ' }], examiner: { npi: '12345' } }))).toEqual([
    'warning /waivers/0/reason',
    'warning /examiner/npi',
  ]);
});

test('problemsUnder takes the pointer itself and what lies below, not its namesakes', () => {
  const problems = ['/a/1', '/a/1/b', '/a/10', '/a'].map((path) => ({ path, severity: 'error' as const, message: '' }));
  expect(problemsUnder(problems, '/a/1').map(({ path }) => path)).toEqual(['/a/1', '/a/1/b']);
});
