import { describe, expect, test } from 'vitest';
import { readiness } from '../../main/domain/readiness.ts';
import { stepOfPointer } from '../../main/domain/steps.ts';
import { complete, evaluation } from './support.ts';
import { open } from './open-items.ts';

describe('P1, P4: the general profile', () => {
  test('a complete evaluation lacks nothing', () => {
    expect(open({})).toEqual([]);
  });

  test('an empty one lacks every item of P1, each with its place and its reason', () => {
    const items = readiness(evaluation());
    expect(items.map(({ id }) => id)).toEqual([
      'case.dateOfExam',
      'case.placeOfExam',
      'case.faceToFaceMinutes',
      'case.referral.name',
      'side',
      'examinee.name',
      'examinee.dateOfBirth',
      'examinee.identifiedBy',
      'case.referral.questions',
      'recordsReviewed',
      'history.mechanismOfInjury',
      'history.medicalHistory',
      'complaints.current',
      'examination.gait',
      'examination.inspection',
      'examination.palpation',
      'examination.rangeOfMotion.left',
      'examination.rangeOfMotion.right',
      'examination.strength.left',
      'examination.strength.right',
      'examination.trendelenburg.left',
      'examination.specialTests.left',
      'examination.trendelenburg.right',
      'examination.specialTests.right',
      'examination.neurovascularFindings.left',
      'examination.neurovascularFindings.right',
      'imaging',
      'opinions.diagnoses',
      'instruments',
      'residual',
      'opinions.causation',
      'opinions.maximumMedicalImprovement.status',
      'opinions.workRestrictions',
      'opinions.returnToWork.status',
      'opinions.reasons',
      'opinions.apportionment',
      'examiner.name',
      'examiner.credentials',
    ]);
    for (const { path, text, why, kind, waived, step } of items) {
      expect(path).toMatch(/^\//);
      expect(text).not.toBe('');
      expect(why).not.toBe('');
      expect([kind, waived]).toEqual(['missing', null]);
      expect(stepOfPointer(path)).toBe(step);
    }
  });

  test('white space is no content; either name of a pair is enough', () => {
    expect(open({ complaints: { current: ' \n' } })).toEqual(['complaints.current']);
    expect(open({ history: { presentIllness: 'x', priorInjuries: 'x' } })).toEqual([]);
    const operation = { procedure: 'Replacement', date: '2026-01-02', findings: 'As planned.' };
    expect(open({ imaging: [], operativeReports: [operation] })).toEqual([]);
  });

  test('a row that says nothing fills no place: each study, operation and question is asked for what it lacks', () => {
    const items = readiness(
      complete({ imaging: [{}, { study: 'Radiograph' }], operativeReports: [{ date: '2026-01-02' }] }),
    );
    expect(items.map(({ id, path, text }) => [id, path, text])).toEqual([
      ['imaging.0', '/imaging/0/study', 'Study 1: name, date, findings'],
      ['imaging.1', '/imaging/1/date', 'Study 2: date, findings'],
      ['operativeReports.0', '/operativeReports/0/procedure', 'Operative report 1: procedure, findings'],
    ]);
    const theCase = complete().case;
    const questions = [{ question: ' ', answer: 'Yes.' }];
    expect(open({ case: { ...theCase, referral: { name: 'x', questions } } })).toEqual([
      'case.referral.questions.0.question',
    ]);
  });

  test('findings on both sides: what is missing of each group is named, and one reason leaves the group out', () => {
    const { examination } = complete();
    const left = { ...examination.rangeOfMotion.left, extension: { active: [], passive: [] } };
    const thin = {
      examination: {
        ...examination,
        inspection: ' ',
        palpation: null,
        rangeOfMotion: { left, right: {} },
        strength: { left: { flexors: '5' }, right: examination.strength.right },
        specialTests: { left: examination.specialTests.left },
        neurovascular: null,
        neurovascularFindings: { left: { sensation: 'normal' } },
      },
    };
    const items = readiness(complete(thin));
    expect(items.map(({ path, text }) => [path, text])).toEqual([
      ['/examination/inspection', 'Inspection'],
      ['/examination/palpation', 'Palpation'],
      ['/examination/rangeOfMotion/left/extension', 'Range of motion, left: extension'],
      [
        '/examination/rangeOfMotion/right/flexion',
        'Range of motion, right: flexion, extension, abduction, adduction, internal rotation, external rotation',
      ],
      [
        '/examination/strength/left/extensors',
        'Strength, left: hip extensors, hip abductors, hip adductors, quadriceps, hamstrings',
      ],
      ['/examination/specialTests/right/faber', 'Special tests, right: 8 tests'],
      [
        '/examination/neurovascularFindings/left/dorsalisPedisPulse',
        'Nerves and vessels, left: dorsalis pedis pulse, posterior tibial pulse, patellar reflex, Achilles reflex',
      ],
      [
        '/examination/neurovascularFindings/right/dorsalisPedisPulse',
        'Nerves and vessels, right: dorsalis pedis pulse, posterior tibial pulse, sensation, patellar reflex, Achilles reflex',
      ],
    ]);
    const waivers = items.map(({ id }) => ({ item: id, reason: 'Declined by the examinee.' }));
    expect(open({ ...thin, waivers })).toEqual([]);
  });

  test('who was examined: how the identity was checked, and the language when an interpreter took part', () => {
    const as = (parts: object) => open({ examinee: { ...complete().examinee, ...parts } });
    expect(as({ identifiedBy: ' ' })).toEqual(['examinee.identifiedBy']);
    expect(as({ interpreter: { used: true } })).toEqual(['examinee.interpreter.language']);
    expect([
      ...as({ interpreter: { used: true, language: 'Spanish' } }),
      ...as({ interpreter: { used: false } }),
    ]).toEqual([]);
  });

  test('maximum medical improvement that is reached has its date or its explanation', () => {
    const as = (parts: object) => open({ opinions: { ...complete().opinions, maximumMedicalImprovement: parts } });
    expect(as({ status: 'reached' })).toEqual(['opinions.maximumMedicalImprovement.date']);
    expect([...as({ status: 'reached', date: '2026-08-01' }), ...as({ status: 'not-reached' })]).toEqual([]);
  });

  test('P5: each question needs its answer', () => {
    const theCase = complete().case;
    const questions = [{ question: 'a', answer: 'b' }, { question: 'c', answer: ' ' }, 'd'];
    expect(open({ case: { ...theCase, referral: { name: 'x', questions } } })).toEqual([
      'case.referral.questions.1.answer',
      'case.referral.questions.2.answer',
    ]);
  });

  test('each record is complete, one item a record', () => {
    const recordsReviewed = [{ date: '2026-01-02', author: 'Clinic', kind: 'Note', summary: 'x' }, {}];
    const items = readiness(complete({ recordsReviewed }));
    expect(items.map(({ id, path }) => [id, path])).toEqual([
      ['recordsReviewed.0', '/recordsReviewed/0/pages'],
      ['recordsReviewed.1', '/recordsReviewed/1/date'],
    ]);
    expect(items[1]?.text).toBe('Record 2: date, author, kind, pages, summary');
  });

  test('P5: "including" and "various" in the records are flagged, as whole words', () => {
    const record = (summary: string, kind = 'Note') => ({ date: '2026-01-02', author: 'A', kind, pages: 1, summary });
    const items = readiness(
      complete({
        recordsReviewed: [
          record('Notes, Including radiographs'),
          record('All of it', 'Various notes'),
          record('Variously named; included'),
        ],
      }),
    );
    expect(items.map(({ path, kind }) => [path, kind])).toEqual([
      ['/recordsReviewed/0/summary', 'flagged'],
      ['/recordsReviewed/1/kind', 'flagged'],
    ]);
  });

  test('an incomplete instrument names what it lacks', () => {
    const instruments = [
      { id: 'hoos-jr', phase: 'intake', date: '2026-05-04', responses: [1, null, 1, 1, 1, 1] },
      { id: 'womac', phase: 'intake', date: '2026-05-04' },
      { id: 'hoos', phase: 'intake', date: '2026-05-04', subscales: { pain: 1, symptoms: 1, adl: 1, sport: 1 } },
      { id: 'lefs', phase: 'intake', date: '2026-05-04' },
    ];
    expect(readiness(complete({ instruments })).map(({ text }) => text)).toEqual([
      'HOOS, JR., intake: 2',
      'WOMAC, intake: total',
      'HOOS, intake: qualityOfLife',
      'Lower Extremity Functional Scale (LEFS), intake: 20 responses',
    ]);
  });

  test('R1, R3: the residual is complete, or a reason is recorded', () => {
    expect(open({ residual: null })).toEqual(['residual']);
    expect(open({ residual: { method: 'change', intake: '1' } })).toEqual([
      'residual.discharge',
      'residual.predictedChange',
    ]);
    expect(open({ residual: { method: 'change' }, episode: { exclusion: 'consultation-only' } })).toEqual([]);
    expect(open({ residual: { method: 'direct' } })).toEqual(['residual.value']);
    expect(open({ residual: { method: 'direct', value: '-1' } })).toEqual(['residual.reference']);
    expect(open({ residual: { method: 'direct', value: '-1', reference: 'page 2' } })).toEqual([]);
  });

  test('a rating is optional, but complete and referenced when given', () => {
    const limbs = (entries: readonly object[]) => ({ rating: { edition: 'ama5', limbs: [{ side: 'left', entries }] } });
    expect(open(limbs([{ percent: 10, reference: 'page 1' }]))).toEqual([]);
    expect(open(limbs([{ reference: 'page 1' }]))).toEqual(['rating.limbs.0.entries.0.percent']);
    expect(open(limbs([{ percent: 10 }]))).toEqual(['rating.limbs.0.entries.0.reference']);
    expect(open(limbs([]))).toEqual(['rating.limbs.0.entries']);
    expect(open({ rating: { edition: 'ama5' } })).toEqual(['rating.limbs']);
  });

  test('A1: an undecided modifier is asked for, one that is not used is not; class 0 needs none', () => {
    const entry = (parts: object) => {
      const entries = [{ reference: 'page 1', ...parts }];
      return open({ rating: { edition: 'ama6-2008', limbs: [{ side: 'left', entries }] } });
    };
    const at = 'rating.limbs.0.entries.0';
    const gradePercents = [1, 2, 3, 4, 5];
    expect(entry({})).toEqual([`${at}.class`]);
    expect(entry({ class: 0 })).toEqual([]);
    expect(entry({ class: 2, modifiers: { GMFH: 'not-used', GMCS: 0 }, gradePercents })).toEqual([
      `${at}.modifiers.GMPE`,
    ]);
    const used = { GMFH: 'not-used', GMPE: 'not-used', GMCS: 'not-used' };
    expect(entry({ class: 4, modifiers: used, gradePercents })).toEqual([]);
    expect(entry({ class: 4, modifiers: used, gradePercents: [1, null, 3, null, 5] })).toEqual([`${at}.gradePercents`]);
  });

  test('diagnoses and apportionment are complete', () => {
    const opinions = { ...complete().opinions, diagnoses: [{ code: 'M16.12' }], apportionment: [{ percent: 100 }] };
    expect(open({ opinions })).toEqual([
      'opinions.diagnoses.0.description',
      'opinions.apportionment.0.cause',
      'opinions.apportionment.0.howAndWhy',
    ]);
  });
});
