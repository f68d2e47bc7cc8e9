import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { DecimalAt, TextAt } from '../fields.tsx';
import { Fields } from '../layout.tsx';

/** The history as the examinee and the records tell it, and the complaints of today. */
export function HistoryStep() {
  return (
    <Page title="History" lead="What happened, what was done, and what troubles the examinee now." focusOnMount>
      <Section title="History">
        <Fields>
          <TextAt
            path="/history/mechanismOfInjury"
            label="Mechanism of injury"
            help="How the injury happened, in the examinee’s account."
          />
          <TextAt path="/history/presentIllness" label="Course since the injury" />
          <TextAt path="/history/treatment" label="Treatment" help="What was done, when, and with what result." />
          <TextAt path="/history/priorInjuries" label="Earlier injuries and what remained of them" />
          <TextAt path="/history/medicalHistory" label="Medical history" />
          <TextAt path="/history/medications" label="Medications" minRows={2} />
          <TextAt path="/history/socialAndOccupational" label="Social and occupational history" />
          <TextAt path="/history/activitiesOfDailyLiving" label="Activities of daily living" />
        </Fields>
      </Section>

      <Section title="Complaints">
        <Fields>
          <TextAt
            path="/complaints/current"
            label="Current complaints"
            help="In the examinee’s own words where possible."
          />
          <FieldRow help="0 is no pain, 10 the worst imaginable.">
            <DecimalAt path="/complaints/painAtRest" label="Pain at rest" unit="of 10" min={0} max={10} decimals={1} />
            <DecimalAt
              path="/complaints/painOnMovement"
              label="Pain on movement"
              unit="of 10"
              min={0}
              max={10}
              decimals={1}
            />
          </FieldRow>
        </Fields>
      </Section>
    </Page>
  );
}
