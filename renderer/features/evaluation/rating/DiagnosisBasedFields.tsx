import type { DiagnosisBasedEntry } from '../../../../main/domain/evaluation/rating.ts';
import { PERCENT_LIMIT } from '../../../../main/domain/limits.ts';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { useReadOnly, useSession, useValueAt } from '../context.ts';
import { Place } from '../fields.tsx';
import { useDecimalEcho, useField, useProblemsAt } from '../use-field.ts';
import styles from './rating.module.css';

const DIGITS = ['0', '1', '2', '3', '4'] as const;
const NOT_USED = 'not-used';
const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
const MODIFIERS = [
  ['GMFH', 'Functional history (GMFH)'],
  ['GMPE', 'Physical examination (GMPE)'],
  ['GMCS', 'Clinical studies (GMCS)'],
] as const;

/** Class, grade modifiers and the class’s five percentages (SPEC A1). */
export function DiagnosisBasedFields({ path }: { path: string }) {
  const entry = useValueAt(path) as DiagnosisBasedEntry | null;
  if (entry === null) return null;
  return (
    <>
      <ClassChoice path={`${path}/class`} />
      {MODIFIERS.map(([key, label]) => (
        <Modifier key={key} path={`${path}/modifiers/${key}`} label={label} />
      ))}
      {entry.class === 0 ? null : (
        <div className={styles['percents']}>
          <p className={styles['legend']}>Lower-extremity percentages of the class, grades A to E</p>
          <div className={styles['grades']}>
            {GRADES.map((grade, index) => (
              <GradePercent key={grade} path={`${path}/gradePercents`} grade={grade} index={index} />
            ))}
          </div>
        </div>
      )}
    </>
  );
}

function ClassChoice({ path }: { path: string }) {
  const { value, onChange, error, readOnly } = useField<number | null>(path);
  return (
    <Place path={path}>
      <ChoiceGroup
        label="Class of the diagnosis (CDX)"
        options={DIGITS.map((digit) => ({ value: digit, label: digit, digit }))}
        value={toDigit(value)}
        onChange={(next) => {
          onChange(next === null ? null : Number(next));
        }}
        error={error}
        readOnly={readOnly}
        clearable
      />
    </Place>
  );
}

/** "Not used" and "not answered" are the same in the evaluation: a modifier that is not entered does not count. */
function Modifier({ path, label }: { path: string; label: string }) {
  const { value, onChange, error, readOnly } = useField<number | null>(path);
  return (
    <Place path={path}>
      <ChoiceGroup
        label={label}
        options={[
          ...DIGITS.map((digit) => ({ value: digit, label: digit, digit })),
          { value: NOT_USED, label: 'Not used', digit: '9' },
        ]}
        value={toDigit(value) ?? NOT_USED}
        onChange={(next) => {
          onChange(next === null || next === NOT_USED ? null : Number(next));
        }}
        error={error}
        readOnly={readOnly}
      />
    </Place>
  );
}

function GradePercent({ path, grade, index }: { path: string; grade: string; index: number }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const percents = useValueAt(path) as (string | null)[];
  const { error } = useProblemsAt(`${path}/${String(index)}`);
  const echo = useDecimalEcho(percents[index] ?? null, (value) => {
    const next = Array.from({ length: GRADES.length }, (_, at) => (at === index ? value : (percents[at] ?? null)));
    session.edit([{ op: 'set', path, value: next }]);
  });
  return (
    <NumberField
      label={`Grade ${grade}`}
      unit="%"
      width="full"
      min={PERCENT_LIMIT.min}
      max={PERCENT_LIMIT.max}
      {...echo}
      error={error}
      readOnly={readOnly}
    />
  );
}

function toDigit(value: number | null): (typeof DIGITS)[number] | null {
  return DIGITS.find((digit) => Number(digit) === value) ?? null;
}
