import { MUSCLE_GROUPS, SPECIAL_TESTS } from '../../../../main/domain/evaluation/findings.ts';
import { MUSCLE_LABELS, TEST_LABELS } from '../../../../main/domain/labels.ts';
import {
  ANGLE_LIMIT,
  HEIGHT_LIMIT,
  LIMB_LENGTH_LIMIT,
  THIGH_GIRTH_LIMIT,
  WEIGHT_LIMIT,
} from '../../../../main/domain/limits.ts';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { DateAt, DecimalAt, LineAt, SelectAt, TextAt } from '../fields.tsx';
import { EntryList } from '../EntryList.tsx';
import { Fields, Tight } from '../layout.tsx';
import { MotionTable } from './MotionTable.tsx';

const SIDES = ['left', 'right'] as const;
const HEADINGS = ['Left', 'Right'];
const GRADES = ['0', '1', '2-', '2', '2+', '3-', '3', '3+', '4-', '4', '4+', '5-', '5'].map((value) => ({
  value,
  label: value.replace('-', '\u2212'),
}));
const RESULTS = [
  { value: 'negative', label: 'Negative' },
  { value: 'positive', label: 'Positive' },
  { value: 'not-performed', label: 'Not done' },
];
const DEFORMITIES = [
  ['flexion', 'Fixed flexion'],
  ['adduction', 'Fixed adduction'],
  ['internalRotation', 'Fixed internal rotation'],
] as const;

/** The findings of the day, both sides. */
export function ExaminationStep() {
  return (
    <Page title="Examination" lead="What was seen, felt and measured, on both sides." focusOnMount>
      <Section title="General">
        <Fields>
          <TextAt path="/examination/general" label="General appearance" />
          <FieldRow>
            <DecimalAt path="/examination/heightCm" label="Height" unit="cm" width="full" {...range(HEIGHT_LIMIT)} />
            <DecimalAt path="/examination/weightKg" label="Weight" unit="kg" width="full" {...range(WEIGHT_LIMIT)} />
          </FieldRow>
          <TextAt path="/examination/gait" label="Gait" minRows={2} />
          <TextAt path="/examination/inspection" label="Inspection" minRows={2} />
          <TextAt path="/examination/palpation" label="Palpation" minRows={2} />
        </Fields>
      </Section>

      <Section title="Motion" help="Degrees from the neutral position.">
        <MotionTable />
      </Section>

      <Section title="Strength" help="Manual muscle testing, grades 0 to 5.">
        <Tight>
          {MUSCLE_GROUPS.map((group, row) => (
            <FieldRow key={group} label={MUSCLE_LABELS[group]} headings={row === 0 ? HEADINGS : undefined}>
              {SIDES.map((side) => (
                <SelectAt
                  key={side}
                  path={`/examination/strength/${side}/${group}`}
                  label={`${MUSCLE_LABELS[group]}, ${side}`}
                  hideLabel
                  width="full"
                  options={GRADES}
                  placeholder="Grade"
                  emptyLabel="Not recorded"
                />
              ))}
            </FieldRow>
          ))}
        </Tight>
      </Section>

      <Section title="Tests">
        <Tight>
          <TestRow label="Trendelenburg" path={(side) => `/examination/trendelenburg/${side}`} first />
          {SPECIAL_TESTS.map((test) => (
            <TestRow
              key={test}
              label={TEST_LABELS[test]}
              path={(side) => `/examination/specialTests/${side}/${test}`}
            />
          ))}
        </Tight>
      </Section>

      <Section title="Measurements">
        <Tight>
          <FieldRow label="Limb length" headings={HEADINGS}>
            {SIDES.map((side) => (
              <Measure
                key={side}
                path={`/examination/limbLengthCm/${side}`}
                label={`Limb length, ${side}`}
                unit="cm"
                limit={LIMB_LENGTH_LIMIT}
              />
            ))}
          </FieldRow>
          <FieldRow label="Thigh girth">
            {SIDES.map((side) => (
              <Measure
                key={side}
                path={`/examination/thighGirthCm/${side}`}
                label={`Thigh girth, ${side}`}
                unit="cm"
                limit={THIGH_GIRTH_LIMIT}
              />
            ))}
          </FieldRow>
          {DEFORMITIES.map(([key, label]) => (
            <FieldRow key={key} label={label}>
              {SIDES.map((side) => (
                <Measure
                  key={side}
                  path={`/examination/fixedDeformity/${side}/${key}`}
                  label={`${label}, ${side}`}
                  unit="°"
                  limit={ANGLE_LIMIT}
                />
              ))}
            </FieldRow>
          ))}
        </Tight>
      </Section>

      <Section title="Further findings">
        <Fields>
          <TextAt path="/examination/neurovascular" label="Neurovascular state" minRows={2} />
          <TextAt path="/examination/otherFindings" label="Other findings" minRows={2} />
        </Fields>
      </Section>

      <Section title="Imaging">
        <EntryList
          path="/imaging"
          noun="study"
          empty={{ date: null, study: null, findings: null }}
          hint="Studies that were read for this evaluation, each with its date and findings."
          first="/date"
          max={500}
        >
          {(path) => (
            <>
              <DateAt path={`${path}/date`} label="Date" />
              <LineAt path={`${path}/study`} label="Study" />
              <TextAt path={`${path}/findings`} label="Findings" minRows={2} />
            </>
          )}
        </EntryList>
      </Section>

      <Section title="Operative reports">
        <EntryList
          path="/operativeReports"
          noun="operative report"
          empty={{ date: null, procedure: null, surgeon: null, findings: null }}
          hint="Operations on the region, each with its date, surgeon and findings."
          first="/date"
          max={500}
        >
          {(path) => (
            <>
              <DateAt path={`${path}/date`} label="Date" />
              <LineAt path={`${path}/procedure`} label="Procedure" />
              <LineAt path={`${path}/surgeon`} label="Surgeon" />
              <TextAt path={`${path}/findings`} label="Findings" minRows={2} />
            </>
          )}
        </EntryList>
      </Section>
    </Page>
  );
}

function range({ min, max }: { min: number; max: number }): { min: number; max: number; decimals: number } {
  return { min, max, decimals: 1 };
}

function Measure({
  path,
  label,
  unit,
  limit,
}: {
  path: string;
  label: string;
  unit: string;
  limit: { min: number; max: number };
}) {
  return <DecimalAt path={path} label={label} hideLabel unit={unit} width="full" {...range(limit)} />;
}

function TestRow({
  label,
  path,
  first = false,
}: {
  label: string;
  path: (side: 'left' | 'right') => string;
  first?: boolean;
}) {
  return (
    <FieldRow label={label} headings={first ? HEADINGS : undefined}>
      {SIDES.map((side) => (
        <SelectAt
          key={side}
          path={path(side)}
          label={`${label}, ${side}`}
          hideLabel
          width="full"
          options={RESULTS}
          placeholder="Result"
          emptyLabel="Not recorded"
        />
      ))}
    </FieldRow>
  );
}
