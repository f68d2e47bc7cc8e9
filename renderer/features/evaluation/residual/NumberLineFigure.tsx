import { useId, useLayoutEffect, useRef, useState } from 'react';
import { displayScore, displaySigned } from '../../../../main/domain/display.ts';
import { residualFinding } from '../../../../main/domain/residual-reasons.ts';
import { MARGIN, numberLine, type Measured } from './number-line.ts';
import styles from './NumberLineFigure.module.css';

const HEIGHT = 148;
const LEAST_WIDTH = 320;
const ROW = { actual: 34, predicted: 76, axis: 120 };
/** A label stands beside its mark on the side with more room. */
const LABEL_GAP = 10;
const LABEL_ROOM = 104;

/** Intake, actual and predicted change on one line, with the residual between the two ends. */
export function NumberLineFigure({ measured }: { measured: Measured }) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(LEAST_WIDTH, entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const line = numberLine(measured, width);
  const title = residualFinding(line.residual.value);
  const alt = `Functional status: intake ${displayScore(measured.intake)}, discharge ${displayScore(measured.discharge)}, predicted ${displayScore(line.predictedStatus)}. Residual ${displayScore(line.residual.value)}.`;

  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['title']} id={id}>
        {title}
      </figcaption>
      <div ref={frame}>
        <svg
          role="img"
          aria-label={`${title}. ${alt}`}
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
        >
          <line className={styles['axis']} x1={MARGIN} x2={width - MARGIN} y1={ROW.axis} y2={ROW.axis} />
          {line.ticks.map((tick) => (
            <g key={tick.value} transform={`translate(${String(tick.x)} ${String(ROW.axis)})`}>
              <line className={styles['axis']} y2={4} />
              <text className={styles['tick']} y={18} textAnchor="middle">
                {String(tick.value).replace('-', '\u2212')}
              </text>
            </g>
          ))}
          <line className={styles['start']} x1={line.at.intake} x2={line.at.intake} y1={18} y2={ROW.axis} />
          <text className={styles['label']} x={line.at.intake} y={12} textAnchor={edgeAnchor(line.at.intake, width)}>
            {`intake ${displayScore(measured.intake)}`}
          </text>

          <line className={styles['actual']} x1={line.at.intake} x2={line.at.actual} y1={ROW.actual} y2={ROW.actual} />
          <circle className={styles['actualEnd']} cx={line.at.actual} cy={ROW.actual} r={5} />
          <Label x={line.at.actual} from={line.at.intake} y={ROW.actual} width={width} strong>
            {`actual ${displaySigned(line.actualChange)}`}
          </Label>

          <line
            className={styles['predicted']}
            x1={line.at.intake}
            x2={line.at.predicted}
            y1={ROW.predicted}
            y2={ROW.predicted}
          />
          <circle className={styles['predictedEnd']} cx={line.at.predicted} cy={ROW.predicted} r={5} />
          <Label x={line.at.predicted} from={line.at.intake} y={ROW.predicted} width={width}>
            {`predicted ${displaySigned(measured.predictedChange)}`}
          </Label>

          <Residual from={line.residual.from} to={line.residual.to} />
          <text className={styles['residual']} x={middle(line.residual, width)} y={ROW.axis - 10} textAnchor="middle">
            {`residual ${displayScore(line.residual.value)}`}
          </text>
        </svg>
      </div>
      <details className={styles['data']}>
        <summary>Values in a table</summary>
        <table>
          <caption>Functional status, 0–100</caption>
          <tbody>
            <Line name="Intake" value={displayScore(measured.intake)} />
            <Line name="Discharge" value={displayScore(measured.discharge)} />
            <Line name="Actual change" value={displaySigned(line.actualChange)} />
            <Line name="Predicted change" value={displaySigned(measured.predictedChange)} />
            <Line name="Predicted status at discharge" value={displayScore(line.predictedStatus)} />
            <Line name="Residual" value={displayScore(line.residual.value)} />
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** An arrow from the predicted to the actual end: the direction shows the sign. */
function Residual({ from, to }: { from: number; to: number }) {
  const y = ROW.predicted + 20;
  if (Math.abs(to - from) < 1) return null;
  const sign = Math.sign(to - from);
  const head = Math.min(7, Math.abs(to - from));
  const points = [
    [to, y],
    [to - sign * head, y - 4],
    [to - sign * head, y + 4],
  ];
  return (
    <g className={styles['arrow']}>
      <line x1={from} x2={from} y1={ROW.predicted + 6} y2={y} />
      <line className={styles['guide']} x1={to} x2={to} y1={ROW.actual + 6} y2={y} />
      <line x1={from} x2={to - sign * head} y1={y} y2={y} />
      <polygon points={points.map((point) => point.join(',')).join(' ')} />
    </g>
  );
}

function Label(props: { x: number; from: number; y: number; width: number; strong?: boolean; children: string }) {
  const { x, from, y, width, strong = false, children } = props;
  const right = x >= from ? x + LABEL_ROOM <= width : x - LABEL_ROOM < 0;
  return (
    <text
      className={strong ? styles['strongLabel'] : styles['label']}
      x={right ? x + LABEL_GAP : x}
      y={right ? y + 4 : y - LABEL_GAP}
      textAnchor={right ? 'start' : edgeAnchor(x, width)}
    >
      {children}
    </text>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
}

function middle({ from, to }: { from: number; to: number }, width: number): number {
  return Math.min(Math.max((from + to) / 2, 56), width - 56);
}

function edgeAnchor(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < 60) return 'start';
  return x > width - 60 ? 'end' : 'middle';
}
