import { recordPages } from '../../../../main/domain/records/pages.ts';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow } from '../context.ts';
import { CountAt, DateAt, LineAt } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';

const PATH = '/case/recordsAttestation';

/** In California whoever sends records declares their pages, and the physician compares them (8 CCR 9793(n)). */
export function DeclaredPages() {
  const evaluation = useEvaluationNow();
  const { reportProfile, recordsAttestation } = evaluation.case;
  if (reportProfile !== 'us-ca-workers-comp' && Object.values(recordsAttestation).every((value) => value === null)) {
    return null;
  }
  const { counted, uncounted } = recordPages(evaluation);
  return (
    <Section
      title="Declared pages"
      help="From the attestation that came with the records (8 CCR 9793(n)). The report sets them against the pages reviewed."
    >
      <Fields>
        <FieldRow>
          <CountAt path={`${PATH}/pagesDeclared`} label="Pages declared" />
          <DateAt path={`${PATH}/date`} label="Date of the attestation" />
        </FieldRow>
        <LineAt path={`${PATH}/by`} label="Declared by" help="The party that sent the records." />
        <Muted>
          {`Pages in the list: ${String(counted)}${uncounted === 0 ? '' : `, and ${String(uncounted)} ${uncounted === 1 ? 'record' : 'records'} without a number of pages`}.`}
        </Muted>
      </Fields>
    </Section>
  );
}
