import { displayInstrumentScore, MINUS } from '../../../../main/domain/display.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import { SIDE_LABELS } from '../../../../main/domain/labels.ts';
import type { ChangeResult } from '../../../../main/domain/score-result.ts';
import { useDerived } from '../context.ts';
import { Muted } from '../layout.tsx';
import { SlopeFigure } from './SlopeFigure.tsx';
import styles from './Changes.module.css';

/** Change between two times against the published thresholds (SPEC I5). */
export function Changes() {
  const { score } = useDerived();
  if (score.changes.length === 0) {
    return <Muted>A change appears when one instrument was scored on two dates for the same side.</Muted>;
  }
  return (
    <div className={styles['changes']}>
      {score.changes.map((change) => (
        <Change key={[change.id, change.side, change.subscale, change.toDate].join(' ')} change={change} />
      ))}
      <Muted>A change of these instruments is never used as the residual’s input.</Muted>
    </div>
  );
}

/** The change with its sign, in the digits of the instrument: "+9" where scores are whole. */
function signed({ id, change }: ChangeResult): string {
  const size = displayInstrumentScore(id, change.replace('-', ''));
  if (change === '0') return size;
  return `${change.startsWith('-') ? MINUS : '+'}${size}`;
}

function Change({ change }: { change: ChangeResult }) {
  const { title, subscales } = instrument(change.id);
  const subscale = subscales.find(({ id }) => id === change.subscale)?.title;
  const from = displayInstrumentScore(change.id, change.from);
  const to = displayInstrumentScore(change.id, change.to);
  const name = [
    subscale === undefined ? title : `${title}, ${subscale}`,
    change.side === null ? null : SIDE_LABELS[change.side].toLowerCase(),
  ]
    .filter((part) => part !== null)
    .join(', ');
  return (
    <div className={styles['change']}>
      <div>
        <p className={styles['name']}>{name}</p>
        <p>{`${from} → ${to}, change ${signed(change)}`}</p>
        <p className={styles['dates']}>{`${change.fromDate} to ${change.toDate}`}</p>
        {change.thresholds.length === 0 ? null : (
          <ul className={styles['thresholds']}>
            {change.thresholds.map((threshold) => (
              <li key={`${threshold.name} ${threshold.source}`}>
                <span className={styles['verdict']}>{threshold.reached ? 'Reaches' : 'Does not reach'}</span>
                {` ${threshold.name} (${threshold.of === 'change' ? 'change' : 'score'} ≥ ${threshold.value}; ${threshold.source})`}
              </li>
            ))}
          </ul>
        )}
      </div>
      <SlopeFigure change={change} />
    </div>
  );
}
