import { scaleLinear } from 'd3-scale';
import { displayInstrumentScore } from '../../../../main/domain/display.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import type { ChangeResult } from '../../../../main/domain/score-result.ts';
import styles from './Changes.module.css';

const WIDTH = 180;
const HEIGHT = 84;
const SIDE = 44;
const END = 8;

/** Two scores of an instrument on its full range; the numbers stand beside it in words. */
export function SlopeFigure({ change }: { change: ChangeResult }) {
  const { range, direction } = instrument(change.id);
  const ends = [Number(range.min), Number(range.max)];
  const y = scaleLinear()
    .domain(direction === 'higher-better' ? ends : ends.toReversed())
    .range([HEIGHT - END, END]);
  const from = y(Number(change.from));
  const to = y(Number(change.to));
  const left = displayInstrumentScore(change.id, change.from);
  const right = displayInstrumentScore(change.id, change.to);
  return (
    <svg
      className={styles['slope']}
      role="img"
      aria-label={`From ${left} to ${right} on a scale of ${range.min} to ${range.max}, better is up`}
      width={WIDTH}
      height={HEIGHT}
    >
      <line className={styles['axis']} x1={SIDE} x2={SIDE} y1={END} y2={HEIGHT - END} />
      <line className={styles['axis']} x1={WIDTH - SIDE} x2={WIDTH - SIDE} y1={END} y2={HEIGHT - END} />
      <line className={styles['line']} x1={SIDE} x2={WIDTH - SIDE} y1={from} y2={to} />
      <circle className={styles['point']} cx={SIDE} cy={from} r={4} />
      <circle className={styles['point']} cx={WIDTH - SIDE} cy={to} r={4} />
      <text className={styles['label']} x={SIDE - 8} y={from + 4} textAnchor="end">
        {left}
      </text>
      <text className={styles['label']} x={WIDTH - SIDE + 8} y={to + 4}>
        {right}
      </text>
    </svg>
  );
}
