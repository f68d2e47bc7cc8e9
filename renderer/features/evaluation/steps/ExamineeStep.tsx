import { ageOn } from '../../../../main/domain/dates.ts';
import { SEX_LABELS } from '../../../../main/domain/labels.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useValueAt } from '../context.ts';
import { ChoiceAt, DateAt, LineAt, optionsOf, TextAt, YesNoAt } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';

const SEXES = ['male', 'female', 'other', 'unknown'] as const;

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
          <ChoiceAt path="/examinee/sex" label="Sex" options={optionsOf(SEXES, SEX_LABELS)} />
          <LineAt
            path="/examinee/identifiedBy"
            label="Identified by"
            help="How the identity was checked, for example a driver’s license."
          />
        </Fields>
      </Section>

      <Section title="Contact and work">
        <Fields>
          <TextAt path="/examinee/address" label="Address" minRows={2} />
          <LineAt path="/examinee/phone" label="Phone" type="tel" width="medium" />
          <LineAt path="/examinee/employer" label="Employer" />
          <LineAt path="/examinee/occupation" label="Occupation" />
          <TextAt
            path="/examinee/jobDemands"
            label="Job demands"
            help="What the work asks of the hip: lifting, kneeling, climbing, standing."
          />
        </Fields>
      </Section>

      <Section title="Interpreter">
        <Interpreter />
      </Section>
    </Page>
  );
}

function Age() {
  const born = useValueAt('/examinee/dateOfBirth') as string | null;
  const examined = useValueAt('/case/dateOfExam') as string | null;
  if (born === null || examined === null) return null;
  const age = ageOn(born, examined);
  if (age < 0) return null;
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
          <LineAt path="/examinee/interpreter/name" label="Interpreter’s name" />
        </>
      ) : null}
    </Fields>
  );
}
