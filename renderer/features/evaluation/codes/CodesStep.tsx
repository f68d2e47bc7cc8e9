import { NO_PAYER_POLICY, SITES } from '../../../../main/domain/claim.ts';
import { codeFamily } from '../../../../main/domain/codes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useEvaluationNow, useReadOnly, useSession } from '../context.ts';
import { LineAt } from '../fields.tsx';
import { Fields, Muted, Row } from '../layout.tsx';
import { CodeCard } from '../residual/CodeCard.tsx';
import { CompanionCodes } from '../residual/CompanionCodes.tsx';
import { ClaimLines } from './ClaimLines.tsx';

/** The codes of the claim: the residual's code as decided, the service's lines with their modifiers. */
export function CodesStep() {
  const evaluation = useEvaluationNow();
  const family = codeFamily(evaluation.region);
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
      <Section
        title="Service lines"
        help="The evaluation service, for example 99455 or 99456. Modifiers belong here, never on a quality data code."
      >
        <ClaimLines />
      </Section>
      <Section title="Place of service and payer">
        <PlaceOfService />
        <Facts
          items={[
            { label: 'Payer', value: evaluation.case.payer ?? 'Not entered' },
            { label: 'Payer policy', value: NO_PAYER_POLICY },
          ]}
        />
      </Section>
    </Page>
  );
}

function PlaceOfService() {
  const session = useSession();
  const readOnly = useReadOnly();
  const { claim, case: situation } = useEvaluationNow();
  const site = SITES.find(({ id }) => id === situation.siteOfService);
  return (
    <Fields>
      <LineAt
        path="/claim/placeOfService"
        label="Place-of-service code"
        help="The CMS code of two digits."
        width="short"
      />
      {readOnly || site === undefined || claim.placeOfService === site.placeOfService ? null : (
        <Row>
          <Button
            size="small"
            onPress={() => {
              session.edit([{ op: 'set', path: '/claim/placeOfService', value: site.placeOfService }]);
            }}
          >
            {`Use ${site.placeOfService}, ${site.title.toLowerCase()}`}
          </Button>
        </Row>
      )}
    </Fields>
  );
}
