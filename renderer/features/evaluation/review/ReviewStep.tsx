import { PenLine } from 'lucide-react';
import { PROFILE_LABELS } from '../../../../main/domain/labels.ts';
import { openItems } from '../../../../main/domain/readiness.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { ReportChain } from '../../addendum/ReportChain.tsx';
import { PreviewButton } from '../../preview/PreviewButton.tsx';
import { StatementLink } from '../../statement/StatementLink.tsx';
import { useDerived, useEvaluationNow, useReadOnly } from '../context.ts';
import { Muted, Row } from '../layout.tsx';
import { Disclosures } from './Disclosures.tsx';
import { ExaminerFields } from './ExaminerFields.tsx';
import { Notices } from './Notices.tsx';
import { Problems } from './Problems.tsx';
import { ReadinessList } from './ReadinessList.tsx';
import { SealedFacts } from './SealedFacts.tsx';

/** What is still missing, what will be sealed, and the way to the signature (SPEC P5). */
export function ReviewStep({ onSign }: { onSign: () => void }) {
  const readOnly = useReadOnly();
  const { readiness, problems } = useDerived();
  const left = openItems(readiness).length;
  const { reportProfile } = useEvaluationNow().case;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const isReady = left === 0 && errors.length === 0;

  return (
    <Page
      title="Review and sign"
      lead={
        readOnly
          ? 'What was sealed with the signature.'
          : 'What the report still lacks, and what your signature will seal.'
      }
      focusOnMount
    >
      {readOnly ? null : (
        <>
          {errors.length === 0 ? null : (
            <Section
              title="To correct"
              help="These entries contradict each other or cannot be right; they must be corrected before signing."
            >
              <Problems problems={errors} />
            </Section>
          )}
          <Section
            title={left === 0 ? 'Nothing is missing' : `${String(left)} still missing`}
            help={`Asked for by the report profile: ${PROFILE_LABELS[reportProfile]}. ${
              left === 0
                ? 'Everything is there, or left out with a reason.'
                : 'Choose an item to go to its place, or leave it out with a reason that is printed in the report.'
            }`}
          >
            <ReadinessList items={readiness.filter(({ kind }) => kind !== 'notice')} />
          </Section>
          <Notices />
        </>
      )}
      <ExaminerFields />
      <Disclosures />
      <Section title={readOnly ? 'Sealed content' : 'What will be sealed'}>
        <SealedFacts />
      </Section>
      {readOnly ? null : (
        <Section title="Signature">
          {isReady ? (
            <Muted>After signing, the evaluation can only be read. A later change needs an addendum.</Muted>
          ) : (
            <Notice tone="attention">
              {left > 0
                ? `The report can be signed when nothing is missing: ${String(left)} left above.`
                : 'The report can be signed when the entries above are corrected.'}
            </Notice>
          )}
          <Row>
            <Button variant="primary" icon={PenLine} onPress={onSign} disabled={!isReady}>
              Go on to sign
            </Button>
            <PreviewButton />
          </Row>
        </Section>
      )}
      {readOnly ? <ReportChain /> : null}
      <Section
        title="For the employer"
        help="One page that says what the examinee can do at work. It is signed by itself and seals nothing."
      >
        <StatementLink />
      </Section>
    </Page>
  );
}
