import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changePictures, markLabel, spread } from '../../../main/domain/instruments/change-picture.ts';
import { score } from '../../../main/domain/score.ts';
import { evaluation } from '../support.ts';

function picturesOf(instruments: readonly object[], side: string | null = 'left') {
  return changePictures(score(evaluation({ side, instruments })).changes);
}
const total = (id: string, date: string, phase: string, value: number) => ({ id, date, phase, total: value });
const hoosJr = (date: string, phase: string, responses: number[]) => ({ id: 'hoos-jr', date, phase, responses });

describe('I5: the picture of a change', () => {
  test('the title states the finding against the thresholds', () => {
    const [picture] = picturesOf([
      hoosJr('2026-05-04', 'intake', [3, 2, 2, 3, 2, 2]),
      hoosJr('2026-10-05', 'discharge', [1, 1, 1, 2, 1, 0]),
    ]);
    expect(picture?.title).toBe(
      'HOOS, JR., left: up 23.8 points, reaches MCID in osteoarthritis and substantial clinical benefit, not acceptable symptom state',
    );
    expect(picture?.alt).toContain('46.7 on 2026-05-04, 70.4 on 2026-10-05');
    expect(picture?.lines).toEqual([{ label: null, points: ['46.652', '70.426'] }]);
  });

  test('a change threshold lies that far above the first score, a state threshold at its own score', () => {
    const [picture] = picturesOf([
      total('oxford-hip', '2026-05-04', 'intake', 27),
      total('oxford-hip', '2026-10-05', 'discharge', 36),
    ]);
    expect(picture?.marks.map((mark) => markLabel('oxford-hip', mark))).toEqual([
      'MIC 35, reached',
      'PASS 42, not reached',
    ]);
  });

  test('thresholds at one score are one mark; one beyond the scale is not drawn', () => {
    const responses = (response: number) => Array.from({ length: 20 }, () => response);
    const lefs = (date: string, phase: string, value: number) => ({
      id: 'lefs',
      date,
      phase,
      responses: responses(value),
    });
    const [drawn] = picturesOf([lefs('2026-05-04', 'intake', 2), lefs('2026-10-05', 'discharge', 3)]);
    expect(drawn?.marks).toEqual([{ names: ['MDC90', 'MCID'], at: '49', reached: true }]);
    const [high] = picturesOf([lefs('2026-05-04', 'intake', 4), lefs('2026-10-05', 'discharge', 3)]);
    expect(high?.marks).toEqual([]);
    expect(high?.title).toContain('down 20 points, does not reach MDC90 or MCID');
  });

  test('an instrument where lower is better says so and is drawn the other way up', () => {
    const [picture] = picturesOf([
      total('womac', '2026-05-04', 'intake', 50),
      total('womac', '2026-10-05', 'discharge', 38),
    ]);
    expect(picture).toMatchObject({ title: 'WOMAC, left: down 12.0 points (lower is better)', betterIsUp: false });
  });

  test('HOOS: one line for each subscale, counted in the title', () => {
    const hoos = (date: string, phase: string, subscales: object) => ({ id: 'hoos', date, phase, subscales });
    const [picture] = picturesOf([
      hoos('2026-05-04', 'intake', { pain: 40, symptoms: 50, adl: 45 }),
      hoos('2026-10-05', 'discharge', { pain: 60, symptoms: 45, adl: 45, sport: 20 }),
    ]);
    expect(picture?.title).toBe('HOOS, left: 1 of 3 subscales up, 1 of 3 down, 1 of 3 unchanged');
    expect(picture?.lines.map(({ label }) => label)).toEqual(['Pain', 'Symptoms', 'Function in daily living']);
  });

  test('every administration of a series has its column, also two of one day', () => {
    const [picture, other] = picturesOf([
      total('oxford-hip', '2026-10-05', 'intake', 20),
      total('oxford-hip', '2026-10-05', 'discharge', 25),
      total('oxford-hip', '2026-10-05', 'examination', 26),
      total('oxford-hip', '2026-11-05', 'follow-up', 30),
    ]);
    expect(other).toBeUndefined();
    expect(picture?.columns).toEqual(['2026-10-05', '2026-10-05', '2026-10-05', '2026-11-05']);
    expect(picture?.lines[0]?.points).toEqual(['20', '25', '26', '30']);
  });
});

test('labels keep their order and distance and stay above the limit', () => {
  const places = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 });
  fc.assert(
    fc.property(places, (wanted) => {
      const found = spread(wanted, 14, 100);
      const pairs = wanted.map((place, index) => ({ place, at: found[index] ?? NaN }));
      const sorted = pairs.toSorted((a, b) => a.at - b.at);
      sorted.forEach((pair, index) => {
        const before = sorted[index - 1];
        expect(pair.at).toBeLessThanOrEqual(100);
        if (before === undefined) return;
        expect(pair.at - before.at).toBeGreaterThanOrEqual(14);
        expect(pair.place).toBeGreaterThanOrEqual(before.place);
      });
      if (wanted.length === 1) expect(found).toEqual(wanted);
    }),
  );
});
