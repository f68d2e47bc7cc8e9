import { Download } from 'lucide-react';
import { failureMessage } from '../../app/client.ts';
import { useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './statement.module.css';

/** The statements signed so far, newest first, each with its export. */
export function SignedStatements({ id }: { id: string }) {
  const { data = [], error } = useCall('statement.list', { id });
  const exportStatement = useAct('statement.export');
  const failure = error ?? exportStatement.error;
  if (data.length === 0 && failure === null) return null;

  function start(statementId: string): void {
    exportStatement.mutate(
      { id: statementId },
      {
        onSuccess: ({ fileName }) => {
          if (fileName !== null) showToast(`Exported ${fileName}`);
        },
      },
    );
  }

  return (
    <Section title="Signed statements">
      {failure === null ? null : (
        <Notice tone="error" title={error === null ? 'The statement was not exported' : undefined} live>
          {failureMessage(failure)}
        </Notice>
      )}
      <ul className={styles['needs']}>
        {data.map((statement) => (
          <li key={statement.id} className={styles['signed']}>
            <div>
              <p className={styles['name']}>{`Statement ${String(statement.number)}, ${statement.signerName}`}</p>
              <p className={styles['detail']}>
                {`${new Date(statement.signedAt).toLocaleString()} · SHA-256 ${statement.sha256.slice(0, 16)}…`}
              </p>
            </div>
            <Button
              size="small"
              icon={Download}
              disabled={exportStatement.isPending}
              onPress={() => {
                start(statement.id);
              }}
            >
              {`Export statement ${String(statement.number)}`}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
