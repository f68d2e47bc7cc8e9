import { scaleLinear } from 'd3-scale';
import { Decimal } from 'decimal.js';

/** The three values of R1, as shortest decimals. */
export interface Measured {
  readonly intake: string;
  readonly discharge: string;
  readonly predictedChange: string;
}

export interface NumberLine {
  /** Where a functional-status value stands, in pixels from the left. */
  readonly at: Readonly<Record<'intake' | 'actual' | 'predicted', number>>;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  /** From the predicted to the actual status. */
  readonly residual: { readonly from: number; readonly to: number; readonly value: string };
  readonly actualChange: string;
  /** Intake plus predicted change: may lie outside 0–100. */
  readonly predictedStatus: string;
}

/** Room for the marks' labels, pixels. */
export const MARGIN = 16;
const SPARE = 0.08;
const LEAST_SPAN = 10;

/**
 * Geometry of the number line: intake, the status reached and the status predicted on one scale. The residual is the
 * way from the predicted to the actual status; it points left exactly when the residual is below zero.
 *
 * @param width of the drawing, pixels.
 */
export function numberLine({ intake, discharge, predictedChange }: Measured, width: number): NumberLine {
  const actualChange = new Decimal(discharge).minus(intake);
  const predictedStatus = new Decimal(intake).plus(predictedChange);
  const points = [intake, discharge, predictedStatus].map(Number);
  const low = Math.min(...points);
  const high = Math.max(...points);
  const pad = Math.max((high - low) * SPARE, (LEAST_SPAN - (high - low)) / 2);
  const scale = scaleLinear()
    .domain([low - pad, high + pad])
    .range([MARGIN, width - MARGIN]);
  const at = {
    intake: scale(Number(intake)),
    actual: scale(Number(discharge)),
    predicted: scale(predictedStatus.toNumber()),
  };
  return {
    at,
    ticks: scale.ticks(6).map((value) => ({ value, x: scale(value) })),
    residual: { from: at.predicted, to: at.actual, value: actualChange.minus(predictedChange).toFixed() },
    actualChange: actualChange.toFixed(),
    predictedStatus: predictedStatus.toFixed(),
  };
}
