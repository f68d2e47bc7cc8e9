import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CARRY_OVER_PARTS,
  carryOverChanges,
  carryOverCounts,
  followUpOf,
  type CarryOverPart,
} from '../../main/domain/carry-over.ts';
import { applyChanges } from '../../main/domain/changes.ts';
import { emptyEvaluation, type Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import { score } from '../../main/domain/score.ts';
import { inverse } from '../../main/domain/undo.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { evaluations } from '../main/store/arbitrary-evaluation.ts';
import { fullEvaluation, leavesOf } from './full-evaluation.ts';
import { evaluation } from './support.ts';

const carried = (current: Evaluation, earlier: Evaluation, parts: readonly CarryOverPart[] = CARRY_OVER_PARTS) =>
  applyChanges(current, carryOverChanges(current, earlier, parts));

describe('a new evaluation of the same examinee', () => {
  const { evaluation: full, leaves } = fullEvaluation();
  const followUp = followUpOf(full);

  test('never holds what belongs to the day of the earlier examination', () => {
    const empty = emptyEvaluation();
    for (const part of ['complaints', 'examination', 'episode', 'residual', 'rating', 'opinions', 'claim'] as const)
      expect(followUp[part]).toEqual(empty[part]);
    expect(followUp.waivers).toEqual([]);
    expect(followUp.case).toMatchObject({ dateOfExam: null, faceToFaceMinutes: null, faceToFacePeriods: [] });
    expect(followUp.case.referral).toMatchObject({ dateOfReferral: null, questions: [] });
    expect(followUp.examinee).toMatchObject({ identifiedBy: null, interpreter: empty.examinee.interpreter });
    expect(followUp.history).toMatchObject({
      activitiesOfDailyLiving: null,
      activities: empty.history.activities,
    });
    expect(followUp.disclosures).toMatchObject({ assistants: null, exhibits: null });
  });

  test('holds every other text of examinee, case, history, studies and records', () => {
    const text = JSON.stringify(followUp);
    const expected = leaves.filter(({ place }) =>
      /^\/(?:examinee\/(?:name|address|employer|jobDemands)|case\/(?:claimNumber|payer)|history\/(?:mechanism|priorInj|treatmentT|medicationL)|imaging|operativeReports|implants|recordsReviewed)/.test(
        place,
      ),
    );
    expect(expected.length).toBeGreaterThan(40);
    expect(expected.filter(({ value }) => !text.includes(JSON.stringify(value)))).toEqual([]);
  });

  test('keeps region, side, profile and examiner', () => {
    expect(followUp).toMatchObject({ region: full.region, side: full.side, examiner: full.examiner });
    expect(followUp.case.reportProfile).toBe(full.case.reportProfile);
  });
});

describe('earlier instruments make change computable (I5)', () => {
  const sample = loadSample();

  test('dated ones come with their side, a discharge as a measurement on the way', () => {
    const followUp = followUpOf(sample);
    expect(followUp.instruments.length).toBe(sample.instruments.filter(({ date }) => date !== null).length);
    expect(followUp.instruments.every(({ side }) => side === 'left')).toBe(true);
    expect(followUp.instruments.map(({ phase }) => phase)).not.toContain('discharge');
    const before = score(sample).instruments.map(({ score: value }) => value);
    expect(score(followUp).instruments.map(({ score: value }) => value)).toEqual(before);
  });

  test('the Harris score keeps the motion it was rated from, although the new examination is empty (I3)', () => {
    const trials = (degrees: string) => ({ passive: [degrees], active: [] });
    const measured = {
      flexion: trials('95'),
      abduction: trials('30'),
      adduction: trials('20'),
      externalRotation: trials('30'),
      internalRotation: trials('15'),
    };
    const earlier = evaluation({
      side: 'right',
      case: { dateOfExam: '2026-03-02' },
      examination: { rangeOfMotion: { right: measured } },
      instruments: [{ id: 'harris-hip', phase: 'examination', date: '2026-03-02', motionFrom: 'examination' }],
    });
    const [harris] = followUpOf(earlier).instruments;
    expect(harris).toMatchObject({
      motionFrom: 'entered',
      side: 'right',
      responses: { rangeOfMotion: { flexion: '95', internalRotation: '15' } },
    });
  });
});

describe('carrying over into an evaluation already begun', () => {
  test('fills only empty places and appends without doubling, whatever the case of letters', () => {
    const current = evaluation({
      examinee: { name: 'Alex Sample', employer: 'Acme', phone: '  ' },
      recordsReviewed: [
        { date: '2025-01-02', author: 'dr. lee ', kind: 'Operative report', pages: 3, summary: 'Mine.' },
      ],
    });
    const earlier = evaluation({
      examinee: { name: 'SAMPLE, Alex', employer: 'Other', occupation: 'Welder', phone: '555' },
      recordsReviewed: [
        { date: '2025-01-02', author: 'Dr. Lee', kind: 'operative report', pages: 3, summary: 'Theirs.' },
        { date: '2025-02-03', author: 'Dr. Lee', kind: 'Letter', pages: 1, summary: null },
      ],
    });
    const after = carried(current, earlier);
    expect(after.examinee).toMatchObject({ name: 'Alex Sample', employer: 'Acme', occupation: 'Welder', phone: '555' });
    expect(after.recordsReviewed.map(({ summary, date }) => [date, summary])).toEqual([
      ['2025-01-02', 'Mine.'],
      ['2025-02-03', null],
    ]);
    expect(carryOverCounts(current, earlier)).toMatchObject({
      examinee: { places: 2, entries: 0 },
      records: { places: 0, entries: 1 },
    });
  });

  test('two entries of the earlier evaluation that look alike both come', () => {
    const earlier = evaluation({ imaging: [{ findings: 'One.' }, { findings: 'Two.' }] });
    expect(carried(evaluation(), earlier).imaging.map(({ findings }) => findings)).toEqual(['One.', 'Two.']);
  });

  test('thousands of records are one change, so that they fit one request', () => {
    const records = Array.from({ length: 4000 }, (_, index) => ({ author: `Author ${String(index)}` }));
    expect(carryOverChanges(evaluation(), evaluation({ recordsReviewed: records }), ['records'])).toHaveLength(1);
  });

  test('property: nothing that was there changes, a second time changes nothing, and undo takes all of it back', () => {
    fc.assert(
      fc.property(evaluations, evaluations, fc.subarray([...CARRY_OVER_PARTS]), (current, earlier, parts) => {
        const changes = carryOverChanges(current, earlier, parts);
        const after = applyChanges(current, changes);
        const before = leavesOf(current, '').filter(({ value }) => typeof value !== 'string' || value.trim() !== '');
        const held = new Set(leavesOf(after, '').map(({ place, value }) => `${place} ${JSON.stringify(value)}`));
        for (const { place, value } of before) expect(held).toContain(`${place} ${JSON.stringify(value)}`);
        expect(carryOverChanges(after, earlier, parts)).toEqual([]);
        expect(applyChanges(after, inverse(current, changes))).toEqual(current);
      }),
      { numRuns: 60 },
    );
  });
});
