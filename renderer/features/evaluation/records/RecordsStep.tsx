import { ArrowDownUp, Paperclip, Table2, Trash2 } from 'lucide-react';
import { use, useMemo, useRef, useState, type ClipboardEvent } from 'react';
import type { Exhibit } from '../../../../main/domain/evaluation/exhibits.ts';
import { exhibitLabel } from '../../../../main/domain/exhibits.ts';
import { inOrderOfTime, type RecordReviewed } from '../../../../main/domain/records/order.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { AttachmentViewer } from '../../attachments/AttachmentViewer.tsx';
import { FileList } from '../../attachments/FileList.tsx';
import { useAttach } from '../../attachments/use-attach.ts';
import { ProblemsContext, useReadOnly, useSession, useValueAt } from '../context.ts';
import { focusPlace } from '../focus-place.ts';
import { Row } from '../layout.tsx';
import { DeclaredPages } from './DeclaredPages.tsx';
import { Exhibits } from './Exhibits.tsx';
import { factsOf } from './list-facts.ts';
import { PendingTable } from './PendingTable.tsx';
import { notesByRecord } from './record-notes.ts';
import { RecordFacts } from './RecordFacts.tsx';
import { RecordForm } from './RecordForm.tsx';
import { RecordsList } from './RecordsList.tsx';
import { isTable, startImport } from './table-import.ts';
import { TableImportDialog } from './TableImportDialog.tsx';
import { useEdits } from './use-edits.ts';
import { usePendingTable } from './use-pending-table.ts';
import styles from './RecordsStep.module.css';

const LIST = '/recordsReviewed';

