import { useId } from 'react';
import { GAIT_PATTERNS } from '../../../../main/domain/evaluation/findings.ts';
import { GAIT_LABELS } from '../../../../main/domain/labels-examination.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Place } from '../fields.tsx';
import { useField } from '../use-field.ts';
import styles from './GaitPatterns.module.css';

type Pattern = (typeof GAIT_PATTERNS)[number];
const PATH = '/examination/gaitPatterns';

/** What was seen of the gait; several patterns can be seen in one person. */
export function GaitPatterns() {
  const { value, onChange, warning, readOnly } = useField<Pattern[]>(PATH);
  const id = useId();
  return (
    <Place path={PATH} warning={warning}>
      <div role="group" aria-labelledby={id}>
        <p id={id} className={styles['legend']}>
          Gait pattern
        </p>
        <div className={styles['patterns']}>
          {GAIT_PATTERNS.map((pattern) => (
            <Checkbox
              key={pattern}
              checked={value.includes(pattern)}
              disabled={readOnly}
              onChange={(checked) => {
                onChange(GAIT_PATTERNS.filter((one) => (one === pattern ? checked : value.includes(one))));
              }}
            >
              {GAIT_LABELS[pattern]}
            </Checkbox>
          ))}
        </div>
      </div>
    </Place>
  );
}
