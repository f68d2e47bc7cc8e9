import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import styles from './series.module.css';

/** The instrument's version, licence and thresholds with where they come from. */
export function Sources({ definition }: { definition: Instrument }) {
  const { version, licence, thresholds, recall } = definition;
  return (
    <div className={styles['sources']}>
      <p>{`Version ${version}.${recall === null ? '' : ` Recall: ${recall}.`} ${licence}`}</p>
      {thresholds.length === 0 ? (
        <p>No thresholds on file.</p>
      ) : (
        <ul>
          {thresholds.map(({ name, value, of, source }) => (
            <li key={`${name} ${source}`}>
              {`${name}: ${of === 'change' ? 'a change of at least' : 'a score of at least'} ${value} (${source}).`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
