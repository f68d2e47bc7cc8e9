import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INSTRUMENT_IDS, PHASES } from '../../../main/domain/evaluation/instruments.ts';
import { INSTRUMENTS, instrument } from '../../../main/domain/instruments/catalogue.ts';
import { scoreHoosJr } from '../../../main/domain/instruments/hoos-jr.ts';
import { scoreLefs } from '../../../main/domain/instruments/lefs.ts';
import { score } from '../../../main/domain/score.ts';
import { evaluation } from '../support.ts';

/** The table as SPEC I1 prints it. */
const TABLE =
  '100, 92.340, 85.257, 80.550, 76.776, 73.472, 70.426, 67.516, 64.664, 61.815, 58.930, 55.985, 52.965, 49.858, 46.652, ' +
  '43.335, 39.902, 36.363, 32.735, 29.009, 25.103, 20.805, 15.633, 8.104, 0';

/** Six responses with a given sum. */
function responsesOf(raw: number): number[] {
  return Array.from({ length: 6 }, (_, index) => Math.min(4, Math.max(0, raw - index * 4)));
}

describe('I1: HOOS, JR.', () => {
  test.each(TABLE.split(', ').map((value, raw) => [raw, value] as const))('raw %i scores %s', (raw, value) => {
    const result = scoreHoosJr(responsesOf(raw));
    expect(result.raw).toBe(String(raw));
    expect(Number(result.score)).toBe(Number(value));
    expect(result.score).toBe(value.replace(/(\.\d*?)0+$/, '$1'));
    expect(result.missing).toEqual([]);
  });

  test('all six are required; the missing ones are named', () => {
    expect(scoreHoosJr([0, 0, 0, 0, 0, null])).toEqual({ raw: null, score: null, missing: ['6'] });
    expect(scoreHoosJr([])).toEqual({ raw: null, score: null, missing: ['1', '2', '3', '4', '5', '6'] });
    expect(scoreHoosJr([null, 4])).toMatchObject({ score: null, missing: ['1', '3', '4', '5', '6'] });
  });
});

describe('I2: LEFS', () => {
  test('the sum, 0–80, all twenty required', () => {
    expect(scoreLefs(Array<number>(20).fill(4)).score).toBe('80');
    expect(scoreLefs(Array<number>(20).fill(0)).score).toBe('0');
    expect(scoreLefs([...Array<number>(19).fill(3), 1]).score).toBe('58');
    expect(scoreLefs(Array<number>(19).fill(3))).toEqual({ score: null, missing: ['20'] });
  });
});

describe('catalogue', () => {
  test('every instrument once, with a licence note; items have unique ids and points', () => {
    expect(INSTRUMENTS.map(({ id }) => id).sort()).toEqual([...INSTRUMENT_IDS].sort());
    for (const { items, licence, description } of INSTRUMENTS) {
      expect(licence).not.toBe('');
      expect(description).not.toBe('');
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    }
  });

  test('items shipped: six, twenty and ten; the codes of I1 and I3', () => {
    expect(instrument('hoos-jr').items.map(({ loinc }) => loinc)).toEqual([
      '82317-9',
      '82318-7',
      '82319-5',
      '82320-3',
      '82321-1',
      '82322-9',
    ]);
    expect(instrument('hoos-jr').loinc).toEqual({ panel: '82316-1', score: '82323-7' });
    expect(instrument('lefs').items.length).toBe(20);
    expect(instrument('harris-hip').items.length).toBe(10);
    expect(instrument('harris-hip').loinc.score).toBe('100291-4');
    for (const id of ['oxford-hip', 'hoos', 'womac'] as const) expect(instrument(id).items).toEqual([]);
  });

  test('thresholds by value', () => {
    const values = Object.fromEntries(
      INSTRUMENTS.map(({ id, thresholds }) => [id, thresholds.map(({ value }) => value)]),
    );
    expect(values).toMatchObject({
      'hoos-jr': ['7.76', '22', '76.8'],
      lefs: ['9', '9'],
      'harris-hip': ['89'],
      'oxford-hip': ['8', '42'],
      'forgotten-joint-12': ['17.5'],
      'ihot-12': ['14'],
    });
  });
});

describe('I4: totals', () => {
  test.each([
    ['oxford-hip', '0', '48'],
    ['hoos-12', '0', '100'],
    ['hoos-ps', '0', '100'],
    ['womac', '0', '96'],
    ['forgotten-joint-12', '0', '100'],
    ['ihot-12', '0', '100'],
    ['ucla-activity', '1', '10'],
    ['promis-pf', '0', '100'],
    ['foto-lepf', '0', '100'],
  ])('%s takes %s–%s and scores nothing outside', (id, min, max) => {
    const scoreOf = (total: string | number | null) =>
      score(evaluation({ instruments: [{ id, phase: 'intake', date: '2026-05-04', total }] })).instruments[0]?.score;
    expect(scoreOf(min)).toBe(min);
    expect(scoreOf(max)).toBe(max);
    expect(scoreOf(Number(max) + 0.01)).toBeNull();
    expect(scoreOf(Number(min) - 0.01)).toBeNull();
    expect(scoreOf(null)).toBeNull();
  });

  test('HOOS has five subscales and no total', () => {
    const hoos = { id: 'hoos', phase: 'intake', date: '2026-05-04', subscales: { pain: 45, sport: 101, adl: '50.50' } };
    expect(score(evaluation({ instruments: [hoos] })).instruments[0]).toMatchObject({
      score: null,
      subscales: { pain: '45', symptoms: null, adl: '50.5', sport: null, qualityOfLife: null },
    });
  });
});

describe('property: scores never leave their ranges', () => {
  const likert = fc.option(fc.integer({ min: 0, max: 4 }));
  const total = fc.option(fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => value.toFixed(3)));
  const administration = fc.oneof(
    fc.record({ id: fc.constant('hoos-jr'), responses: fc.array(likert, { maxLength: 6 }) }),
    fc.record({ id: fc.constant('lefs'), responses: fc.array(likert, { maxLength: 20 }) }),
    fc.record({ id: fc.constant('hoos'), subscales: fc.record({ pain: total, symptoms: total, adl: total }) }),
    fc.record({
      id: fc.constantFrom(...INSTRUMENT_IDS.slice(4)),
      phase: fc.option(fc.constantFrom(...PHASES)),
      total,
    }),
  );

  test('questionnaires, subscales and totals', () => {
    fc.assert(
      fc.property(fc.array(administration, { maxLength: 8 }), (instruments) => {
        for (const result of score(evaluation({ instruments })).instruments) {
          const { range } = instrument(result.id);
          for (const value of [result.score, ...Object.values(result.subscales ?? {})]) {
            if (value === null) continue;
            expect(Number(value)).toBeGreaterThanOrEqual(Number(range.min));
            expect(Number(value)).toBeLessThanOrEqual(Number(range.max));
          }
        }
      }),
    );
  });
});
