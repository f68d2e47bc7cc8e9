import { FileUp } from 'lucide-react';
import { useState, type ClipboardEvent } from 'react';
import { failureMessage, residua } from '../../../app/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { Row } from '../layout.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { afterTaking, readTable, startImport, type TableImport } from './table-import.ts';
import { TablePreview } from './TablePreview.tsx';

interface Props {
  table: TableImport | null;
  onTable: (table: TableImport | null) => void;
  /** How many records the list still has room for. */
  room: number;
  onTake: (records: readonly RecordReviewed[]) => void;
  onClose: () => void;
}

const rowsOf = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`;

/** Takes records from a spreadsheet. Good rows go into the list at once, bad ones stay here until they are mended. */
export function TableImportDialog({ table, onTable, room, onTake, onClose }: Props) {
  const [thisYear] = useState(() => new Date().getFullYear());
  const reading = table === null ? null : readTable(table, thisYear);
  const good = reading?.records.length ?? 0;
  const isAsked = reading !== null && reading.question !== null && table?.chosenOrder === null;
  const isTooMany = good > room;

  function take(): void {
    if (table === null || reading === null) return;
    onTake(reading.records);
    const rest = afterTaking(table, reading);
    if (rest.waiting.length > 0) {
      onTable(rest);
    } else {
      onTable(null);
      onClose();
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={table === null ? 'Records from a spreadsheet' : 'Take records from a table'}
      footer={
        table === null ? undefined : (
          <>
            <Button
              variant="quiet"
              onPress={() => {
                onTable(null);
              }}
            >
              Another table
            </Button>
            <Button variant="primary" onPress={take} disabled={good === 0 || isAsked || isTooMany}>
              {`Take ${rowsOf(good)}`}
            </Button>
          </>
        )
      }
    >
      {table === null || reading === null ? (
        <TableSource onTable={onTable} />
      ) : (
        <>
          <p role="status">{storyOf(table, good, reading.refused.length)}</p>
          {isTooMany ? (
            <Notice tone="attention">
              {`The list holds at most 5,000 records and has room for ${room.toLocaleString('en-US')}. Split the table.`}
            </Notice>
          ) : null}
          <TablePreview table={table} question={reading.question} onTable={onTable} />
          <RefusedRows table={table} rows={isAsked ? [] : reading.refused} onTable={onTable} />
        </>
      )}
    </Dialog>
  );
}

function storyOf({ name, taken }: TableImport, good: number, refused: number): string {
  const from = name ?? 'The pasted table';
  const before = taken === 0 ? '' : ` ${rowsOf(taken)} ${taken === 1 ? 'was' : 'were'} taken.`;
  if (refused === 0) return `${from}:${before} ${rowsOf(good)} can be taken.`;
  return `${from}:${before} ${rowsOf(good)} can be taken, ${rowsOf(refused)} cannot be read yet and ${refused === 1 ? 'stays' : 'stay'} here.`;
}

/** Where the table comes from: the clipboard or a file. */
function TableSource({ onTable }: { onTable: (table: TableImport) => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);

  function read(name: string | null, content: string): void {
    const table = startImport(name, content);
    if (table === null) setError(name === null ? 'There are no rows in it.' : `${name} holds no rows.`);
    else onTable(table);
  }

  async function choose(): Promise<void> {
    setError(null);
    try {
      const file = await residua.call('records.chooseTable', null);
      if (file !== null) read(file.name, file.text);
    } catch (failure) {
      setError(failureMessage(failure));
    }
  }

  function onPaste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain');
    if (text !== '' || !pasted.includes('\n')) return;
    event.preventDefault();
    read(null, pasted);
  }

  return (
    <>
      <div onPaste={onPaste}>
        <TextArea
          label="Rows copied from a spreadsheet"
          help="Copy the rows with their headings, then paste them here. Columns for date, author, kind, pages and summary are found by themselves; you see all of it before anything is taken."
          minRows={5}
          value={text}
          onChange={setText}
          error={error}
        />
      </div>
      <Row>
        <Button
          onPress={() => {
            read(null, text);
          }}
          disabled={text.trim() === ''}
        >
          Show these rows
        </Button>
        <Button
          variant="quiet"
          icon={FileUp}
          onPress={() => {
            void choose();
          }}
        >
          Choose a CSV file
        </Button>
      </Row>
    </>
  );
}
