import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { displayExact } from '../../../../main/domain/display.ts';
import { Place } from '../fields.tsx';
import { useField } from '../use-field.ts';

const WHOLE = Array.from({ length: 11 }, (_, value) => String(value));

/** Pain 0–10 in one row: a digit chooses, arrows move. A value between, from a file, stands in its place. */
export function PainScale({ path, label, help }: { path: string; label: string; help?: string | undefined }) {
  const { warning, value, ...field } = useField<string | null>(path);
  const values =
    value === null || WHOLE.includes(value) ? WHOLE : [...WHOLE, value].sort((a, b) => Number(a) - Number(b));
  return (
    <Place path={path} warning={warning}>
      <ChoiceGroup
        {...field}
        label={label}
        help={help}
        value={value}
        options={values.map((each) => ({
          value: each,
          label: displayExact(each),
          digit: each.length === 1 ? each : '',
        }))}
        clearable
      />
    </Place>
  );
}
