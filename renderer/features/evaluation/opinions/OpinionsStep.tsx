import { MMI_LABELS, RETURN_TO_WORK_LABELS } from '../../../../main/domain/labels.ts';
import { PERCENT_LIMIT } from '../../../../main/domain/limits.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { ChoiceAt, DateAt, DecimalAt, LineAt, optionsOf, TextAt, YesNoAt } from '../fields.tsx';
import { EntryList } from '../EntryList.tsx';
import { Fields } from '../layout.tsx';
import { Answers } from './Answers.tsx';
import { ApportionmentTotal } from './ApportionmentTotal.tsx';

const MMI = ['reached', 'not-reached', 'undetermined'] as const;
const WORK = ['full-duty', 'modified-duty', 'unable'] as const;

/** The examiner's conclusions, in the examiner's own words. */
export function OpinionsStep() {
  return (
    <Page
      title="Opinions"
      lead="What you conclude, and why. Each question of the referral gets an answer."
      focusOnMount
    >
      <Section title="Answers to the questions asked">
        <Answers />
      </Section>

      <Section title="Diagnoses">
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
          {(path) => (
            <>
              <LineAt path={`${path}/code`} label="ICD-10-CM code" help="For example M16.12." width="short" />
              <LineAt path={`${path}/description`} label="Description" />
            </>
          )}
        </EntryList>
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

      <Section title="Apportionment" help="The percentages sum to exactly 100; each needs its how and why.">
        <EntryList
          path="/opinions/apportionment"
          noun="cause"
          empty={{ percent: null, cause: null, industrial: null, howAndWhy: null }}
          hint="Each cause with its share, when the opinion apportions."
          numbered
          movable
          first="/percent"
          max={50}
        >
          {(path) => (
            <>
              <DecimalAt
                path={`${path}/percent`}
                label="Share"
                unit="%"
                width="short"
                min={PERCENT_LIMIT.min}
                max={PERCENT_LIMIT.max}
              />
              <LineAt path={`${path}/cause`} label="Cause" />
              <YesNoAt path={`${path}/industrial`} label="Does it belong to the claimed injury?" />
              <TextAt path={`${path}/howAndWhy`} label="How and why" />
            </>
          )}
        </EntryList>
        <ApportionmentTotal />
      </Section>

      <Section title="Work">
        <Fields>
          <TextAt path="/opinions/workRestrictions" label="Work restrictions" />
          <ChoiceAt
            path="/opinions/returnToWork/status"
            label="Return to work"
            options={optionsOf(WORK, RETURN_TO_WORK_LABELS)}
          />
          <DateAt path="/opinions/returnToWork/date" label="From" />
          <TextAt path="/opinions/returnToWork/explanation" label="Explanation" minRows={2} />
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
