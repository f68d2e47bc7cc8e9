import { CircleAlert, Trash2, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { RejectedEntry } from '../../../../main/domain/evaluation/rejected.ts';
import { minutesBetween, type Period } from '../../../../main/domain/face-to-face.ts';
import { partialDateText } from '../../../../main/domain/partial-dates.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useReadOnly } from '../context.ts';
import { useProblemsAt, useRejectedText } from '../use-field.ts';
import { TimeField } from './TimeField.tsx';
import styles from './FaceToFace.module.css';

interface Props {
  /** JSON pointer of the period. */
  path: string;
  index: number;
  period: Period;
  /** With a text that could not be taken; `time` is then the one from before. */
  onChange: (part: 'start' | 'end', time: string, rejected: Pick<RejectedEntry, 'text' | 'message'> | null) => void;
  onRemove: () => void;
}

/** One period of the clock. What is wrong with it stands under the row, over its whole width. */
export function PeriodRow({ path, index, period, onChange, onRemove }: Props) {
  const readOnly = useReadOnly();
  const id = useId();
  const start = useProblemsAt(`${path}/start`);
  const end = useProblemsAt(`${path}/end`);
  const name = `Period ${String(index + 1)}`;
  const rejected = { start: useRejectedText(`${path}/start`), end: useRejectedText(`${path}/end`) };
  const errors = { start: start.error, end: end.error };
  const describe = (part: 'start' | 'end') => (errors[part] === null ? null : `${id}-${part}`);

  const time = (part: 'start' | 'end', value: string) => (
    <TimeField
      label={`${name}, ${part}`}
      value={value.slice(11)}
      readOnly={readOnly}
      describedBy={describe(part)}
      onChange={(next) => {
        onChange(part, onDay(value, next), null);
      }}
      rejection={{
        text: rejected[part],
        keep: (text, message, before) => {
          onChange(part, onDay(value, before ?? value.slice(11)), { text, message });
        },
      }}
    />
  );

  return (
    <li className={styles['period']}>
      <div className={styles['day']}>
        <span>{name}</span>
        <span className={styles['since']}>{partialDateText(period.start.slice(0, 10))}</span>
      </div>
      <div data-path={`${path}/start`}>{time('start', period.start)}</div>
      <span className={styles['to']}>to</span>
      <div data-path={`${path}/end`}>
        {period.end === null ? <p className={styles['running']}>running</p> : time('end', period.end)}
      </div>
      <span className={styles['minutes']}>
        {period.end === null ? '' : `${String(Math.max(0, minutesBetween(period.start, period.end)))} min`}
      </span>
      {readOnly ? null : (
        <div className={styles['remove']}>
          <Button variant="quiet" size="small" icon={Trash2} hideLabel onPress={onRemove}>
            {`Remove ${name.toLowerCase()}`}
          </Button>
        </div>
      )}
      <div className={styles['messages']} aria-live="polite">
        {(['start', 'end'] as const).map((part) =>
          errors[part] === null ? null : (
            <p key={part} id={`${id}-${part}`} className={styles['error']}>
              <Icon of={CircleAlert} />
              {errors[part]}
            </p>
          ),
        )}
        {start.warning === null ? null : (
          <p className={styles['warning']}>
            <Icon of={TriangleAlert} />
            {start.warning}
          </p>
        )}
      </div>
    </li>
  );
}

/** Another time of the same day. */
function onDay(moment: string, time: string): string {
  return `${moment.slice(0, 10)}T${time}`;
}
