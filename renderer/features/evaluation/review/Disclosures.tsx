import { PROFILE_LABELS } from '../../../../main/domain/labels.ts';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow } from '../context.ts';
import { AffirmationAt, LineAt, TextAt } from '../fields.tsx';
import { Fields } from '../layout.tsx';

/** What the report's profile asks the signer to disclose (SPEC P2, P3). */
export function Disclosures() {
  const {
    case: { reportProfile },
    exhibits,
  } = useEvaluationNow();
  if (reportProfile === 'general') return null;
  return (
    <Section title="Disclosures" help={`Asked for by the profile: ${PROFILE_LABELS[reportProfile]}.`}>
      <Fields>
        {reportProfile === 'us-ca-workers-comp' ? (
          <>
            <LineAt path="/disclosures/county" label="County where the report is signed" width="medium" />
            <AffirmationAt
              path="/disclosures/performedBySigner"
              help="The report says so, under penalty of perjury, only when you check this (Labor Code 4628)."
            >
              I took the history, reviewed and summarized the records, and composed and drafted the conclusions myself
            </AffirmationAt>
            <TextAt
              path="/disclosures/assistants"
              label="Who else took part"
              help="Name, qualification and what each did; or that nobody else took part (Labor Code 4628)."
            />
          </>
        ) : (
          <>
            <TextAt
              path="/disclosures/exhibits"
              label="Exhibits"
              help={`Those that summarize or support the opinions.${listed(exhibits.length)}`}
            />
            <TextAt
              path="/disclosures/qualifications"
              label="Qualifications"
              help="With the publications of the last ten years."
            />
            <TextAt
              path="/disclosures/testimony"
              label="Testimony"
              help="Cases of the last four years, at trial or by deposition."
            />
            <TextAt
              path="/disclosures/compensation"
              label="Compensation"
              help="For the study and for testimony in this case."
            />
          </>
        )}
      </Fields>
    </Section>
  );
}

/** The files that are exhibits already and need no words here. */
function listed(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' One file is listed under Records.' : ` ${String(count)} files are listed under Records.`;
}
