import type { AuditEntry } from '../../../main/contract/audit-schemas.ts';
import { actionWords, detailWords } from '../../../main/domain/audit-words.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { localMinute } from './local-minute.ts';
import styles from './audit.module.css';

/** Entries of the trail, the newest first. */
export function AuditEntries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <DataTable
      label="Audit trail"
      rows={entries}
      rowKey={({ sequence }) => String(sequence)}
      columns={[
        { id: 'sequence', header: 'No.', align: 'end', width: '3.5rem', cell: ({ sequence }) => sequence },
        { id: 'at', header: 'When', width: '8.5rem', cell: ({ at }) => <time dateTime={at}>{localMinute(at)}</time> },
        { id: 'who', header: 'Who', width: '7rem', cell: ({ accountName }) => accountName ?? 'Residua' },
        {
          id: 'what',
          header: 'What',
          rowHeader: true,
          cell: (entry) => (
            <>
              <span>{actionWords(entry.action)}</span>
              <Detail entry={entry} />
            </>
          ),
        },
      ]}
    />
  );
}

function Detail({ entry }: { entry: AuditEntry }) {
  const words = [subjectWords(entry), detailWords(entry.details)].filter((part) => part !== '').join(' · ');
  return words === '' ? null : <span className={styles['detail']}>{words}</span>;
}

function subjectWords({ subjectKind, subjectId, subjectName }: AuditEntry): string {
  if (subjectKind === null || subjectId === null) return '';
  if (subjectName !== null) return subjectName;
  return `${subjectKind} ${subjectId.slice(0, 8)}`;
}
