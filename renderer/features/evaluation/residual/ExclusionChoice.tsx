import { EXCLUSIONS, type Exclusion } from '../../../../main/domain/evaluation/rating.ts';
import { EXCLUSION_LABELS } from '../../../../main/domain/labels.ts';
import { EXCLUSION_MEANINGS, exclusionOutcome } from '../../../../main/domain/residual-reasons.ts';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { useDerived, useEvaluationNow } from '../context.ts';
import { Place } from '../fields.tsx';
import { sentence } from '../sentence.ts';
import { useField } from '../use-field.ts';

/** Why the residual does not count, with what each reason means and gives on this date of service (R3). */
export function ExclusionChoice() {
  const { value, onChange, error, warning, readOnly } = useField<Exclusion | null>('/episode/exclusion');
  const evaluation = useEvaluationNow();
  const { score } = useDerived();
  // The scores stand elsewhere on the page: said here too, where it can be mended.
  const overruled = value === null ? undefined : score.problems.find(({ path }) => path === '/residual');
  return (
    <Place
      path="/episode/exclusion"
      warning={warning ?? (overruled === undefined ? null : sentence(overruled.message))}
    >
      <ChoiceGroup<Exclusion | 'none'>
        label="Reason why the residual does not count"
        help="Choose one only when the record states it; it takes the place of the scores."
        orientation="column"
        options={[
          { value: 'none', label: 'None: the scores count' },
          ...EXCLUSIONS.map((exclusion) => ({
            value: exclusion,
            label: EXCLUSION_LABELS[exclusion],
            hint: `${EXCLUSION_MEANINGS[exclusion]} ${exclusionOutcome(evaluation, exclusion)}.`,
          })),
        ]}
        value={value ?? 'none'}
        onChange={(next) => {
          onChange(next === 'none' ? null : next);
        }}
        error={error}
        readOnly={readOnly}
      />
    </Place>
  );
}
