import { ArrowDownUp, Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Change } from '../../../../main/domain/changes.ts';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Page } from '../../../ui/Page.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useReadOnly, useSession, useValueAt } from '../context.ts';
import { focusPlace } from '../focus-place.ts';
import { Row } from '../layout.tsx';
import { inOrderOfTime } from '../../../../main/domain/records/order.ts';
import { RecordEntry } from './RecordEntry.tsx';
import { RecordsTable } from './RecordsTable.tsx';
import styles from './RecordsStep.module.css';

const LIST = '/recordsReviewed';
const MOST = 5000;

/** Records reviewed: one form that writes straight into the list below it. */
export function RecordsStep({ initial }: { initial: number | null }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const records = useValueAt(LIST) as Evaluation['recordsReviewed'];
  /** The record in the form; null: a new one begins with the next letter typed. */
  const [open, setOpen] = useState<number | null>(initial);
  const [round, setRound] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  const current = open !== null && open < records.length ? open : null;

  function show(index: number | null): void {
    setOpen(index);
    setRound(round + 1);
    requestAnimationFrame(() => {
      if (form.current !== null) focusPlace(form.current, `${LIST}/form/date`);
    });
  }

  function write(key: string, value: string | number | null): void {
    if (current !== null) {
      session.edit([{ op: 'set', path: `${LIST}/${String(current)}/${key}`, value }]);
      return;
    }
    if (value === null || records.length >= MOST) return;
    const empty = { date: null, author: null, kind: null, pages: null, summary: null };
    session.edit([{ op: 'insert', path: `${LIST}/${String(records.length)}`, value: { ...empty, [key]: value } }]);
    setOpen(records.length);
  }

  function remove(index: number): void {
    session.edit([{ op: 'remove', path: `${LIST}/${String(index)}` }]);
    setOpen(null);
    setRound(round + 1);
    showToast(`Removed record ${String(index + 1)}`, { action: { label: 'Undo', run: () => session.undo() } });
  }

  function sort(): void {
    const sorted = inOrderOfTime(records);
    const changes: Change[] = [{ op: 'set', path: LIST, value: sorted.map((record) => ({ ...record })) }];
    session.edit(changes);
    show(null);
  }

  return (
    <Page
      title="Records"
      lead="Everything that was received and read, one record a line, so that the report lists it in order of time."
      focusOnMount
      actions={
        readOnly ? undefined : (
          <Row>
            <Button icon={ArrowDownUp} onPress={sort} disabled={records.length < 2}>
              Sort by date
            </Button>
          </Row>
        )
      }
    >
      {readOnly ? null : (
        <div className={styles['form']} ref={form}>
          <RecordEntry
            key={round}
            record={current === null ? null : (records[current] ?? null)}
            number={current === null ? records.length + 1 : current + 1}
            write={write}
            next={() => {
              show(null);
            }}
          />
          <Row>
            <Button
              icon={Plus}
              onPress={() => {
                show(null);
              }}
              disabled={current === null}
            >
              Next record
            </Button>
            {current === null ? null : (
              <Button
                variant="quiet"
                icon={Trash2}
                onPress={() => {
                  remove(current);
                }}
              >
                Remove this record
              </Button>
            )}
          </Row>
        </div>
      )}
      <RecordsTable records={records} current={current} readOnly={readOnly} onOpen={show} />
    </Page>
  );
}
