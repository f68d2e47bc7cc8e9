import { use } from 'react';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { CLAIM_DIAGNOSES, diagnosisLetter, POINTERS_PER_LINE } from '../../../../main/domain/claim-form.ts';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { ProblemsContext, useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { Place } from '../fields.tsx';
import { Muted } from '../layout.tsx';
import { sentence } from '../sentence.ts';

/** The diagnoses a line points to, in the order they were chosen; the first is the main one (SPEC M4). */
export function DiagnosisPointers({
  path,
  number,
  chosen,
}: {
  path: string;
  number: number;
  chosen: readonly number[];
}) {
  const session = useSession();
  const readOnly = useReadOnly();
  const { diagnoses } = useEvaluationNow().opinions;
  const problems = problemsUnder(use(ProblemsContext), path);
  const error = problems.find(({ severity }) => severity === 'error');
  const warning = problems.find(({ severity }) => severity === 'warning');
  const offered = diagnoses.slice(0, CLAIM_DIAGNOSES);
  // A pointer to a diagnosis that is not there stays visible, so that it can be taken out.
  const stray = chosen.filter((pointer) => pointer > offered.length);
  const isFull = chosen.length >= POINTERS_PER_LINE;

  function choose(values: readonly string[]): void {
    const numbers = values.map(Number);
    const kept = [...new Set(chosen)].filter((pointer) => numbers.includes(pointer));
    const added = numbers.filter((pointer) => !kept.includes(pointer));
    session.edit([{ op: 'set', path, value: [...kept, ...added] }]);
  }

  return (
    <Place path={path} warning={warning === undefined ? null : sentence(warning.message)}>
      {offered.length === 0 && stray.length === 0 ? (
        <Muted>The line points to no diagnosis: none is entered yet under Opinions.</Muted>
      ) : (
        <CheckboxGroup
          label={`Line ${String(number)} points to`}
          help={helpOf(chosen)}
          options={[
            ...offered.map(({ code, description }, index) => ({
              value: String(index + 1),
              label: [diagnosisLetter(index + 1), code ?? 'No code', description].filter(Boolean).join('  '),
              disabled: isFull && !chosen.includes(index + 1),
            })),
            ...[...new Set(stray)].map((pointer) => ({
              value: String(pointer),
              label: `${diagnosisLetter(pointer) ?? `Number ${String(pointer)}`}  No such diagnosis`,
            })),
          ]}
          value={chosen.map(String)}
          onChange={choose}
          error={error === undefined ? null : sentence(error.message)}
          disabled={readOnly}
        />
      )}
    </Place>
  );
}

function helpOf(chosen: readonly number[]): string {
  const letters = chosen.map((pointer) => diagnosisLetter(pointer) ?? '?').join('');
  return `At most ${String(POINTERS_PER_LINE)}; the first one chosen is the main one.${chosen.length > 1 ? ` Written ${letters}.` : ''}`;
}
