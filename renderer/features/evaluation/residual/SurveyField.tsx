import { TextField } from '../../../ui/TextField.tsx';
import { Place } from '../fields.tsx';
import { useTypedField } from '../use-field.ts';

const LEPF = { id: 'foto-lepf', name: 'FOTO LEPF' } as const;

/** The survey whose report states the three scores; for the lower limb that is the LEPF (R1). */
export function SurveyField() {
  const { value, onChange, error, warning, readOnly } = useTypedField<string>('/residual/instrument');
  return (
    <Place path="/residual/instrument" warning={warning}>
      <TextField
        label="Survey"
        help="The survey whose report states the scores and the predicted change."
        width="medium"
        maxLength={100}
        value={value === LEPF.id ? LEPF.name : value}
        onChange={(text) => {
          onChange(text === '' || text === LEPF.name ? LEPF.id : text);
        }}
        error={error}
        readOnly={readOnly}
      />
    </Place>
  );
}
