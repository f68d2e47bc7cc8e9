import type { EvaluationTitle, RestorePreview as Preview } from '../../../main/contract/backup-schemas.ts';
import { Notice } from '../../ui/Notice.tsx';
import { backupTime } from '../backup/backup-words.ts';
import styles from './recovery.module.css';

/** What would be different after restoring, evaluation by evaluation. */
export function RestorePreview({ preview }: { preview: Preview }) {
  const { compared, inBackup, same, returning, older, newer, missing } = preview;
  return (
    <>
      <p>{`The backup holds ${counted(inBackup)}.${compared ? ` ${counted(same)} stay${same === 1 ? 's' : ''} as now.` : ''}`}</p>
      {compared ? null : (
        <Notice title="Nothing to compare with">
          What is here now cannot be read, or belongs to another vault. It is set aside as it is.
        </Notice>
      )}
      <Group title="Go back to an earlier state" titles={older} />
      <Group title="Change to a newer state" titles={newer} />
      <Group title={compared ? 'Come back' : 'In the backup'} titles={returning} />
      <Group title="Not in the backup, and no longer listed afterwards" titles={missing} />
      <p className={styles['detail']}>
        What is here now is set aside in the data folder, encrypted as it is. Nothing is deleted.
      </p>
    </>
  );
}

function Group({ title, titles }: { title: string; titles: readonly EvaluationTitle[] }) {
  if (titles.length === 0) return null;
  return (
    <section>
      <h2 className={styles['heading']}>{`${title}: ${String(titles.length)}`}</h2>
      <ul className={styles['list']} aria-label={title}>
        {titles.map((one) => (
          <li key={one.id}>{`${titleOf(one)}, changed ${backupTime(one.updatedAt)}`}</li>
        ))}
      </ul>
    </section>
  );
}

/** What a person knows an evaluation by. */
export function titleOf({ examineeName, claimNumber }: EvaluationTitle): string {
  const parts = [examineeName, claimNumber].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? 'Evaluation without a name' : parts.join(', ');
}

function counted(count: number): string {
  return count === 1 ? '1 evaluation' : `${String(count)} evaluations`;
}
