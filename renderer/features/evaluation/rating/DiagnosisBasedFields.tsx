import { use } from 'react';
import { problemsUnder } from '../../../../main/domain/check.ts';
import type { RejectedEntry } from '../../../../main/domain/evaluation/rejected.ts';
import type { DiagnosisBasedEntry } from '../../../../main/domain/evaluation/rating.ts';
import { PERCENT_LIMIT } from '../../../../main/domain/limits.ts';
import type { GradeModifier } from '../../../../main/domain/rating/diagnosis-based.ts';
import { modifierDoubt } from '../../../../main/domain/rating/modifier-doubt.ts';
import { rejectedUnder, setWithRejected } from '../../../../main/domain/rejected.ts';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import type { Rejection } from '../../../ui/use-parsed-text.ts';
import { ProblemsContext, useReadOnly, useSession, useValueAt } from '../context.ts';
import { Place } from '../fields.tsx';
import { Muted, Tight } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { useDecimalEcho, useField, useProblemsAt, useRejectedText } from '../use-field.ts';
import styles from './rating.module.css';

const DIGITS = ['0', '1', '2', '3', '4'] as const;
const NOT_USED = 'not-used';
const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
const MODIFIERS: readonly (readonly [GradeModifier, string])[] = [
  ['GMFH', 'Functional history (GMFH)'],
  ['GMPE', 'Physical examination (GMPE)'],
  ['GMCS', 'Clinical studies (GMCS)'],
];

/** Class, grade modifiers and the class’s five percentages (SPEC A1). Class 0 needs the class alone. */
export function DiagnosisBasedFields({ path }: { path: string }) {
  const cdx = useValueAt(`${path}/class`) as DiagnosisBasedEntry['class'];
  return (
    <>
      <ClassChoice path={`${path}/class`} />
      {cdx === 0 ? (
        <Muted>Class 0 is 0 %: it takes no grade modifiers and no percentages.</Muted>
      ) : (
        <>
          <Modifiers path={path} isAsked={cdx !== null} />
          <GradePercents path={`${path}/gradePercents`} />
        </>
      )}
    </>
  );
}

function Modifiers({ path, isAsked }: { path: string; isAsked: boolean }) {
  const { warning } = useProblemsAt(`${path}/modifiers`);
  return (
    <Place path={`${path}/modifiers`} warning={warning}>
      <Tight>
        {MODIFIERS.map(([name, label]) => (
          <Modifier key={name} path={`${path}/modifiers`} name={name} label={label} isAsked={isAsked} />
        ))}
      </Tight>
    </Place>
  );
}

/** What is doubtful about one percentage stands under all five, where there is room for a sentence. */
function GradePercents({ path }: { path: string }) {
  const problems = problemsUnder(use(ProblemsContext), path);
  const error = problems.find(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <Place
      path={path}
      warning={warnings.length === 0 ? null : warnings.map(({ message }) => sentence(message)).join('. ')}
    >
      <div className={styles['percents']}>
        <p className={styles['legend']}>Lower-extremity percentages of the class, grades A to E</p>
        <div className={styles['grades']}>
          {GRADES.map((grade, index) => (
            <GradePercent key={grade} path={path} grade={grade} index={index} />
          ))}
        </div>
        {error === undefined ? null : <p className={styles['error']}>{sentence(error.message)}</p>}
      </div>
    </Place>
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

/** Null is not decided yet, which differs from "not used": only the second is an answer (A1). */
function Modifier({
  path,
  name,
  label,
  isAsked,
}: {
  path: string;
  name: GradeModifier;
  label: string;
  isAsked: boolean;
}) {
  const { value, onChange, error, readOnly } = useField<number | typeof NOT_USED | null>(`${path}/${name}`);
  const modifiers = useValueAt(path) as DiagnosisBasedEntry['modifiers'];
  const isOpen = value === null && isAsked && !readOnly;
  return (
    <Place path={`${path}/${name}`} warning={modifierDoubt(modifiers, name)}>
      <ChoiceGroup
        label={label}
        help={isOpen ? 'Open: choose 0 to 4, or Not used.' : undefined}
        options={[
          ...DIGITS.map((digit) => ({ value: digit, label: digit, digit })),
          { value: NOT_USED, label: 'Not used', digit: '9' },
        ]}
        value={value === NOT_USED ? NOT_USED : toDigit(value)}
        onChange={(next) => {
          onChange(next === null || next === NOT_USED ? next : Number(next));
        }}
        error={error}
        readOnly={readOnly}
        clearable
      />
    </Place>
  );
}

function GradePercent({ path, grade, index }: { path: string; grade: string; index: number }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const percents = useValueAt(path) as (string | null)[];
  const place = `${path}/${String(index)}`;
  const edit = (value: string | null, rejected: readonly RejectedEntry[]): void => {
    const { local } = session.snapshot().queue;
    const next = Array.from({ length: GRADES.length }, (_, at) => (at === index ? value : (percents[at] ?? null)));
    const others = rejectedUnder(local, path).filter((entry) => entry.path !== place);
    session.edit(setWithRejected(local, path, next, [...others, ...rejected]), place);
  };
  const echo = useDecimalEcho(percents[index] ?? null, (value) => {
    edit(value, []);
  });
  const rejection: Rejection = {
    text: useRejectedText(place),
    keep: (text, message, before) => {
      edit(before, [{ path: place, text, message }]);
    },
  };
  return (
    <Place path={place}>
      <NumberField
        label={`Grade ${grade}`}
        unit="%"
        width="full"
        min={PERCENT_LIMIT.min}
        max={PERCENT_LIMIT.max}
        {...echo}
        rejection={rejection}
        readOnly={readOnly}
      />
    </Place>
  );
}

function toDigit(value: number | null): (typeof DIGITS)[number] | null {
  return DIGITS.find((digit) => Number(digit) === value) ?? null;
}
