import { use } from 'react';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { evaluationService } from '../../../../main/domain/claim-services.ts';
import { codeDescriptor, companionCode, isQualityDataCode } from '../../../../main/domain/codes.ts';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { PATTERN_NOTE, RESIDUAL_NOTE, RESIDUAL_NOTE_LONG } from '../../../../main/domain/residual-text.ts';
import { HelpButton } from '../../../ui/HelpButton.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { ProblemsContext, useEvaluationNow, useValueAt } from '../context.ts';
import { EntryList } from '../EntryList.tsx';
import { DecimalAt, Place, TextAt } from '../fields.tsx';
import { Muted } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { useProblemsAt, useRequiredText } from '../use-field.ts';
import { DiagnosisPointers } from './DiagnosisPointers.tsx';
import { Modifiers } from './Modifiers.tsx';
import styles from './codes.module.css';

type ClaimLine = Evaluation['claim']['lines'][number];

/** The lines as they are entered; what is wrong between them stands above. */
export function ClaimLines() {
  const { warning } = useProblemsAt('/claim/lines');
  const { diagnoses } = useEvaluationNow().opinions;
  return (
    <>
      {warning === null ? null : <Notice tone="attention">{warning}</Notice>}
      <EntryList
        path="/claim/lines"
        noun="line"
        empty={{
          code: '',
          modifiers: [],
          justification: null,
          charge: null,
          diagnosisPointers: diagnoses.length > 0 ? [1] : [],
        }}
        hint="No line yet. Add those proposed above, or any other line."
        numbered
        movable
        first="/code"
        max={50}
      >
        {(path, index) => <Line path={path} number={index + 1} />}
      </EntryList>
    </>
  );
}

function Line({ path, number }: { path: string; number: number }) {
  const line = useValueAt(path) as ClaimLine | null;
  const code = useRequiredText(`${path}/code`);
  if (line === null) return null;
  const isQuality = isQualityDataCode(line.code);
  return (
    <>
      <Place path={`${path}/code`} warning={code.warning}>
        <TextField
          label="Code"
          help={
            evaluationService(line.code)?.meaning ?? codeDescriptor(line.code) ?? 'CPT or HCPCS code of the service.'
          }
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
      {isQuality ? <QualityNote code={line.code} /> : null}
      {isQuality && line.modifiers.length === 0 ? null : (
        <Modifiers path={path} code={line.code} chosen={line.modifiers} number={number} />
      )}
      <Others path={path} />
      {line.modifiers.length === 0 && line.justification === null ? null : (
        <TextAt
          path={`${path}/justification`}
          label="Justification of the modifiers"
          help={line.modifiers.includes('22') ? 'Modifier 22 requires one.' : undefined}
          minRows={2}
        />
      )}
      <DiagnosisPointers path={`${path}/diagnosisPointers`} number={number} chosen={line.diagnosisPointers} />
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

/** SPEC R5 and M1 beside the code, and what only a pattern says (R3). */
function QualityNote({ code }: { code: string }) {
  return (
    <div className={styles['note']}>
      <Muted>
        {RESIDUAL_NOTE} It takes no payment modifier, which belongs on the line of the evaluation; 1P, 2P, 3P and 8P are
        refused on it.{companionCode(code) === null ? '' : ` ${PATTERN_NOTE}`}
      </Muted>
      <HelpButton label="About quality data codes">{RESIDUAL_NOTE_LONG}</HelpButton>
    </div>
  );
}

/** What concerns the line as a whole. */
function Others({ path }: { path: string }) {
  const own = problemsUnder(use(ProblemsContext), path).filter(({ path: at }) => at === path);
  return own.map(({ message, severity }) => (
    <Notice key={message} tone={severity === 'error' ? 'error' : 'attention'}>
      {sentence(message)}
    </Notice>
  ));
}
