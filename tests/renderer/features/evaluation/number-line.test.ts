import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARGIN, numberLine } from '../../../../renderer/features/evaluation/residual/number-line.ts';

const score = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10));
const predicted = fc.integer({ min: -1000, max: 1000 }).map((tenths) => String(tenths / 10));
const WIDTH = 640;

describe('number line of the residual (R1)', () => {
  test('the arrow runs from the predicted to the actual status: left below zero', () => {
    const line = numberLine({ intake: '48.2', discharge: '58.9', predictedChange: '14.2' }, WIDTH);
    expect(line.residual).toMatchObject({ from: line.at.predicted, to: line.at.actual, value: '-3.5' });
    expect(line.at.actual).toBeLessThan(line.at.predicted);
    expect(line.predictedStatus).toBe('62.4');
    expect(line.actualChange).toBe('10.7');
  });

  test('exactly zero has no arrow length', () => {
    const line = numberLine({ intake: '48.2', discharge: '61.3', predictedChange: '13.1' }, WIDTH);
    expect(line.residual.value).toBe('0');
    expect(line.at.actual).toBe(line.at.predicted);
  });

  test('every mark lies inside the drawing and keeps the order of its value', () => {
    fc.assert(
      fc.property(score, score, predicted, (intake, discharge, predictedChange) => {
        const { at, residual } = numberLine({ intake, discharge, predictedChange }, WIDTH);
        for (const x of Object.values(at)) {
          expect(x).toBeGreaterThanOrEqual(MARGIN);
          expect(x).toBeLessThanOrEqual(WIDTH - MARGIN);
        }
        expect(Math.sign(at.actual - at.intake)).toBe(Math.sign(Number(discharge) - Number(intake)));
        if (residual.value.startsWith('-')) expect(residual.to).toBeLessThan(residual.from);
      }),
    );
  });
});
