import { codeFamily } from '../../../../main/domain/codes.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow } from '../context.ts';
import { Muted } from '../layout.tsx';
import { CodeCard } from '../residual/CodeCard.tsx';
import { CompanionCodes } from '../residual/CompanionCodes.tsx';
import { ClaimLines } from './ClaimLines.tsx';
import { ClaimPreview } from './ClaimPreview.tsx';
import { PlaceAndPayer } from './PlaceAndPayer.tsx';
import { ProposedLines } from './ProposedLines.tsx';

/** The codes of the claim: the residual's code as decided, the service's lines with their modifiers. */
export function CodesStep() {
  const { region } = useEvaluationNow();
  const family = codeFamily(region);
  return (
    <Page
      title="Codes"
      lead="What goes on the claim: the residual’s code as decided, and the lines of the service."
      focusOnMount
    >
      <Section title="Residual code" help="Decided from the scores and dates; it cannot be edited here.">
        <CodeCard />
        <Muted>{`Codes of this region: ${family.zeroOrAbove} for zero or above, ${family.belowZero} for below zero, ${family.notMeasured} for not measured.`}</Muted>
      </Section>
      <Section title="Companion codes">
        <CompanionCodes />
      </Section>
      <Section title="Place of service and payer">
        <PlaceAndPayer />
      </Section>
      <Section
        title="Claim lines"
        help="The evaluation service, the residual’s code and its companions, all of one encounter. Modifiers belong on the service’s line, never on a quality data code."
      >
        <ProposedLines />
        <ClaimLines />
      </Section>
      <ClaimPreview />
    </Page>
  );
}
