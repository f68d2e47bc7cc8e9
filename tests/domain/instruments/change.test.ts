import { describe, expect, test } from 'vitest';
import { score } from '../../../main/domain/score.ts';
import { evaluation } from '../support.ts';

function changesOf(instruments: readonly object[], side: string | null = 'left') {
  return score(evaluation({ side, instruments })).changes;
}

const hoosJr = (date: string | null, phase: string | null, response: number | null, more: object = {}) => ({
  id: 'hoos-jr',
  date,
  phase,
  responses: Array.from({ length: 6 }, () => response),
  ...more,
});
const total = (id: string, date: string, phase: string, value: number) => ({ id, date, phase, total: value });

describe('I5: change', () => {
  test('each later administration against the earliest, by date and not by place in the list', () => {
    const found = changesOf([
      total('oxford-hip', '2026-10-05', 'discharge', 38),
      total('oxford-hip', '2026-05-04', 'intake', 21),
      total('oxford-hip', '2026-07-01', 'interim', 20),
    ]);
    expect(found.map(({ from, to, change, fromDate, toDate }) => [from, to, change, fromDate, toDate])).toEqual([
      ['21', '20', '-1', '2026-05-04', '2026-07-01'],
      ['21', '38', '17', '2026-05-04', '2026-10-05'],
    ]);
  });

  test('on one day the phase tells the order', () => {
    const found = changesOf([
      total('oxford-hip', '2026-10-05', 'examination', 30),
      total('oxford-hip', '2026-10-05', 'intake', 21),
      total('oxford-hip', '2026-10-05', 'discharge', 25),
    ]);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      ['21', '25'],
      ['21', '30'],
    ]);
  });

  test('sides and instruments are never mixed; the own side of an administration stands before the evaluation’s', () => {
    const found = changesOf([
      hoosJr('2026-05-04', 'intake', 3),
      hoosJr('2026-05-04', 'intake', 4, { side: 'right' }),
      hoosJr('2026-10-05', 'discharge', 1, { side: 'left' }),
      hoosJr('2026-10-05', 'discharge', 0, { side: 'right' }),
      total('hoos-12', '2026-10-05', 'discharge', 50),
    ]);
    expect(found.map(({ side, from, to }) => [side, from, to])).toEqual([
      ['left', '32.735', '70.426'],
      ['right', '0', '100'],
    ]);
    expect(
      changesOf(
        [hoosJr('2026-05-04', 'intake', 3), hoosJr('2026-10-05', 'discharge', 1, { side: 'left' })],
        'bilateral',
      ),
    ).toEqual([]);
  });

  test('without a date, a phase or a score an administration is left out', () => {
    const last = hoosJr('2026-10-05', 'discharge', 0);
    expect(changesOf([hoosJr(null, 'intake', 3), last])).toEqual([]);
    expect(changesOf([hoosJr('2026-05-04', null, 3), last])).toEqual([]);
    expect(changesOf([hoosJr('2026-05-04', 'intake', null), last])).toEqual([]);
    expect(
      changesOf([total('oxford-hip', '2026-05-04', 'intake', 49), total('oxford-hip', '2026-10-05', 'discharge', 9)]),
    ).toEqual([]);
  });

  test('reached means ≥, of the change or of the later score', () => {
    const reached = (from: number, to: number) =>
      changesOf([
        total('oxford-hip', '2026-05-04', 'intake', from),
        total('oxford-hip', '2026-10-05', 'discharge', to),
      ])[0]?.thresholds.map((threshold) => [threshold.name, threshold.reached]);
    expect(reached(34, 42)).toEqual([
      ['MIC', true],
      ['PASS', true],
    ]);
    expect(reached(33.9, 41.8)).toEqual([
      ['MIC', false],
      ['PASS', false],
    ]);
    expect(reached(42, 34)).toEqual([
      ['MIC', false],
      ['PASS', false],
    ]);
  });

  test('HOOS changes subscale by subscale', () => {
    const hoos = (date: string, phase: string, subscales: object) => ({ id: 'hoos', date, phase, subscales });
    const found = changesOf([
      hoos('2026-05-04', 'intake', { pain: 40, adl: 50 }),
      hoos('2026-10-05', 'discharge', { pain: '72.5', adl: null, sport: 10 }),
    ]);
    expect(found).toMatchObject([{ id: 'hoos', subscale: 'pain', from: '40', to: '72.5', change: '32.5' }]);
    expect(found.length).toBe(1);
  });
});
