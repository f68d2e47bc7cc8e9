import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import { proposedLines, type ProposedLine } from '../../../../main/domain/claim-proposal.ts';
import { evaluationService, evaluationServices, MEDICAL_LEGAL_NOTE } from '../../../../main/domain/claim-services.ts';
import { isMedicalLegalCode } from '../../../../main/domain/claim.ts';
import { codeDescriptor, isQualityDataCode } from '../../../../main/domain/codes.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { focusPlace } from '../focus-place.ts';
import { Fields, Muted, Row } from '../layout.tsx';
import styles from './codes.module.css';

/** The lines this evaluation's claim is made of, added in one step that can be taken back (SPEC R3, M1, M4). */
export function ProposedLines() {
  const session = useSession();
  const readOnly = useReadOnly();
  const evaluation = useEvaluationNow();
  const services = evaluationServices(evaluation);
  const [chosenService, setService] = useState<string | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const service = chosenService ?? services[0]?.code ?? '';
  const proposed = proposedLines(evaluation, service);
  if (readOnly || proposed.length === 0) return null;

  const isChosen = ({ line, belongsHere }: ProposedLine): boolean => choices.get(line.code) ?? belongsHere;
  const chosen = proposed.filter(isChosen);
  const asksForService = proposed.some(({ line }) => !isQualityDataCode(line.code));

  function add(): void {
    const { length } = evaluation.claim.lines;
    session.edit(
      chosen.map(({ line }, index) => ({
        op: 'insert',
        path: `/claim/lines/${String(length + index)}`,
        value: { ...line },
      })),
    );
    requestAnimationFrame(() => {
      focusPlace(document, `/claim/lines/${String(length)}/code`);
    });
  }

  return (
    <div className={styles['proposal']}>
      <Fields>
        {asksForService ? (
          <Select
            label="Evaluation service"
            help={isMedicalLegalCode(service) ? MEDICAL_LEGAL_NOTE : 'Any other code can be entered in a line below.'}
            width="full"
            options={services.map(({ code, meaning, countedBy }) => ({
              value: code,
              label: `${code}  ${meaning}`,
              description: countedBy === null ? undefined : `Counted by the ${countedBy}`,
            }))}
            value={service}
            onChange={setService}
          />
        ) : null}
        <CheckboxGroup
          label="Proposed lines"
          options={proposed.map((one) => ({ value: one.line.code, label: titleOf(one), help: helpOf(one) }))}
          value={chosen.map(({ line }) => line.code)}
          onChange={(codes) => {
            setChoices(new Map(proposed.map(({ line }) => [line.code, codes.includes(line.code)])));
          }}
        />
        <Row>
          <Button icon={ListPlus} onPress={add} disabled={chosen.length === 0}>
            Add the lines
          </Button>
          <Muted>
            {evaluation.opinions.diagnoses.length === 0
              ? 'There is no diagnosis yet to point to.'
              : 'They point to the first diagnosis.'}
          </Muted>
        </Row>
      </Fields>
    </div>
  );
}

function titleOf({ line }: ProposedLine): string {
  const modifiers = line.modifiers.length === 0 ? '' : ` with modifier ${line.modifiers.join(', ')}`;
  return `${line.code}${modifiers}${line.charge === null ? '' : `, charge ${line.charge}`}`;
}

function helpOf({ line, why, byPattern }: ProposedLine): string {
  const meaning = evaluationService(line.code)?.meaning;
  const text = meaning ?? codeDescriptor(line.code);
  return [`${why}${byPattern ? ' (a pattern of the sister measures)' : ''}.`, text].filter(Boolean).join(' ');
}
