import { Check, TriangleAlert } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { RejectedEntry } from '../../../../main/domain/evaluation/rejected.ts';
import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import type { Rejection } from '../../../ui/use-parsed-text.ts';
import { Place } from '../fields.tsx';
import { useRejectedText } from '../use-field.ts';
import { SuggestField } from './SuggestField.tsx';
import styles from './RecordForm.module.css';

interface Props {
  records: readonly RecordReviewed[];
  /** Place in the list of the record that is shown; null: a new one begins with the next letter. */
  current: number | null;
  /** The printed number of the record. */
  number: number;
  notes: readonly string[];
  write: (key: 'date' | 'author' | 'kind' | 'pages' | 'summary', value: string | number | null) => void;
  reject: (
    key: 'date' | 'pages',
    rejected: Pick<RejectedEntry, 'text' | 'message'>,
    before: string | number | null,
  ) => void;
  /** Goes on to a new record. */
  next: () => void;
  children: ReactNode;
}

const LINE_MAX = 500;
const TEXT_MAX = 100_000;

const orNull = (text: string): string | null => (text === '' ? null : text);

/**
 * The fields of one record. They write straight into the list, so that nothing typed is ever only here. Enter in any of
 * them goes on to a new record, unless a date or a number cannot be read.
 */
export function RecordForm({ records, current, number, notes, write, reject, next, children }: Props) {
  const fields = useRef<HTMLDivElement>(null);
  const record = current === null ? null : (records[current] ?? null);
  const path = `/recordsReviewed/${String(current ?? records.length)}`;
  const rejected = { date: useRejectedText(`${path}/date`), pages: useRejectedText(`${path}/pages`) };
  const others = useMemo(() => records.filter((_, index) => index !== current), [records, current]);
  const authors = useMemo(() => others.map(({ author }) => author), [others]);
  const kinds = useMemo(() => others.map(({ kind }) => kind), [others]);

  const rejectionOf = (key: 'date' | 'pages'): Rejection => ({
    text: rejected[key],
    keep: (text, message, before) => {
      reject(key, { text, message }, key === 'pages' && before !== null ? Number(before) : before);
    },
  });

  /** The fields tell what they cannot read once Enter has left them. */
  function goOn(): void {
    requestAnimationFrame(() => {
      const wrong = fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      if (wrong) wrong.focus();
      else next();
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    goOn();
  }

  return (
    <div
      role="group"
      aria-label={record === null ? 'New record' : `Record ${String(number)}`}
      className={styles['form']}
      ref={fields}
    >
      <div className={styles['line']}>
        <Place path={`${path}/date`}>
          <DateField
            label="Date"
            valueName="The date of the record"
            value={record?.date ?? null}
            onChange={(value) => {
              write('date', value);
            }}
            rejection={rejectionOf('date')}
            onEnter={goOn}
          />
        </Place>
        <Place path={`${path}/author`}>
          <SuggestField
            label="Author"
            used={authors}
            maxLength={LINE_MAX}
            value={record?.author ?? ''}
            onChange={(value) => {
              write('author', orNull(value));
            }}
            onEnter={goOn}
          />
        </Place>
        <Place path={`${path}/kind`}>
          <SuggestField
            label="Kind"
            used={kinds}
            maxLength={LINE_MAX}
            placeholder="Operative report"
            value={record?.kind ?? ''}
            onChange={(value) => {
              write('kind', orNull(value));
            }}
            onEnter={goOn}
          />
        </Place>
        <Place path={`${path}/pages`}>
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
            rejection={rejectionOf('pages')}
            onEnter={goOn}
          />
        </Place>
      </div>
      <div onKeyDown={onKeyDown}>
        <Place path={`${path}/summary`}>
          <TextArea
            label="Summary"
            minRows={1}
            maxLength={TEXT_MAX}
            placeholder="Shift and Enter begin a new line"
            value={record?.summary ?? ''}
            onChange={(value) => {
              write('summary', orNull(value));
            }}
          />
        </Place>
      </div>
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          <Icon of={TriangleAlert} />
          <span>{note}</span>
        </p>
      ))}
      <div className={styles['actions']}>
        <Button icon={Check} onPress={goOn} disabled={record === null} shortcut="enter">
          {record === null ? 'Next record' : 'Done, next record'}
        </Button>
        {children}
      </div>
    </div>
  );
}
