import { describe, expect, test } from 'vitest';
import { openItems, readiness } from '../../main/domain/readiness.ts';
import { ids, open } from './open-items.ts';
import { complete } from './support.ts';

describe('P2, P3: further items of the profiles', () => {
  const as = (reportProfile: string) => open({ case: { ...complete().case, reportProfile } });

  test('us-ca-workers-comp', () => {
    expect(as('us-ca-workers-comp')).toEqual([
      'case.claimNumber',
      'case.dateOfInjury',
      'case.recordsAttestation.pagesDeclared',
      'history.priorInjuries',
      'history.treatment',
      'rating',
      'opinions.workCapacity.duration',
      'opinions.futureCare',
      'opinions.apportionment.0.industrial',
      'examiner.licenceNumber',
      'disclosures.county',
      'disclosures.assistants',
      'disclosures.performedBySigner',
    ]);
  });

  test('Labor Code 4628: only a given word counts, and a short time needs its reason', () => {
    const as = (faceToFaceMinutes: number, disclosures: object, reportProfile = 'us-ca-workers-comp') =>
      open({ case: { ...complete().case, reportProfile, faceToFaceMinutes }, disclosures }).filter((id) =>
        /performed|Variance/.test(id),
      );
    const word = { performedBySigner: true };
    expect(as(20, word)).toEqual([]);
    expect(as(20, { performedBySigner: false })).toEqual(['disclosures.performedBySigner']);
    expect(as(19, word)).toEqual(['disclosures.timeVariance']);
    expect(as(19, { ...word, timeVariance: 'One hip was examined again after surgery.' })).toEqual([]);
    expect(as(19, {}, 'general')).toEqual([]);
  });

  test('8 CCR 9793(n): declared pages name who declared them and when', () => {
    const as = (recordsAttestation: object, reportProfile = 'us-ca-workers-comp') =>
      readiness(complete({ case: { ...complete().case, reportProfile, recordsAttestation } })).flatMap(
        ({ id, text }) => (id.startsWith('case.recordsAttestation') ? [`${id} ${text}`] : []),
      );
    expect(as({ pagesDeclared: 2 })).toEqual([
      'case.recordsAttestation Declared pages of the records: who declared them, date',
    ]);
    expect(as({ pagesDeclared: 2, by: 'Example Mutual', date: '2026-09-01' })).toEqual([]);
    expect(as({}, 'general')).toEqual([]);
  });

  test('8 CCR 10682(b)(11): a rating when permanent and stationary, in California alone', () => {
    const lacks = (reportProfile: string, status: string | null, rating: object | null = null) =>
      open({
        case: { ...complete().case, reportProfile },
        opinions: { ...complete().opinions, maximumMedicalImprovement: { status } },
        rating,
      }).includes('rating');
    expect(lacks('us-ca-workers-comp', 'reached')).toBe(true);
    expect(lacks('us-ca-workers-comp', 'reached', { edition: 'ama5' })).toBe(false);
    expect([lacks('us-ca-workers-comp', 'not-reached'), lacks('us-ca-workers-comp', null)]).toEqual([false, false]);
    expect([lacks('general', 'reached'), lacks('us-federal-expert', 'reached')]).toEqual([false, false]);
  });

  test('us-federal-expert', () => {
    expect(as('us-federal-expert')).toEqual([
      'exhibits',
      'disclosures.qualifications',
      'disclosures.testimony',
      'disclosures.compensation',
    ]);
    const exhibits = (parts: object) =>
      open({ case: { ...complete().case, reportProfile: 'us-federal-expert' }, ...parts }).includes('exhibits');
    expect(exhibits({ disclosures: { exhibits: 'Radiograph of January 2.' } })).toBe(false);
    expect(exhibits({ exhibits: [{ sha256: 'a'.repeat(64) }] })).toBe(false);
  });
});

describe('P5: notices', () => {
  test('a notice never blocks', () => {
    const place = { step: 'opinions', path: '/opinions/reasons' } as const;
    const item = { id: 'x', ...place, text: 'Same text', why: 'P5', waived: null };
    expect(openItems([{ ...item, kind: 'notice' }])).toEqual([]);
    expect(openItems([{ ...item, kind: 'flagged' }])).toHaveLength(1);
  });
});

describe('P5: waivers', () => {
  test('a written reason opens the way and stays in the list; a blank one does not', () => {
    const waive = (reason: string) => readiness(complete({ imaging: [], waivers: [{ item: 'imaging', reason }] }));
    expect(waive(' None was made. ')).toMatchObject([{ id: 'imaging', waived: 'None was made.' }]);
    expect(openItems(waive('None was made.'))).toEqual([]);
    expect(openItems(waive('  '))).toMatchObject([{ id: 'imaging', waived: null }]);
  });

  test('a waiver of something else does nothing', () => {
    expect(ids({ waivers: [{ item: 'imaging', reason: 'x' }] })).not.toContain('imaging');
    expect(open({ imaging: [], waivers: [{ item: 'examination', reason: 'x' }] })).toEqual(['imaging']);
  });

  test('ids are unique, so that a waiver names one item', () => {
    const all = ids({
      case: { reportProfile: 'us-ca-workers-comp', referral: { questions: ['a', 'b'] } },
      recordsReviewed: [{ kind: 'various', summary: 'including' }, {}],
      rating: { edition: 'ama5', limbs: [{ side: 'left', entries: [{}, {}] }, { side: 'right' }] },
      opinions: { diagnoses: [{}, {}], apportionment: [{}, {}] },
      instruments: [{ id: 'womac' }, { id: 'womac' }],
    });
    expect(new Set(all).size).toBe(all.length);
  });
});
