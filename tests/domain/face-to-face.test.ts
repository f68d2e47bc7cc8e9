import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../main/domain/changes.ts';
import { checkEvaluation } from '../../main/domain/check.ts';
import { evaluationSchema, type Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import {
  changePeriods,
  clockText,
  minutesBetween,
  minutesOf,
  proposedMinutes,
  runningPeriod,
  startClock,
  stopClock,
} from '../../main/domain/face-to-face.ts';
import { readiness } from '../../main/domain/readiness.ts';

const at = (time: string) => `2026-10-05T${time}`;
const evaluationOf = (theCase: Record<string, unknown>): Evaluation =>
  evaluationSchema.parse({ format: 'residua-evaluation/1', case: { dateOfExam: '2026-10-05', ...theCase } });
const problemsOf = (theCase: Record<string, unknown>) =>
  checkEvaluation(evaluationOf(theCase)).map(({ path, severity, message }) => ({ path, severity, message }));

/** Minute of the day as a local time. */
const localTime = (minute: number): string =>
  at(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);

describe('P1: face-to-face clock', () => {
  test('a start and a stop give a period and its minutes', () => {
    let evaluation = evaluationOf({});
    evaluation = applyChanges(evaluation, startClock(evaluation.case, at('09:10')));
    expect(runningPeriod(evaluation.case.faceToFacePeriods)).toBe(0);
    expect(evaluation.case.faceToFaceMinutes).toBeNull();
    expect(startClock(evaluation.case, at('09:20'))).toEqual([]);
    evaluation = applyChanges(evaluation, stopClock(evaluation.case, at('09:52')));
    expect(evaluation.case).toMatchObject({
      faceToFacePeriods: [{ start: at('09:10'), end: at('09:52') }],
      faceToFaceMinutes: 42,
    });
    expect(stopClock(evaluation.case, at('10:00'))).toEqual([]);
  });

  test('any sequence of starts and stops reports exactly the minutes the clock ran', () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(moments, (minutes) => {
        const times = minutes.toSorted((a, b) => a - b);
        const done = times.reduce((evaluation, minute, index) => {
          const act = index % 2 === 0 ? startClock : stopClock;
          return applyChanges(evaluation, act(evaluation.case, localTime(minute)));
        }, evaluationOf({}));
        const ran = times.reduce(
          (sum, minute, index) => sum + (index % 2 === 0 ? 0 : minute - (times[index - 1] ?? 0)),
          0,
        );
        const { faceToFacePeriods, faceToFaceMinutes } = done.case;
        expect(minutesOf(faceToFacePeriods)).toBe(ran);
        expect(faceToFaceMinutes).toBe(times.length > 1 ? ran : null);
        expect(runningPeriod(faceToFacePeriods) !== null).toBe(times.length % 2 === 1);
        expect(checkEvaluation(done).filter(({ path }) => path.startsWith('/case/faceToFace'))).toEqual([]);
      }),
    );
  });

  test('minutes entered by hand stay, and the difference is told', () => {
    const evaluation = evaluationOf({
      faceToFaceMinutes: 50,
      faceToFacePeriods: [{ start: at('09:00'), end: at('09:30') }, { start: at('10:00') }],
    });
    const stopped = applyChanges(evaluation, stopClock(evaluation.case, at('10:12')));
    expect(stopped.case.faceToFaceMinutes).toBe(50);
    expect(checkEvaluation(stopped)).toContainEqual({
      path: '/case/faceToFaceMinutes',
      severity: 'warning',
      message: 'the periods add up to 42 minutes, not 50; correct one of them',
    });
  });

  test('minutes that are the sum follow a corrected and a removed period', () => {
    const first = { start: at('09:00'), end: at('09:30') };
    const { case: clock } = evaluationOf({ faceToFaceMinutes: 30, faceToFacePeriods: [first] });
    const longer = { ...first, end: at('09:45') };
    expect(
      changePeriods(clock, { op: 'set', path: '/case/faceToFacePeriods/0', value: longer }, [longer]).at(-1),
    ).toEqual({ op: 'set', path: '/case/faceToFaceMinutes', value: 45 });
    expect(changePeriods(clock, { op: 'remove', path: '/case/faceToFacePeriods/0' }, []).at(-1)).toEqual({
      op: 'set',
      path: '/case/faceToFaceMinutes',
      value: null,
    });
  });

  test('over midnight, over a clock set back, and in words', () => {
    expect(minutesBetween('2026-10-05T23:50', '2026-10-06T00:05')).toBe(15);
    const { case: clock } = evaluationOf({ faceToFacePeriods: [{ start: at('10:00') }] });
    expect(stopClock(clock, at('09:58'))[0]).toMatchObject({ value: at('10:00') });
    expect([clockText(7), clockText(65), clockText(0)]).toEqual(['0:07', '1:05', '0:00']);
    expect(proposedMinutes([{ start: at('10:00'), end: null }])).toBeNull();
  });
});

describe('P1: what is said about the periods', () => {
  test('a period that ends before it starts, at its end', () => {
    expect(problemsOf({ faceToFacePeriods: [{ start: at('10:00'), end: at('09:30') }] })).toContainEqual({
      path: '/case/faceToFacePeriods/0/end',
      severity: 'error',
      message: 'the period ends at 09:30, before it starts at 10:00; correct one of the times',
    });
  });

  test('overlaps once, at the later row; periods that touch do not overlap', () => {
    const periods = (from: string) => [
      { start: at('09:00'), end: at('09:30') },
      { start: at(from), end: at('10:00') },
    ];
    expect(problemsOf({ faceToFacePeriods: periods('09:29') }).map(({ path }) => path)).toEqual([
      '/case/faceToFacePeriods/1/start',
    ]);
    expect(problemsOf({ faceToFacePeriods: periods('09:30') })).toEqual([]);
  });

  test('a second running clock and another day', () => {
    const running = problemsOf({ faceToFacePeriods: [{ start: at('09:00') }, { start: at('09:10') }] });
    expect(running).toMatchObject([{ path: '/case/faceToFacePeriods/1/start', severity: 'error' }]);
    const elsewhere = problemsOf({ faceToFacePeriods: [{ start: '2026-10-04T09:00', end: '2026-10-04T09:10' }] });
    expect(elsewhere).toMatchObject([{ path: '/case/faceToFacePeriods/0/start', severity: 'warning' }]);
  });

  test('P5: a running clock is flagged before signing and leads to its period', () => {
    const items = readiness(evaluationOf({ faceToFaceMinutes: 10, faceToFacePeriods: [{ start: at('09:00') }] }));
    expect(items.filter(({ kind }) => kind === 'flagged')).toMatchObject([
      { path: '/case/faceToFacePeriods/0', step: 'referral', text: 'The face-to-face clock is still running' },
    ]);
  });
});
