import { displayInstrumentScore, MINUS } from '../../../../main/domain/display.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import { changePictures, type ChangePicture } from '../../../../main/domain/instruments/change-picture.ts';
import type { ChangeResult } from '../../../../main/domain/score-result.ts';
import { useDerived } from '../context.ts';
import { Muted } from '../layout.tsx';
import { ChangeFigure } from './ChangeFigure.tsx';
import styles from './Changes.module.css';

/** Change between two times against the published thresholds, in a picture and in a table (SPEC I5). */
export function Changes() {
  const { score } = useDerived();
  const pictures = changePictures(score.changes);
  if (pictures.length === 0) {
    return <Muted>A change appears when one instrument was scored on two dates for the same side.</Muted>;
  }
  return (
    <div className={styles['changes']}>
      {pictures.map((picture) => (
        <figure key={`${picture.id} ${picture.side ?? ''}`} className={styles['figure']}>
          <figcaption className={styles['title']}>{picture.title}</figcaption>
          <ChangeFigure picture={picture} />
          <ChangeTable
            picture={picture}
            changes={score.changes.filter(({ id, side }) => id === picture.id && side === picture.side)}
          />
        </figure>
      ))}
      <Muted>A change of these instruments is never used as the residual’s input.</Muted>
    </div>
  );
}

function ChangeTable({ picture, changes }: { picture: ChangePicture; changes: readonly ChangeResult[] }) {
  const { subscales } = instrument(picture.id);
  return (
    <details className={styles['data']}>
      <summary>Values in a table</summary>
      <table aria-label={picture.title}>
        <thead>
          <tr>
            <th scope="col">Comparison or threshold</th>
            <th scope="col">Values</th>
            <th scope="col">Change</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        {changes.map((change) => {
          const subscale = subscales.find(({ id }) => id === change.subscale)?.title;
          const dates = `${change.fromDate} to ${change.toDate}`;
          return (
            <tbody key={`${change.subscale ?? ''} ${change.toDate} ${change.to}`}>
              <tr>
                <th scope="row">{subscale === undefined ? dates : `${subscale}, ${dates}`}</th>
                <td>{`${shown(change, change.from)} → ${shown(change, change.to)}`}</td>
                <td>{signed(change)}</td>
                <td />
              </tr>
              {change.thresholds.map(({ name, of, value, source, reached }) => (
                <tr key={`${name} ${source}`}>
                  <th scope="row">{`${name} (${source})`}</th>
                  <td>{`${of} of at least ${value}`}</td>
                  <td />
                  <td>{reached ? 'Reached' : 'Not reached'}</td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </details>
  );
}

function shown({ id }: ChangeResult, score: string): string {
  return displayInstrumentScore(id, score);
}

/** The change with its sign, in the digits of the instrument: "+9" where scores are whole. */
function signed(change: ChangeResult): string {
  const size = shown(change, change.change.replace('-', ''));
  if (change.change === '0') return size;
  return `${change.change.startsWith('-') ? MINUS : '+'}${size}`;
}