/** Records reviewed: one form that writes straight into the list below it, a table to take many at once, and files. */
export function RecordsStep({ initial }: { initial: number | null }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const records = useValueAt(LIST) as unknown as readonly RecordReviewed[];
  const problems = use(ProblemsContext);
  /** The record in the form; null: a new one begins with the next letter typed. */
  const [open, setOpen] = useState<number | null>(initial);
  const [round, setRound] = useState(0);
  const [viewed, setViewed] = useState<{ index: number; at: number } | null>(null);
  const [table, setTable] = usePendingTable(session);
  const [isImporting, setImporting] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const current = open !== null && open < records.length ? open : null;
  const facts = useMemo(() => factsOf(records), [records]);
  const notes = useMemo(() => notesByRecord(records, problems), [records, problems]);
  const exhibits = useValueAt('/exhibits') as unknown as readonly Exhibit[];
  const letters = useMemo(() => new Map(exhibits.map(({ sha256 }, at) => [sha256, exhibitLabel(at)])), [exhibits]);
  const attach = useAttach(session, setOpen);
  const edits = useEdits(session);
  const shown = current === null ? null : (records[current] ?? null);
  const files = viewed === null ? [] : (records[viewed.index]?.attachments ?? []);

  function show(index: number | null): void {
    setOpen(index);
    setRound(round + 1);
    const place = `${LIST}/${String(index ?? session.snapshot().queue.local.recordsReviewed.length)}/date`;
    requestAnimationFrame(() => {
      if (form.current !== null) focusPlace(form.current, place);
    });
  }

  function remove(index: number): void {
    edits.remove(index, facts.numbers[index] ?? index + 1);
    setOpen(null);
    setRound(round + 1);
  }

  function sort(): void {
    const sorted = inOrderOfTime(records).map((record) => ({ ...record }));
    session.edit([{ op: 'set', path: LIST, value: sorted }]);
    showToast('Sorted by date', { action: { label: 'Undo', run: () => session.undo() } });
    show(null);
  }

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (readOnly || isImporting || !isTable(text)) return;
    event.preventDefault();
    const pasted = startImport(null, text);
    if (pasted === null) return;
    setTable(pasted);
    setImporting(true);
  }

  return (
    <div onPaste={onPaste} data-path={LIST}>
      <Page
        title="Records"
        lead="Everything that was received and read, one record a line. The report lists it in the order of time."
        focusOnMount
        actions={
          readOnly ? undefined : (
            <Row>
              <Button
                icon={Table2}
                onPress={() => {
                  setImporting(true);
                }}
              >
                From a spreadsheet
              </Button>
              <Button icon={ArrowDownUp} onPress={sort} disabled={facts.inOrder}>
                Sort by date
              </Button>
            </Row>
          )
        }
      >
        {readOnly ? (
          shown === null || current === null ? null : (
            <div className={styles['form']}>
              <RecordFacts record={shown} number={facts.numbers[current] ?? 0} />
              <FileList
                files={shown.attachments}
                letters={letters}
                onOpen={(at) => {
                  setViewed({ index: current, at });
                }}
              />
            </div>
          )
        ) : (
          <div
            className={styles['form']}
            ref={form}
            onDragOver={(event) => {
              if (event.dataTransfer.types.includes('Files')) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              void attach.drop(current ?? records.length, [...event.dataTransfer.files]);
            }}
          >
            <RecordForm
              key={round}
              records={records}
              current={current}
              number={current === null ? records.length + 1 : (facts.numbers[current] ?? 0)}
              notes={current === null ? [] : (notes.get(current) ?? [])}
              write={(key, value) => {
                const begun = edits.write(current, key, value);
                if (begun !== null) setOpen(begun);
              }}
              reject={(key, rejected, before) => {
                const begun = edits.reject(current, key, rejected, before);
                if (begun !== null) setOpen(begun);
              }}
              next={() => {
                if (current !== null) show(null);
              }}
            >
              <Button
                variant="quiet"
                icon={Paperclip}
                disabled={attach.isBusy}
                onPress={() => {
                  void attach.choose(current ?? records.length);
                }}
              >
                Attach files
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
            </RecordForm>
            <FileList
              files={shown?.attachments ?? []}
              letters={letters}
              onExhibit={(file) => {
                edits.makeExhibit(file);
              }}
              onOpen={(at) => {
                if (current !== null) setViewed({ index: current, at });
              }}
              onRemove={(at) => {
                if (current !== null) edits.removeFile(current, at);
              }}
            />
          </div>
        )}
        {attach.refused.length === 0 ? null : (
          <Notice
            tone="attention"
            title={attach.refused.length === 1 ? 'A file was not attached' : 'Some files were not attached'}
            live
            action={
              <Button size="small" onPress={attach.dismiss}>
                Understood
              </Button>
            }
          >
            {attach.refused.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </Notice>
        )}
        {table === null || isImporting || readOnly ? null : (
          <PendingTable
            rows={table.waiting.length}
            onGoOn={() => {
              setImporting(true);
            }}
            onForget={() => {
              setTable(null);
            }}
          />
        )}
        {records.length === 0 ? (
          <EmptyState title="No records yet">
            {readOnly
              ? 'No records were listed.'
              : 'Fill in the first record above, or paste rows from a spreadsheet. List every record by itself: “including” or “various” will be asked about before signing.'}
          </EmptyState>
        ) : (
          <RecordsList
            records={records}
            facts={facts}
            notes={notes}
            current={current}
            readOnly={readOnly}
            onOpen={show}
            onRemove={remove}
            onFiles={(index) => {
              setViewed({ index, at: 0 });
            }}
            onDrop={(index, dropped) => {
              void attach.drop(index, dropped);
            }}
          />
        )}
        <DeclaredPages />
        <Exhibits />
      </Page>
      {isImporting ? (
        <TableImportDialog
          table={table}
          onTable={setTable}
          room={edits.room(records.length)}
          onTake={(taken) => {
            edits.take(taken);
          }}
          onClose={() => {
            setImporting(false);
          }}
        />
      ) : null}
      {viewed === null || files.length === 0 ? null : (
        <AttachmentViewer
          files={files}
          at={viewed.at}
          onClose={() => {
            setViewed(null);
          }}
        />
      )}
    </div>
  );
}
