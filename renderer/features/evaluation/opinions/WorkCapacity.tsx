import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { RESTRICTED_ACTIVITIES } from '../../../../main/domain/evaluation/opinions.ts';
import { ACTIVITY_RESTRICTION_LABELS, DURATION_LABELS, FREQUENCY_LABELS } from '../../../../main/domain/labels-work.ts';
import { WORK_HOURS_LIMIT, WORK_POUNDS_LIMIT } from '../../../../main/domain/limits.ts';
import { FREQUENCY_MEANINGS } from '../../../../main/domain/work-capacity.ts';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { useValueAt } from '../context.ts';
import { ChoiceAt, DateAt, DecimalAt, optionsOf } from '../fields.tsx';
import { Fields, Tight } from '../layout.tsx';
import { CapacityInWords } from './CapacityInWords.tsx';
import styles from './opinions.module.css';

const PATH = '/opinions/workCapacity';
const FREQUENCIES = ['never', 'occasionally', 'frequently', 'constantly'] as const;
const DURATIONS = ['temporary', 'permanent'] as const;

/** What the examinee can do at work, by hours, weights and postures. Everything left empty is not restricted. */
export function WorkCapacity() {
  const duration = useValueAt(`${PATH}/duration`) as Evaluation['opinions']['workCapacity']['duration'];
  const until = useValueAt(`${PATH}/until`) as string | null;
  return (
    <Fields>
      <Hours />
      <Tight>
        <Load part="liftPounds" label="Lift" headings />
        <Load part="carryPounds" label="Carry" />
      </Tight>
      <div className={styles['activities']}>
        {RESTRICTED_ACTIVITIES.map((activity) => (
          <div key={activity} className={styles['activity']}>
            <span aria-hidden="true">{ACTIVITY_RESTRICTION_LABELS[activity]}</span>
            <ChoiceAt
              path={`${PATH}/${activity}`}
              label={ACTIVITY_RESTRICTION_LABELS[activity]}
              hideLabel
              options={optionsOf(FREQUENCIES, FREQUENCY_LABELS)}
            />
          </div>
        ))}
        <p className={styles['meanings']}>
          {FREQUENCY_MEANINGS.map(({ frequency, meaning }) => `${FREQUENCY_LABELS[frequency]}: ${meaning}`).join('. ')}.
        </p>
      </div>
      <ChoiceAt path={`${PATH}/duration`} label="How long it holds" options={optionsOf(DURATIONS, DURATION_LABELS)} />
      {duration === 'temporary' || until !== null ? <DateAt path={`${PATH}/until`} label="Until" /> : null}
      <CapacityInWords />
    </Fields>
  );
}

function Hours() {
  const hours = { unit: 'h', min: WORK_HOURS_LIMIT.min, max: WORK_HOURS_LIMIT.max, decimals: 2 };
  return (
    <FieldRow>
      <DecimalAt path={`${PATH}/hoursPerDay`} label="Hours a day" {...hours} />
      <DecimalAt path={`${PATH}/standHours`} label="Stand" {...hours} />
      <DecimalAt path={`${PATH}/walkHours`} label="Walk" {...hours} />
      <DecimalAt path={`${PATH}/sitHours`} label="Sit" {...hours} />
    </FieldRow>
  );
}

function Load({
  part,
  label,
  headings = false,
}: {
  part: 'liftPounds' | 'carryPounds';
  label: string;
  headings?: boolean;
}) {
  const pounds = { unit: 'lb', min: WORK_POUNDS_LIMIT.min, max: WORK_POUNDS_LIMIT.max, decimals: 1, hideLabel: true };
  return (
    <FieldRow label={label} headings={headings ? ['Occasionally', 'Frequently'] : undefined}>
      <DecimalAt path={`${PATH}/${part}/occasionally`} label={`${label} occasionally`} {...pounds} />
      <DecimalAt path={`${PATH}/${part}/frequently`} label={`${label} frequently`} {...pounds} />
    </FieldRow>
  );
}
