import { ICD10_SOURCE } from '../../../../main/domain/diagnoses/icd10.ts';
import { MMI_LABELS, RETURN_TO_WORK_LABELS } from '../../../../main/domain/labels.ts';
import { Page } from '../../../ui/Page.tsx';
import { StatementLink } from '../../statement/StatementLink.tsx';
import { Section } from '../../../ui/Section.tsx';
import { InsertPhraseButton } from '../../phrases/InsertPhraseButton.tsx';
import { ChoiceAt, DateAt, optionsOf, TextAt } from '../fields.tsx';
import { EntryList } from '../EntryList.tsx';
import { Fields, Muted } from '../layout.tsx';
import { Answers } from './Answers.tsx';
import { Apportionment } from './Apportionment.tsx';
import { DiagnosisFields } from './DiagnosisFields.tsx';
import { WorkCapacity } from './WorkCapacity.tsx';

const MMI = ['reached', 'not-reached', 'undetermined'] as const;
const WORK = ['full-duty', 'modified-duty', 'unable'] as const;

/** The examiner's conclusions, in the examiner's own words. */
export function OpinionsStep() {
  return (
    <Page
      title="Opinions"
      lead="What you conclude, and why. Each question of the referral gets an answer."
      actions={<InsertPhraseButton />}
      focusOnMount
    >
      <Section title="Answers to the questions asked">
        <Answers />
      </Section>

      <Section
        title="Diagnoses"
        help="The first is the primary one. Type a code or words; other text is kept as written."
      >
        <EntryList
          path="/opinions/diagnoses"
          noun="diagnosis"
          empty={{ code: null, description: null }}
          hint="Each diagnosis with its ICD-10-CM code, the most important first."
          numbered
          movable
          first="/code"
          max={50}
        >
          {(path) => <DiagnosisFields path={path} />}
        </EntryList>
        <Muted>{`Codes and descriptions: ${ICD10_SOURCE.citation}.`}</Muted>
      </Section>

      <Section title="Causation">
        <TextAt
          path="/opinions/causation"
          label="Cause of the condition"
          help="What caused it, with reasonable medical probability, and the grounds."
          minRows={4}
        />
      </Section>

      <Section title="Maximum medical improvement">
        <Fields>
          <ChoiceAt
            path="/opinions/maximumMedicalImprovement/status"
            label="Is it reached?"
            help="Also called permanent and stationary."
            options={optionsOf(MMI, MMI_LABELS)}
          />
          <DateAt path="/opinions/maximumMedicalImprovement/date" label="Date" />
          <TextAt path="/opinions/maximumMedicalImprovement/explanation" label="Explanation" />
        </Fields>
      </Section>

      <Apportionment />

      <Section title="Work capacity" help="What the examinee can do. What is left empty is not restricted.">
        <WorkCapacity />
      </Section>

      <Section title="Restrictions and return to work">
        <Fields>
          <TextAt
            path="/opinions/workRestrictions"
            label="Work restrictions"
            help="What hours, weights and postures do not say."
          />
          <ChoiceAt
            path="/opinions/returnToWork/status"
            label="Return to work"
            options={optionsOf(WORK, RETURN_TO_WORK_LABELS)}
          />
          <DateAt path="/opinions/returnToWork/date" label="From" />
          <TextAt path="/opinions/returnToWork/explanation" label="Explanation" minRows={2} />
          <StatementLink />
        </Fields>
      </Section>

      <Section title="Future care">
        <TextAt path="/opinions/futureCare" label="Care that will be needed" />
      </Section>

      <Section
        title="Reasons"
        help="The meaning of the residual is for you to state: the program draws no conclusion from it."
      >
        <TextAt path="/opinions/reasons" label="Reasons for the opinions" minRows={5} />
      </Section>
    </Page>
  );
}
