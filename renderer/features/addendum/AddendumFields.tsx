import { ADDENDUM_KIND_LABELS, ADDENDUM_KINDS, asksForCounty, type Addendum } from '../../../main/domain/addendum.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useEvaluationNow } from '../evaluation/context.ts';
import { Fields } from '../evaluation/layout.tsx';

interface Props {
  addendum: Addendum;
  onChange: (addendum: Addendum) => void;
  disabled: boolean;
}

const HINTS = {
  'supplemental-opinion': 'Answers a question that came later',
  correction: 'Says what was wrong and what is right',
  'records-reviewed': 'Takes records into account that were not there',
} as const;

/** The questions of an addendum. */
export function AddendumFields({ addendum, onChange, disabled }: Props) {
  const evaluation = useEvaluationNow();
  const text = (value: string): string | null => (value === '' ? null : value);
  return (
    <Fields>
      <ChoiceGroup<Addendum['kind']>
        label="Kind"
        orientation="column"
        options={ADDENDUM_KINDS.map((kind) => ({ value: kind, label: ADDENDUM_KIND_LABELS[kind], hint: HINTS[kind] }))}
        value={addendum.kind}
        onChange={(kind) => {
          if (kind !== null) onChange({ ...addendum, kind });
        }}
        disabled={disabled}
      />
      <TextArea
        label="Reason for the addendum"
        help="Who asked for it, when, and why."
        minRows={2}
        value={addendum.reason ?? ''}
        onChange={(value) => {
          onChange({ ...addendum, reason: text(value) });
        }}
        disabled={disabled}
      />
      <TextArea
        label="Records reviewed"
        help="What was read since the report, with dates and authors."
        minRows={2}
        value={addendum.recordsReviewed ?? ''}
        onChange={(value) => {
          onChange({ ...addendum, recordsReviewed: text(value) });
        }}
        disabled={disabled}
      />
      <TextArea
        label={addendum.kind === 'correction' ? 'Correction' : 'Discussion'}
        minRows={6}
        value={addendum.body ?? ''}
        onChange={(value) => {
          onChange({ ...addendum, body: text(value) });
        }}
        disabled={disabled}
      />
      <TextArea
        label="Opinions that change"
        help="Empty: the opinions of the report stand as they are, and the addendum says so."
        minRows={3}
        value={addendum.changedOpinions ?? ''}
        onChange={(value) => {
          onChange({ ...addendum, changedOpinions: text(value) });
        }}
        disabled={disabled}
      />
      {asksForCounty(evaluation) ? (
        <TextField
          label="County in which it is signed"
          value={addendum.county ?? ''}
          onChange={(value) => {
            onChange({ ...addendum, county: text(value) });
          }}
          disabled={disabled}
        />
      ) : null}
    </Fields>
  );
}
