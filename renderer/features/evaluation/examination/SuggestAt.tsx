import { useId } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { handleEnter } from '../../../ui/TextField.tsx';
import { useLocalText } from '../../../ui/use-local-text.ts';
import { Place } from '../fields.tsx';
import { useTextField } from '../use-field.ts';
import box from '../../../ui/Field.module.css';

const LINE_MAX = 500;
const same = (text: string): string => text;

/** One line of text with suggestions; any other text is as good. */
export function SuggestAt({
  path,
  label,
  suggestions,
}: {
  path: string;
  label: string;
  suggestions: readonly string[];
}) {
  const { value, onChange, error, warning, readOnly } = useTextField(path);
  const local = useLocalText({ value, onChange, format: same, read: same });
  const listId = useId();
  return (
    <Place path={path} warning={warning}>
      <Field label={label} error={error}>
        {(control) => (
          <div className={box['box']}>
            <input
              {...control}
              type="text"
              list={listId}
              className={box['input']}
              value={local.text}
              onChange={(event) => {
                local.change(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                handleEnter(event, undefined);
              }}
              readOnly={readOnly}
              maxLength={LINE_MAX}
              autoComplete="off"
              spellCheck={false}
            />
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          </div>
        )}
      </Field>
    </Place>
  );
}
