import type { Salvaged } from '../../../main/contract/backup-schemas.ts';
import { Notice } from '../../ui/Notice.tsx';
import { titleOf } from './RestorePreview.tsx';
import styles from './recovery.module.css';

/** What a salvage found and what it could not read, in plain words. */
export function SalvageReport({ report }: { report: Salvaged }) {
  const { whole, partial, damagedTables } = report;
  const isWhole = partial.length === 0 && damagedTables.length === 0;
  return (
    <>
      <p>{whole === 1 ? '1 evaluation was read whole.' : `${String(whole)} evaluations were read whole.`}</p>
      {partial.length === 0 ? null : (
        <section>
          <h2 className={styles['heading']}>{`Read in part: ${String(partial.length)}`}</h2>
          <ul className={styles['list']}>
            {partial.map(({ title, lost }) => (
              <li key={title.id}>{`${titleOf(title)}. Lost: ${lost.join(', ')}.`}</li>
            ))}
          </ul>
        </section>
      )}
      {isWhole ? (
        <Notice>Every row that was there was read.</Notice>
      ) : (
        <Notice tone="attention" title="Look through them before you rely on them">
          Some pages of the file could not be read. An evaluation that stood on them alone cannot be named here; compare
          the list with your calendar, or with a backup.
        </Notice>
      )}
      <p className={styles['detail']}>The damaged files are set aside in the data folder.</p>
    </>
  );
}
