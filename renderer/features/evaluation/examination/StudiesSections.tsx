import {
  APPROACHES,
  BEARINGS,
  FIXATIONS,
  IMAGING_BASES,
  IMPLANT_PROCEDURES,
} from '../../../../main/domain/evaluation/findings.ts';
import { SIDES } from '../../../../main/domain/evaluation/instruments.ts';
import { SIDE_LABELS } from '../../../../main/domain/labels.ts';
import {
  APPROACH_LABELS,
  BEARING_LABELS,
  FIXATION_LABELS,
  IMAGING_BASIS_LABELS,
  IMPLANT_PROCEDURE_LABELS,
  STUDY_SUGGESTIONS,
} from '../../../../main/domain/labels-examination.ts';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { Section } from '../../../ui/Section.tsx';
import { EntryList } from '../EntryList.tsx';
import { ChoiceAt, DateAt, LineAt, optionsOf, SelectAt, TextAt } from '../fields.tsx';
import { SuggestAt } from './SuggestAt.tsx';

const EITHER_SIDE = optionsOf([...SIDES, 'bilateral'], SIDE_LABELS);
const ONE_SIDE = optionsOf(SIDES, SIDE_LABELS);
const BASES = optionsOf(IMAGING_BASES, IMAGING_BASIS_LABELS);
const PROCEDURES = optionsOf(IMPLANT_PROCEDURES, IMPLANT_PROCEDURE_LABELS);
const BEARING_OPTIONS = optionsOf(BEARINGS, BEARING_LABELS);
const FIXATION_OPTIONS = optionsOf(FIXATIONS, FIXATION_LABELS);
const APPROACH_OPTIONS = optionsOf(APPROACHES, APPROACH_LABELS);

/** Imaging, operations and what was implanted, each as a list. */
export function StudiesSections() {
  return (
    <>
      <Section title="Imaging">
        <EntryList
          path="/imaging"
          noun="study"
          empty={{ date: null, study: null, side: null, basis: null, findings: null }}
          hint="Studies that were read for this evaluation: what was looked at, the images, the report or both, and the findings."
          first="/study"
          max={500}
          movable
        >
          {(path) => (
            <>
              <SuggestAt path={`${path}/study`} label="Study" suggestions={STUDY_SUGGESTIONS} />
              <FieldRow>
                <DateAt path={`${path}/date`} label="Date" />
                <OptionAt path={`${path}/side`} label="Side" options={EITHER_SIDE} />
              </FieldRow>
              <ChoiceAt path={`${path}/basis`} label="What was looked at" options={BASES} />
              <TextAt path={`${path}/findings`} label="Findings" minRows={2} />
            </>
          )}
        </EntryList>
      </Section>

      <Section title="Operative reports">
        <EntryList
          path="/operativeReports"
          noun="operative report"
          empty={{ date: null, procedure: null, side: null, surgeon: null, findings: null }}
          hint="Operations on the region, each with its date, surgeon and findings."
          first="/procedure"
          max={500}
          movable
        >
          {(path) => (
            <>
              <LineAt path={`${path}/procedure`} label="Procedure" />
              <FieldRow>
                <DateAt path={`${path}/date`} label="Date" />
                <OptionAt path={`${path}/side`} label="Side" options={EITHER_SIDE} />
              </FieldRow>
              <LineAt path={`${path}/surgeon`} label="Surgeon" />
              <TextAt path={`${path}/findings`} label="Findings" minRows={2} />
            </>
          )}
        </EntryList>
      </Section>

      <Section title="Implants">
        <EntryList
          path="/implants"
          noun="implant"
          empty={{
            side: null,
            procedure: null,
            date: null,
            bearing: null,
            fixation: null,
            approach: null,
            components: null,
          }}
          hint="What was implanted, on either side, such as a total hip arthroplasty."
          first="/procedure"
          max={50}
          movable
        >
          {(path) => (
            <>
              <FieldRow>
                <OptionAt path={`${path}/procedure`} label="Procedure" options={PROCEDURES} />
                <OptionAt path={`${path}/side`} label="Side" options={ONE_SIDE} />
              </FieldRow>
              <FieldRow>
                <DateAt path={`${path}/date`} label="Date" />
                <OptionAt path={`${path}/approach`} label="Approach" options={APPROACH_OPTIONS} />
              </FieldRow>
              <FieldRow>
                <OptionAt path={`${path}/bearing`} label="Bearing" options={BEARING_OPTIONS} />
                <OptionAt path={`${path}/fixation`} label="Fixation" options={FIXATION_OPTIONS} />
              </FieldRow>
              <TextAt
                path={`${path}/components`}
                label="Components"
                help="Maker, model and sizes, as the operative report or the sticker gives them."
                minRows={2}
              />
            </>
          )}
        </EntryList>
      </Section>
    </>
  );
}

function OptionAt(props: { path: string; label: string; options: { value: string; label: string }[] }) {
  return <SelectAt {...props} width="full" placeholder="Choose" emptyLabel="Not recorded" />;
}
