import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import type { CapacityTable, WorkStatement } from '../../../main/domain/work-statement.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './statement.module.css';

interface Props {
  statement: WorkStatement;
  examiner: Evaluation['examiner'];
}

/** The content of the page, in its order. */
export function StatementPreview({ statement, examiner }: Props) {
  const { facts, status, duration, tables, sentences, restrictions, improvement } = statement;
  const name = [examiner.name, examiner.credentials].filter(Boolean).join(', ');
  return (
    <>
      <div className={styles['sheet']}>
        <Facts
          items={[
            ...facts.map(({ label, value }) => ({ label, value })),
            ...(improvement === null ? [] : [{ label: 'Maximum medical improvement', value: improvement }]),
            { label: 'Examiner', value: name === '' ? 'Not entered' : name },
          ]}
        />
        <div className={styles['status']}>
          <span className={styles['detail']}>Work status</span>
          <strong className={styles['large']}>{status ?? 'Not entered'}</strong>
          {duration === null ? null : <span>{duration}</span>}
        </div>
        {tables.map((table) => (
          <LimitTable key={table.title} table={table} />
        ))}
        {sentences.length === 0 ? null : <p>{sentences.join(' ')}</p>}
        {restrictions === null ? null : (
          <div>
            <p className={styles['detail']}>Restrictions</p>
            <p className={styles['text']}>{restrictions}</p>
          </div>
        )}
      </div>
      {restrictions === null ? null : (
        <Notice tone="attention">
          The restrictions are printed as you wrote them. Make sure that they name no diagnosis.
        </Notice>
      )}
    </>
  );
}

function LimitTable({ table: { title, limits } }: { table: CapacityTable }) {
  return (
    <table className={styles['limits']}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {limits.map(([name]) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">At most</th>
          {limits.map(([name, limit]) => (
            <td key={name}>{limit ?? '—'}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
