import { useId } from 'react';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { MOTIONS, type Motion } from '../../../../main/domain/evaluation/findings.ts';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import { USUAL_MOTION } from '../../../../main/domain/examination/usual-motion.ts';
import { MOTION_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';
import { bestTrial } from './motion.ts';
import styles from './MotionBars.module.css';

type RangeOfMotion = Evaluation['examination']['rangeOfMotion'];

/** Active motion of both hips against the usual range. */
export function MotionBars({ rangeOfMotion }: { rangeOfMotion: RangeOfMotion }) {
  const id = useId();
  const measured = MOTIONS.filter((motion) => SIDES.some((side) => active(rangeOfMotion, side, motion) !== null));
  if (measured.length === 0) return null;
  return (
    <figure className={styles['figure']} aria-labelledby={id}>
      <figcaption id={id} className={styles['title']}>
        {finding(rangeOfMotion, measured)}
      </figcaption>
      <p className={styles['key']}>Active motion, largest trial, in degrees. The mark shows the usual range.</p>
      <div className={styles['bars']}>
        {measured.map((motion) => (
          <div key={motion} className={styles['motion']}>
            <span>{MOTION_LABELS[motion]}</span>
            <div className={styles['pair']}>
              {SIDES.map((side) => (
                <Bar key={side} side={side} motion={motion} degrees={active(rangeOfMotion, side, motion)} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}

function Bar({ side, motion, degrees }: { side: Side; motion: Motion; degrees: number | null }) {
  const usual = USUAL_MOTION[motion];
  const scale = Math.max(usual, degrees ?? 0) * 1.05;
  const percent = (value: number): string => `${String((Math.max(0, value) / scale) * 100)}%`;
  const words = degrees === null ? 'not measured' : `${String(degrees).replace('-', '\u2212')}°`;
  return (
    <div className={styles['bar']}>
      <span className={styles['side']}>{SIDE_LABELS[side]}</span>
      <svg
        className={styles['track']}
        height="12"
        role="img"
        aria-label={`${SIDE_LABELS[side]} ${words}, usual ${String(usual)}°`}
      >
        <rect className={styles['ground']} width={percent(usual)} height="12" />
        {degrees === null ? null : <rect className={styles[side]} width={percent(degrees)} y="2" height="8" />}
        <line className={styles['usual']} x1={percent(usual)} x2={percent(usual)} y1="0" y2="12" />
      </svg>
      <span className={styles['value']}>{words}</span>
    </div>
  );
}

function active(rangeOfMotion: RangeOfMotion, side: Side, motion: Motion): number | null {
  return bestTrial(rangeOfMotion[side][motion].active);
}

function finding(rangeOfMotion: RangeOfMotion, measured: readonly Motion[]): string {
  const below = (side: Side): number =>
    measured.filter((motion) => (active(rangeOfMotion, side, motion) ?? USUAL_MOTION[motion]) < USUAL_MOTION[motion])
      .length;
  const of = String(measured.length);
  return `Below the usual range: left ${String(below('left'))} of ${of} motions, right ${String(below('right'))} of ${of}`;
}
