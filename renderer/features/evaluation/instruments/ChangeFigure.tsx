import { scaleLinear } from 'd3-scale';
import { displayInstrumentScore } from '../../../../main/domain/display.ts';
import { markLabel, spread, type ChangePicture } from '../../../../main/domain/instruments/change-picture.ts';
import styles from './Changes.module.css';

const WIDTH = 640;
const HEIGHT = 176;
const TOP = 12;
const BOTTOM = HEIGHT - 28;
const LEFT = 76;
const RIGHT = 336;
const LABEL_GAP = 15;

/** Slope lines over the instrument's whole range, better always up, with the thresholds where they lie. */
export function ChangeFigure({ picture }: { picture: ChangePicture }) {
  const { id, range, betterIsUp, columns, lines, marks } = picture;
  const y = scaleLinear()
    .domain(betterIsUp ? [range.min, range.max] : [range.max, range.min])
    .range([BOTTOM, TOP]);
  const x = scaleLinear()
    .domain([0, Math.max(1, columns.length - 1)])
    .range([LEFT, RIGHT]);
  const ends = lines.map(({ label, points }) => {
    const last = points.findLast((point) => point !== null) ?? String(range.min);
    const score = displayInstrumentScore(id, last);
    return { at: y(Number(last)), text: label === null ? score : `${score} ${label}`, strong: true };
  });
  const labels = [
    ...ends,
    ...marks.map((mark) => ({ at: y(Number(mark.at)), text: markLabel(id, mark), strong: false })),
  ];
  const places = spread(
    labels.map(({ at }) => at),
    LABEL_GAP,
    BOTTOM,
  );
  const starts = spread(
    lines.map(({ points }) => y(Number(points[0] ?? range.min))),
    LABEL_GAP,
    BOTTOM,
  );
  return (
    <svg
      className={styles['slope']}
      role="img"
      aria-label={picture.alt}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
    >
      {columns.map((date, column) => (
        <g key={column} transform={`translate(${String(x(column))} 0)`}>
          <line className={styles['axis']} y1={TOP} y2={BOTTOM} />
          <text className={styles['tick']} y={HEIGHT - 10} textAnchor="middle">
            {date}
          </text>
        </g>
      ))}
      {[range.min, range.max].map((end) => (
        <text key={end} className={styles['tick']} x={4} y={y(end) + 4}>
          {end}
        </text>
      ))}
      {marks.map(({ at, reached, names }) => (
        <line
          key={`${names.join(' ')} ${at}`}
          className={reached ? styles['reached'] : styles['mark']}
          x1={LEFT}
          x2={RIGHT}
          y1={y(Number(at))}
          y2={y(Number(at))}
        />
      ))}
      {lines.map(({ label, points }, line) => {
        const drawn = points.flatMap((point, column) =>
          point === null ? [] : [{ x: x(column), y: y(Number(point)) }],
        );
        return (
          <g key={label ?? ''}>
            <polyline
              className={styles['line']}
              points={drawn.map((point) => `${String(point.x)},${String(point.y)}`).join(' ')}
            />
            {drawn.map((point) => (
              <circle key={point.x} className={styles['point']} cx={point.x} cy={point.y} r={4} />
            ))}
            <text className={styles['label']} x={LEFT - 10} y={(starts[line] ?? 0) + 4} textAnchor="end">
              {displayInstrumentScore(id, points[0] ?? '0')}
            </text>
          </g>
        );
      })}
      {labels.map(({ at, text, strong }, index) => {
        const place = places[index] ?? at;
        return (
          <g key={text}>
            <polyline
              className={styles['leader']}
              points={`${String(RIGHT + 6)},${String(at)} ${String(RIGHT + 14)},${String(place)} ${String(RIGHT + 18)},${String(place)}`}
            />
            <text className={strong ? styles['label'] : styles['tick']} x={RIGHT + 22} y={place + 4}>
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
