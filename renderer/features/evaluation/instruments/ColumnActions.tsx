import { Columns2, Trash2 } from 'lucide-react';
import type { Administration } from '../../../../main/domain/evaluation/instruments.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import { Button } from '../../../ui/Button.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { HandOverButton } from '../../handover/HandOverButton.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { GridRow } from './GridRow.tsx';
import { newAdministration } from './new-administration.ts';
import type { ColumnOf } from './series-words.ts';
import styles from './series.module.css';

interface Props {
  columns: readonly ColumnOf[];
  /** Administrations of the series, also those not shown. */
  count: number;
  onOpen: (index: number | null) => void;
}

/** What can be done with each administration: hand over, remove, set another beside it. */
export function ColumnActions({ columns, count, onOpen }: Props) {
  const session = useSession();
  const readOnly = useReadOnly();
  const { instruments, episode, case: situation } = useEvaluationNow();
  if (readOnly) return null;

  function remove({ path, administration, name }: ColumnOf): void {
    session.edit([{ op: 'remove', path }]);
    onOpen(null);
    showToast(`Removed ${instrument(administration.id).title}, ${name.toLowerCase()}`, {
      action: { label: 'Undo', run: () => session.undo() },
    });
  }

  /** An intake stands before the others, as it came before them. */
  function addBeside({ administration, index }: ColumnOf): void {
    const phase = administration.phase === 'intake' ? 'discharge' : 'intake';
    const date = phase === 'intake' ? episode.start : (episode.discharge ?? situation.dateOfExam);
    const value = {
      ...newAdministration(administration.id, phase, date, situation.dateOfExam),
      side: administration.side,
    };
    const at = phase === 'intake' ? index : instruments.length;
    session.edit([{ op: 'insert', path: `/instruments/${String(at)}`, value }]);
    onOpen(at);
  }

  const [first] = columns;
  return (
    <GridRow label="">
      {columns.map((column) => (
        <div key={column.path} role="group" aria-label={column.name} className={styles['actions']}>
          <HandOver column={column} />
          <Button
            variant="quiet"
            size="small"
            icon={Trash2}
            onPress={() => {
              remove(column);
            }}
          >
            {`Remove ${column.name.toLowerCase()}`}
          </Button>
          {count === 1 && first !== undefined ? (
            <Button
              variant="quiet"
              size="small"
              icon={Columns2}
              onPress={() => {
                addBeside(first);
              }}
            >
              {first.administration.phase === 'intake' ? 'Add discharge beside it' : 'Add intake beside it'}
            </Button>
          ) : null}
        </div>
      ))}
    </GridRow>
  );
}

/** Only questionnaires whose items are shipped, and only answers of the examinee's own. */
function HandOver({ column: { administration, index } }: { column: ColumnOf }) {
  if (administration.id !== 'hoos-jr' && administration.id !== 'lefs') return null;
  const { title, items } = instrument(administration.id);
  if (isAnsweredOtherwise(administration)) {
    if (administration.responses.filter((response) => response !== null).length === items.length) return null;
    return (
      <p className={styles['missing']}>
        It holds answers that were not given on screen. To let the examinee answer, add another administration.
      </p>
    );
  }
  return <HandOverButton index={index} title={title} />;
}

function isAnsweredOtherwise({ givenBy, responses }: Extract<Administration, { id: 'hoos-jr' | 'lefs' }>): boolean {
  return givenBy !== 'on-screen' && responses.some((response) => response !== null);
}
