import { SIGNATURE_FIELD, strokePath, type Strokes } from '../../../main/domain/signature-strokes.ts';
import styles from './signature.module.css';

/** A drawn signature as the report prints it. */
export function StrokesPicture({ strokes }: { strokes: Strokes }) {
  return (
    <svg
      viewBox={`0 0 ${String(SIGNATURE_FIELD.width)} ${String(SIGNATURE_FIELD.height)}`}
      className={styles['picture']}
      aria-hidden="true"
    >
      {strokes.map((stroke, index) => (
        <path key={index} d={pathText(stroke)} />
      ))}
    </svg>
  );
}

function pathText(stroke: Strokes[number]): string {
  return strokePath(stroke)
    .map(([command, ...numbers]) => {
      const letter = command === 'move' ? 'M' : command === 'line' ? 'L' : 'C';
      return letter + numbers.map((value) => value.toFixed(1)).join(' ');
    })
    .join(' ');
}
