import type { KeyboardEvent } from 'react';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Place } from '../fields.tsx';
import styles from './RecordsStep.module.css';

interface Props {
  record: Evaluation['recordsReviewed'][number] | null;
  number: number;
  write: (key: string, value: string | number | null) => void;
  next: () => void;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The fields of one record. Enter in the summary goes on to the next record. */
export function RecordEntry({ record, number, write, next }: Props) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (record !== null) next();
  }
  return (
    <div role="group" aria-label={`Record ${String(number)}`} className={styles['fields']}>
      <p className={styles['heading']}>
        {record === null ? `New record, number ${String(number)}` : `Record ${String(number)}`}
      </p>
      <div className={styles['first']}>
        <Place path="/recordsReviewed/form/date">
          <DateField
            label="Date of the record"
            value={record?.date ?? null}
            onChange={(value) => {
              write('date', value);
            }}
          />
        </Place>
        <NumberField
          label="Pages"
          width="full"
          min={0}
          max={1_000_000}
          decimals={0}
          value={typeof record?.pages === 'number' ? String(record.pages) : null}
          onChange={(value) => {
            write('pages', value === null ? null : Number(value));
          }}
        />
      </div>
      <FieldRow>
        <TextField
          label="Author"
          maxLength={500}
          value={record?.author ?? ''}
          onChange={(value) => {
            write('author', orNull(value));
          }}
        />
        <TextField
          label="Kind"
          maxLength={500}
          placeholder="For example operative report"
          value={record?.kind ?? ''}
          onChange={(value) => {
            write('kind', orNull(value));
          }}
        />
      </FieldRow>
      <div onKeyDown={onKeyDown}>
        <TextArea
          label="Summary"
          help="Enter goes on to the next record; Shift and Enter begin a new line."
          minRows={2}
          maxLength={100_000}
          value={record?.summary ?? ''}
          onChange={(value) => {
            write('summary', orNull(value));
          }}
        />
      </div>
    </div>
  );
}
