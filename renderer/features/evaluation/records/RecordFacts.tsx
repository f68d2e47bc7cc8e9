import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { formatLongDate } from '../../../ui/parse-date.ts';
import styles from './RecordForm.module.css';

/** One record of a signed evaluation, in full: nothing of it can be changed. */
export function RecordFacts({ record, number }: { record: RecordReviewed; number: number }) {
  return (
    <div role="group" aria-label={`Record ${String(number)}`} className={styles['form']}>
      <Facts
        items={[
          { label: 'Number', value: String(number) },
          { label: 'Date', value: record.date === null ? 'no date' : formatLongDate(record.date) },
          { label: 'Author', value: record.author ?? '–' },
          { label: 'Kind', value: record.kind ?? '–' },
          { label: 'Pages', value: record.pages === null ? '–' : String(record.pages) },
          { label: 'Summary', value: <span className={styles['text']}>{record.summary ?? '–'}</span> },
        ]}
      />
    </div>
  );
}
