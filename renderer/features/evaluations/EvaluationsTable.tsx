import { Copy, FolderOpen, History, Trash2, UserPlus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { EvaluationSummary } from '../../../main/contract/schemas.ts';
import { displayScore } from '../../../main/domain/display.ts';
import { REGION_LABELS, SIDE_LABELS } from '../../../main/domain/labels.ts';
import { useNavigation, type Route } from '../../app/navigation.ts';
import type { Sort } from '../../ui/ColumnHead.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { localMinute } from '../audit/local-minute.ts';
import { SignedDocuments } from './SignedDocuments.tsx';
import type { Beginning } from './use-new-evaluation.ts';
import styles from './EvaluationsTable.module.css';

interface Props {
  evaluations: readonly EvaluationSummary[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  create: (from: Beginning) => void;
  /** Deletes the row, with a way back. */
  remove: (id: string, name: string) => void;
  /** Shown when no row is left. */
  empty: ReactNode;
}

/** Drawn again only when the rows change, not with every letter of the search. */
export const EvaluationsTable = memo(function EvaluationsTable({
  evaluations,
  sort,
  onSort,
  create,
  remove,
  empty,
}: Props) {
  const { go } = useNavigation();
  return (
    <DataTable
      label="Evaluations"
      rows={evaluations}
      rowKey={(row) => row.id}
      rowName={nameOf}
      onOpen={(row) => {
        go(placeOf(row));
      }}
      columns={[
        {
          id: 'examinee',
          header: 'Examinee',
          rowHeader: true,
          sortable: true,
          cell: (row) => <Clamped>{row.examineeName ?? 'No name yet'}</Clamped>,
        },
        {
          id: 'claim',
          header: 'Claim number',
          sortable: true,
          cell: (row) => <Clamped>{row.claimNumber ?? '–'}</Clamped>,
        },
        { id: 'exam', header: 'Examined', sortable: true, width: '7rem', cell: (row) => row.dateOfExam ?? '–' },
        { id: 'side', header: 'Part', cell: partOf },
        { id: 'residual', header: 'Residual', sortable: true, align: 'end', width: '6rem', cell: residualOf },
        { id: 'code', header: 'Code', sortable: true, width: '6rem', cell: (row) => row.residualCode ?? '–' },
        {
          id: 'state',
          header: 'State',
          sortable: true,
          width: '8rem',
          cell: (row) => (
            <>
              <Tag tone={row.status === 'signed' ? 'accent' : 'neutral'}>
                {row.status === 'signed' ? 'Signed' : 'Draft'}
              </Tag>
              <SignedDocuments {...row} />
            </>
          ),
        },
        {
          id: 'changed',
          header: 'Last change',
          sortable: true,
          width: '10rem',
          cell: (row) => localMinute(row.updatedAt),
        },
      ]}
      rowActions={(row) => [
        {
          id: 'open',
          label: 'Open',
          icon: FolderOpen,
          onAction: () => {
            go(placeOf(row));
          },
        },
        {
          id: 'template',
          label: 'Copy as template',
          icon: Copy,
          onAction: () => {
            create({ template: row.id });
          },
        },
        {
          id: 'earlier',
          label: 'New evaluation of this examinee',
          icon: UserPlus,
          onAction: () => {
            create({ earlier: row.id });
          },
        },
        {
          id: 'history',
          label: 'History',
          icon: History,
          onAction: () => {
            go({ page: 'settings', part: 'audit', evaluation: row.id });
          },
        },
        {
          id: 'delete',
          label: 'Delete',
          icon: Trash2,
          danger: true,
          onAction: () => {
            remove(row.id, nameOf(row));
          },
        },
      ]}
      sort={sort}
      onSort={onSort}
      empty={empty}
    />
  );
});

function nameOf({ examineeName, claimNumber }: EvaluationSummary): string {
  return examineeName ?? claimNumber ?? 'evaluation without a name';
}

function placeOf({ id, status }: EvaluationSummary): Route {
  return { page: 'evaluation', id, step: status === 'signed' ? 'review' : 'referral' };
}

/** A long name takes two lines at most; the whole of it is in the tooltip and in the evaluation. */
function Clamped({ children }: { children: string }) {
  return (
    <span className={styles['clamped']} title={children}>
      {children}
    </span>
  );
}

function residualOf({ residualValue }: EvaluationSummary): string {
  return residualValue === null ? '–' : displayScore(residualValue);
}

function partOf({ side, region }: EvaluationSummary): string {
  const part = REGION_LABELS[region].replace(/ \(.*/, '');
  return side === null ? part : `${part}, ${SIDE_LABELS[side].toLowerCase()}`;
}
