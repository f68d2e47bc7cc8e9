import { ageOn } from '../../../../main/domain/dates.ts';
import { JOB_DEMAND_LEVELS } from '../../../../main/domain/evaluation/case.ts';
import { JOB_DEMAND_LABELS, JOB_DEMAND_MEANINGS } from '../../../../main/domain/labels-history.ts';
import { SEX_LABELS } from '../../../../main/domain/labels.ts';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { CarryOverOffer } from '../carry-over/CarryOverOffer.tsx';
import { useValueAt } from '../context.ts';
import { ChoiceAt, DateAt, LineAt, optionsOf, TextAt, YesNoAt } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';
import { OfferedLine } from './OfferedLine.tsx';

const SEXES = ['male', 'female', 'other', 'unknown'] as const;
/** What is shown in an office in the United States, the most usual first. */
const IDENTIFICATIONS = [
  'Driver’s license',
  'State ID card',
  'Passport',
  'Permanent resident card',
  'Military ID',
  'Known to the examiner',
] as const;
const DEMANDS = JOB_DEMAND_LEVELS.map((value) => ({
  value,
  label: JOB_DEMAND_LABELS[value],
  hint: JOB_DEMAND_MEANINGS[value],
}));

/** Who was examined. */
export function ExamineeStep() {
  return (
    <Page title="Examinee" lead="Who is examined, and how the identity was checked." focusOnMount>
      <Section title="Person">
        <Fields>
          <LineAt path="/examinee/name" label="Name" />
          <div>
            <DateAt path="/examinee/dateOfBirth" label="Date of birth" />
            <Age />
          </div>
          <CarryOverOffer />
          <ChoiceAt path="/examinee/sex" label="Sex" options={optionsOf(SEXES, SEX_LABELS)} />
          <OfferedLine
            path="/examinee/identifiedBy"
            label="Identified by"
            help="How the identity was checked. Choose one below or write any other."
            offers={IDENTIFICATIONS}
            offersLabel="Usual ways to identify"
          />
        </Fields>
      </Section>

      <Section title="Interpreter">
        <Interpreter />
      </Section>

      <Section title="Contact">
        <Fields>
          <TextAt path="/examinee/address" label="Address" minRows={2} />
          <LineAt path="/examinee/phone" label="Phone" type="tel" width="medium" />
        </Fields>
      </Section>

      <Section title="Work">
        <Fields>
          <LineAt path="/examinee/occupation" label="Occupation" />
          <LineAt path="/examinee/employer" label="Employer" />
          <ChoiceAt
            path="/examinee/jobDemandLevel"
            label="Job demand level"
            help="Strength levels of the Dictionary of Occupational Titles. Occasionally is up to a third of the day, frequently up to two thirds."
            options={DEMANDS}
            orientation="column"
          />
          <TextAt
            path="/examinee/jobDemands"
            label="Job demands"
            help="What the work asks of the hip: lifting, kneeling, climbing, standing."
          />
        </Fields>
      </Section>
    </Page>
  );
}

function Age() {
  const born = useValueAt('/examinee/dateOfBirth') as string | null;
  const examined = useValueAt('/case/dateOfExam') as string | null;
  if (born === null || examined === null) return null;
  const age = ageOn(born, examined);
  if (age < 0) {
    return <Notice tone="error">{`The birth is after the examination, ${examined}; correct one of the dates.`}</Notice>;
  }
  return <Muted>{`${String(age)} years old on the day of the examination.`}</Muted>;
}

function Interpreter() {
  const used = useValueAt('/examinee/interpreter/used');
  return (
    <Fields>
      <YesNoAt path="/examinee/interpreter/used" label="Was an interpreter used?" />
      {used === true ? (
        <>
          <LineAt path="/examinee/interpreter/language" label="Language" width="medium" />
          <FieldRow>
            <LineAt path="/examinee/interpreter/name" label="Interpreter’s name" />
            <LineAt path="/examinee/interpreter/certificate" label="Certificate number" />
          </FieldRow>
        </>
      ) : null}
    </Fields>
  );
}
