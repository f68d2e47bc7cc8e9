import { apportionmentSum } from '../../../../main/domain/apportionment.ts';
import { displayExact } from '../../../../main/domain/display.ts';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { cx } from '../../../ui/cx.ts';
import styles from './opinions.module.css';

type Share = Evaluation['opinions']['apportionment'][number];

const WIDTH = 1000;
const HEIGHT = 56;

/**
 * The shares as parts of one bar: what belongs to the claimed injury is full, what does not is hatched, what nobody has
 * decided is empty. Shares beyond 100 % make the bar longer than its frame, so it is drawn to the larger of both.
 */
export function ApportionmentBar({ shares }: { shares: readonly Share[] }) {
  const { sum, words } = apportionmentSum(shares);
  const scale = WIDTH / Math.max(100, Number(sum));
  const parts = shares.flatMap((share, index) => {
    const percent = Number(share.percent ?? 0);
    const before = shares.slice(0, index).reduce((total, one) => total + Number(one.percent ?? 0), 0);
    return percent > 0 ? [{ ...share, number: index + 1, x: before * scale, width: percent * scale, percent }] : [];
  });
  const industrial = apportionmentSum(shares.filter((share) => share.industrial === true)).sum;
  const title = `${displayExact(industrial)} % belongs to the claimed injury`;
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>{title}</figcaption>
      <svg
        role="img"
        aria-label={`${title}. ${shares.map(described).join('; ')}. Sum ${words}.`}
        className={styles['bar']}
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
      >
        <defs>
          <pattern
            id="apportionment-hatch"
            width="12"
            height="12"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className={styles['hatchGround']} width="12" height="12" />
            <rect className={styles['hatchLine']} width="5" height="12" />
          </pattern>
        </defs>
        <rect className={styles['frame']} x="0" y="0" width={String(100 * scale)} height={String(HEIGHT)} />
        {parts.map(({ number, x, width, industrial: own }) => (
          <rect
            key={number}
            className={cx(styles['part'], styles[own === true ? 'own' : own === false ? 'foreign' : 'open'])}
            x={String(x)}
            y="0"
            width={String(width)}
            height={String(HEIGHT)}
          />
        ))}
      </svg>
      <ol className={styles['legend']}>
        {shares.map((share, index) => (
          <li key={index} className={styles['legendItem']}>
            <span className={cx(styles['swatch'], styles[swatchOf(share)])} aria-hidden="true" />
            <span>{described(share, index)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function swatchOf({ industrial }: Share): string {
  return industrial === true ? 'swatchOwn' : industrial === false ? 'swatchForeign' : 'swatchOpen';
}

function described({ percent, cause, industrial }: Share, index: number): string {
  const share = percent === null ? 'No share yet' : `${displayExact(percent)} %`;
  const what = (cause ?? '').trim() === '' ? `cause ${String(index + 1)}` : (cause ?? '');
  const belongs = industrial === null ? 'not decided' : industrial ? 'claimed injury' : 'not the claimed injury';
  return `${share} ${what} (${belongs})`;
}
