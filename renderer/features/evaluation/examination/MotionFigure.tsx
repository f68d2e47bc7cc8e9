import { useId } from 'react';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import {
  motionComparisons,
  type MotionComparison,
  type RangeOfMotion,
  type UsedMotion,
} from '../../../../main/domain/examination/motion.ts';
import {
  degrees,
  kindSentence,
  kindShown,
  motionAlternative,
  motionFinding,
  signedDegrees,
  trialsText,
} from '../../../../main/domain/examination/motion-words.ts';
import { USUAL_MOTION } from '../../../../main/domain/examination/usual-motion.ts';
import { MOTION_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import { useSnapshot } from '../context.ts';
import styles from './MotionFigure.module.css';

const BAR = 10;
const GAP = 2;
const HEIGHT = 2 * BAR + GAP;

/** Paired bars of both hips against the usual motion, with the difference of the sides and a table behind. */
export function MotionFigure() {
  const id = useId();
  const written = useSnapshot(({ queue: { local } }) => JSON.stringify(local.examination.rangeOfMotion));
  const comparisons = motionComparisons(JSON.parse(written) as RangeOfMotion);
  if (comparisons.length === 0) return null;
  const isMixed = kindShown(comparisons) === 'mixed';
  return (
    <figure className={styles['figure']} aria-labelledby={id}>
      <figcaption id={id} className={styles['title']}>
        {motionFinding(comparisons)}
      </figcaption>
      <p className={styles['key']}>{kindSentence(comparisons)}</p>
      <div className={styles['bars']} role="img" aria-label={motionAlternative(comparisons)}>
        <span className={styles['head']} />
        <span className={styles['head']} />
        <span className={styles['headEnd']}>Left less right</span>
        {comparisons.map((comparison) => (
          <Pair key={comparison.motion} comparison={comparison} isMixed={isMixed} />
        ))}
      </div>
      <details className={styles['data']}>
        <summary>Values in a table</summary>
        <Values comparisons={comparisons} />
      </details>
    </figure>
  );
}

function Pair({ comparison, isMixed }: { comparison: MotionComparison; isMixed: boolean }) {
  const { motion, difference } = comparison;
  const usual = USUAL_MOTION[motion];
  const furthest = Math.max(usual, ...SIDES.map((side) => Number(comparison[side]?.mean ?? 0)));
  const share = (value: number): string => `${String((Math.max(0, value) / furthest) * 100)}%`;
  return (
    <>
      <span>{MOTION_LABELS[motion]}</span>
      <div className={styles['pair']}>
        <div className={styles['sides']}>
          <span>Left</span>
          <span>Right</span>
        </div>
        <svg className={styles['track']} height={HEIGHT} aria-hidden="true">
          <rect className={styles['ground']} width={share(usual)} height={HEIGHT} />
          {SIDES.map((side, index) => (
            <Bar key={side} side={side} width={share(Number(comparison[side]?.mean ?? 0))} y={index * (BAR + GAP)} />
          ))}
          <line className={styles['usual']} x1={share(usual)} x2={share(usual)} y1="0" y2={HEIGHT} />
        </svg>
        <div className={styles['values']}>
          {SIDES.map((side) => (
            <span key={side}>{valueText(comparison[side], isMixed)}</span>
          ))}
        </div>
      </div>
      <span className={styles['difference']}>{difference === null ? '–' : signedDegrees(difference)}</span>
    </>
  );
}

function Bar({ side, width, y }: { side: Side; width: string; y: number }) {
  return <rect className={styles[side]} width={width} y={y} height={BAR} />;
}

function valueText(used: UsedMotion | null, isMixed: boolean): string {
  if (used === null) return 'not measured';
  return isMixed ? `${degrees(used.mean)} ${used.kind}` : degrees(used.mean);
}

function Values({ comparisons }: { comparisons: readonly MotionComparison[] }) {
  return (
    <table>
      <caption>Motion of both hips, degrees</caption>
      <thead>
        <tr>
          <th scope="col">Motion</th>
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {SIDE_LABELS[side]}
            </th>
          ))}
          <th scope="col">Usual</th>
          <th scope="col">Left less right</th>
        </tr>
      </thead>
      <tbody>
        {comparisons.map((comparison) => (
          <tr key={comparison.motion}>
            <th scope="row">{MOTION_LABELS[comparison.motion]}</th>
            {SIDES.map((side) => {
              const used = comparison[side];
              return (
                <td key={side}>{used === null ? 'not measured' : `${degrees(used.mean)}, ${trialsText(used)}`}</td>
              );
            })}
            <td>{`${String(USUAL_MOTION[comparison.motion])}°`}</td>
            <td>{comparison.difference === null ? '–' : signedDegrees(comparison.difference)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
