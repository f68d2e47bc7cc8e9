import { bodyMassIndex } from '../../../../main/domain/body-mass-index.ts';
import { displayScore } from '../../../../main/domain/display.ts';
import { takesDifference } from '../../../../main/domain/examination/limb-length.ts';
import { enteredDifferenceText } from '../../../../main/domain/examination/side-difference.ts';
import { LIMB_LENGTH_METHODS, WALKING_AIDS } from '../../../../main/domain/evaluation/findings.ts';
import { LIMB_LENGTH_METHOD_LABELS, WALKING_AID_LABELS } from '../../../../main/domain/labels-examination.ts';
import {
  HEIGHT_LIMIT,
  LIMB_DIFFERENCE_LIMIT,
  THIGH_GIRTH_HEIGHT_LIMIT,
  WEIGHT_LIMIT,
  type Limit,
} from '../../../../main/domain/limits.ts';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useSnapshot } from '../context.ts';
import { ChoiceAt, DecimalAt, optionsOf, SelectAt, TextAt } from '../fields.tsx';
import { Fields, Muted } from '../layout.tsx';
import { FillButtons } from './FillButtons.tsx';
import { NeurovascularGrid, StrengthGrid, TestsGrid } from './findings-grids.tsx';
import { GaitPatterns } from './GaitPatterns.tsx';
import { MeasurementsGrid } from './MeasurementsGrid.tsx';
import { MotionGrid } from './MotionGrid.tsx';
import { PageIndex, type IndexEntry } from './PageIndex.tsx';
import { StudiesSections } from './StudiesSections.tsx';

const PARTS: readonly IndexEntry[] = [
  { title: 'General', path: '/examination/general' },
  { title: 'Gait', path: '/examination/gaitPatterns' },
  { title: 'Inspection and palpation', path: '/examination/inspection' },
  { title: 'Measurements', path: '/examination/limbLengthMethod' },
  { title: 'Motion', path: '/examination/rangeOfMotion' },
  { title: 'Strength', path: '/examination/strength' },
  { title: 'Tests', path: '/examination/trendelenburg' },
  { title: 'Nerves and vessels', path: '/examination/neurovascularFindings' },
  { title: 'Other findings', path: '/examination/otherFindings' },
  { title: 'Imaging', path: '/imaging' },
  { title: 'Operative reports', path: '/operativeReports' },
  { title: 'Implants', path: '/implants' },
];

/** The findings of the day, both sides, and what imaging and operations show. */
export function ExaminationStep() {
  return (
    <Page title="Examination" lead="What was seen, felt and measured, on both sides." focusOnMount>
      <PageIndex label="Parts of the examination" entries={PARTS} />

      <Section title="General">
        <Fields>
          <TextAt path="/examination/general" label="General appearance" />
          <FieldRow>
            <DecimalAt path="/examination/heightCm" label="Height" unit="cm" width="full" {...range(HEIGHT_LIMIT)} />
            <DecimalAt path="/examination/weightKg" label="Weight" unit="kg" width="full" {...range(WEIGHT_LIMIT)} />
          </FieldRow>
          <BodyMassIndex />
        </Fields>
      </Section>

      <Section title="Gait">
        <Fields>
          <GaitPatterns />
          <SelectAt
            path="/examination/walkingAid"
            label="Walking aid"
            width="medium"
            options={optionsOf(WALKING_AIDS, WALKING_AID_LABELS)}
            placeholder="Choose"
            emptyLabel="Not recorded"
          />
          <TextAt path="/examination/gait" label="Gait in words" minRows={2} />
        </Fields>
      </Section>

      <Section title="Inspection and palpation">
        <Fields>
          <TextAt path="/examination/inspection" label="Inspection" minRows={2} />
          <TextAt path="/examination/palpation" label="Palpation" minRows={2} />
        </Fields>
      </Section>

      <Section
        title="Measurements"
        help="The Harris hip score takes the deformities and the difference of the limbs from here."
      >
        <Fields>
          <SelectAt
            path="/examination/limbLengthMethod"
            label="How limb length was measured"
            width="full"
            options={optionsOf(LIMB_LENGTH_METHODS, LIMB_LENGTH_METHOD_LABELS)}
            placeholder="Choose"
            emptyLabel="Not recorded"
          />
          <LimbDifference />
          <DecimalAt
            path="/examination/thighGirthAbovePatellaCm"
            label="Height of the thigh girth above the patella"
            unit="cm"
            valueName="The height above the patella"
            {...range(THIGH_GIRTH_HEIGHT_LIMIT)}
          />
          <MeasurementsGrid />
        </Fields>
      </Section>

      <Section
        title="Motion"
        help="Degrees from the neutral position. Arrows and Enter walk the grid; the mean of the trials counts."
      >
        <MotionGrid />
      </Section>

      <Section title="Strength" help="Grades 0 to 5: type 4, then + or − where it applies.">
        <Fields>
          <FillButtons part="strength" normal="Grade 5 where empty" />
          <StrengthGrid />
        </Fields>
      </Section>

      <Section title="Tests" help="Type n for negative, p for positive, x for not performed.">
        <Fields>
          <FillButtons part="tests" normal="Negative where empty" />
          <TestsGrid />
        </Fields>
      </Section>

      <Section
        title="Nerves and vessels"
        help="Type n for normal, r for reduced, a for absent; the digit for a reflex."
      >
        <Fields>
          <FillButtons part="neurovascular" normal="Normal where empty" />
          <NeurovascularGrid />
          <TextAt path="/examination/neurovascular" label="Nerves and vessels in words" minRows={2} />
        </Fields>
      </Section>

      <Section title="Other findings">
        <TextAt path="/examination/otherFindings" label="Other findings" hideLabel minRows={2} />
      </Section>

      <StudiesSections />
    </Page>
  );
}

/** Blocks give a difference and no lengths; imaging may report a difference alone. */
function LimbDifference() {
  const {
    limbLengthMethod: method,
    limbLengthDifferenceCm: cm,
    shorterLimb: shorter,
  } = useSnapshot(({ queue }) => queue.local.examination);
  if (!takesDifference(method) && cm === null && shorter === null) return null;
  const words = enteredDifferenceText(cm, shorter);
  return (
    <>
      <DecimalAt
        path="/examination/limbLengthDifferenceCm"
        label="Difference of the limbs"
        help={
          method === 'blocks'
            ? 'Height of the blocks that level the pelvis; 0 when it is level without.'
            : 'Where no two lengths are reported; 0 when both limbs are equally long.'
        }
        unit="cm"
        valueName="The difference of the limbs"
        {...range(LIMB_DIFFERENCE_LIMIT)}
      />
      <ChoiceAt
        path="/examination/shorterLimb"
        label="Shorter limb"
        options={[
          { value: 'left', label: 'Left' },
          { value: 'right', label: 'Right' },
        ]}
      />
      {words === null ? null : <Muted>{words}</Muted>}
    </>
  );
}

function BodyMassIndex() {
  const value = useSnapshot(({ queue: { local } }) =>
    bodyMassIndex(local.examination.heightCm, local.examination.weightKg),
  );
  return value === null ? null : <Muted>{`Body mass index ${displayScore(value)} kg/m²`}</Muted>;
}

function range({ min, max }: Limit): { min: number; max: number; decimals: number } {
  return { min, max, decimals: 1 };
}
