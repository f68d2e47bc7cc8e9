import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { PageIndex, type IndexEntry } from '../examination/PageIndex.tsx';
import { TextAt } from '../fields.tsx';
import { ActivityGrid } from '../history/ActivityGrid.tsx';
import { Medications } from '../history/Medications.tsx';
import { PainDiagram } from '../history/PainDiagram.tsx';
import { PainScale } from '../history/PainScale.tsx';
import { PriorInjuries } from '../history/PriorInjuries.tsx';
import { TreatmentTimeline } from '../history/TreatmentTimeline.tsx';
import { Fields } from '../layout.tsx';

const PARTS: readonly IndexEntry[] = [
  { title: 'Injury', path: '/history/mechanismOfInjury' },
  { title: 'Treatment', path: '/history/treatmentTimeline' },
  { title: 'Prior injuries', path: '/history/priorInjuryList' },
  { title: 'Medications', path: '/history/medicationList' },
  { title: 'Social and occupational', path: '/history/socialAndOccupational' },
  { title: 'Activities', path: '/history/activities' },
  { title: 'Complaints', path: '/complaints/current' },
  { title: 'Pain diagram', path: '/complaints/painAreas' },
];

/** The history as the examinee and the records tell it, and the complaints of today. */
export function HistoryStep() {
  return (
    <Page title="History" lead="What happened, what was done, and what troubles the examinee now." focusOnMount>
      <PageIndex label="Parts of the history" entries={PARTS} />

      <Section title="Injury and course">
        <Fields>
          <TextAt
            path="/history/mechanismOfInjury"
            label="Mechanism of injury"
            help="How the injury happened, in the examinee’s account."
          />
          <TextAt path="/history/presentIllness" label="Course since the injury" />
        </Fields>
      </Section>

      <Section title="Treatment" help="Row by row, in words, or both: the report prints both.">
        <Fields>
          <TreatmentTimeline />
          <TextAt path="/history/treatment" label="Treatment in words" minRows={2} />
        </Fields>
      </Section>

      <Section title="Prior injuries and medical history">
        <Fields>
          <PriorInjuries />
          <TextAt path="/history/priorInjuries" label="Prior injuries in words" minRows={2} />
          <TextAt path="/history/medicalHistory" label="Medical history" minRows={2} />
        </Fields>
      </Section>

      <Section title="Medications">
        <Fields>
          <Medications />
          <TextAt path="/history/medications" label="Medications in words" minRows={2} />
        </Fields>
      </Section>

      <Section title="Social and occupational history">
        <TextAt path="/history/socialAndOccupational" label="Social and occupational history" hideLabel />
      </Section>

      <Section
        title="Activities of daily living"
        help="How difficult each is now. Type n for none, s for some, m for much, u for unable; arrows walk the grid."
      >
        <Fields>
          <ActivityGrid />
          <TextAt path="/history/activitiesOfDailyLiving" label="Activities in words" minRows={2} />
        </Fields>
      </Section>

      <Section title="Complaints">
        <Fields>
          <TextAt
            path="/complaints/current"
            label="Current complaints"
            help="In the examinee’s own words where possible."
          />
          <PainScale path="/complaints/painAtRest" label="Pain at rest" help="0 is no pain, 10 the worst imaginable." />
          <PainScale path="/complaints/painOnMovement" label="Pain on movement" />
        </Fields>
      </Section>

      <Section
        title="Pain diagram"
        help="Press an area to mark it. On the keyboard arrows move, Space marks, and 1 to 5 set aching, burning, stabbing, numbness, pins and needles."
      >
        <PainDiagram />
      </Section>
    </Page>
  );
}
