import { use } from 'react';
import { isQualityDataCode } from '../../../../main/domain/codes.ts';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { ProblemsContext, useValueAt } from '../context.ts';
import { DecimalAt, Place, TextAt } from '../fields.tsx';
import { EntryList } from '../EntryList.tsx';
import { Muted } from '../layout.tsx';
import { useRequiredText } from '../use-field.ts';
import { sentence } from '../sentence.ts';
import { Modifiers } from './Modifiers.tsx';
import styles from './codes.module.css';

type ClaimLine = Evaluation['claim']['lines'][number];

export function ClaimLines() {
  return (
    <EntryList
      path="/claim/lines"
      noun="line"
      empty={{ code: '', modifiers: [], justification: null, charge: null }}
      hint="Add the line of the evaluation service."
      numbered
      movable
      first="/code"
      max={50}
    >
      {(path) => <Line path={path} />}
    </EntryList>
  );
}

function Line({ path }: { path: string }) {
  const line = useValueAt(path) as ClaimLine | null;
  const problems = use(ProblemsContext);
  const code = useRequiredText(`${path}/code`);
  if (line === null) return null;
  const own = problemsUnder(problems, path).filter(({ path: at }) => at === path || at.startsWith(`${path}/modifiers`));
  return (
    <>
      <Place path={`${path}/code`} warning={code.warning}>
        <TextField
          label="Code"
          help="CPT or HCPCS code of the service."
          width="short"
          maxLength={20}
          value={code.value}
          onChange={(value) => {
            code.onChange(value.toUpperCase());
          }}
          error={code.error}
          readOnly={code.readOnly}
        />
      </Place>
      {isQualityDataCode(line.code) && line.modifiers.length === 0 ? (
        <Muted>A quality data code takes no modifiers; its charge is 0.00, or 0.01 where the payer refuses zero.</Muted>
      ) : (
        <Modifiers path={`${path}/modifiers`} chosen={line.modifiers} />
      )}
      {own.length === 0 ? null : (
        <ul className={styles['problems']}>
          {own.map(({ message, severity }) => (
            <li key={message} className={styles[severity]}>
              {sentence(message)}
            </li>
          ))}
        </ul>
      )}
      {line.modifiers.length === 0 && line.justification === null ? null : (
        <TextAt path={`${path}/justification`} label="Justification of the modifiers" minRows={2} />
      )}
      <DecimalAt
        path={`${path}/charge`}
        label="Charge"
        places={2}
        unit="USD"
        width="short"
        min={0}
        max={1_000_000}
        decimals={2}
      />
    </>
  );
}
