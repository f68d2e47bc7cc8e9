import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { MUSCLE_GROUPS, SPECIAL_TESTS } from '../../../../main/domain/evaluation/findings.ts';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import { gradeText } from '../../../../main/domain/examination/motion-words.ts';
import { MUSCLE_LABELS, TEST_LABELS } from '../../../../main/domain/labels.ts';
import {
  NEUROVASCULAR_ITEMS,
  NEUROVASCULAR_LABELS,
  NEUROVASCULAR_VALUE_LABELS,
  TEST_RESULT_LABELS,
} from '../../../../main/domain/labels-examination.ts';
import { optionsOf } from '../fields.tsx';
import { ChoiceCellAt } from './cells.tsx';
import { gradeByKey, reflexByKey, stateByKey, testByKey, type ChooseByKey } from './choice-keys.ts';
import { EntryGrid, GridRow } from './EntryGrid.tsx';

type Grade = NonNullable<Evaluation['examination']['strength']['left']['flexors']>;
const GRADES: readonly Grade[] = ['0', '1', '2-', '2', '2+', '3-', '3', '3+', '4-', '4', '4+', '5-', '5'];
const REFLEXES = ['0', '1+', '2+', '3+', '4+'];
const SIDE_HEADINGS = ['Left', 'Right'];

interface ChoiceRow {
  readonly label: string;
  readonly path: (side: Side) => string;
  readonly options: readonly { value: string; label: string }[];
  readonly chooseByKey: ChooseByKey;
}

const gradeOptions = GRADES.map((value) => ({ value, label: gradeText(value) }));
const chooseGrade = gradeByKey(GRADES);
const STRENGTH: readonly ChoiceRow[] = MUSCLE_GROUPS.map((group) => ({
  label: MUSCLE_LABELS[group],
  path: (side) => `/examination/strength/${side}/${group}`,
  options: gradeOptions,
  chooseByKey: chooseGrade,
}));

const testOptions = optionsOf(['negative', 'positive', 'not-performed'], TEST_RESULT_LABELS);
const TESTS: readonly ChoiceRow[] = [
  {
    label: 'Trendelenburg',
    path: (side) => `/examination/trendelenburg/${side}`,
    options: testOptions,
    chooseByKey: testByKey,
  },
  ...SPECIAL_TESTS.map((test): ChoiceRow => ({
    label: TEST_LABELS[test],
    path: (side) => `/examination/specialTests/${side}/${test}`,
    options: testOptions,
    chooseByKey: testByKey,
  })),
];

const stateOptions = optionsOf(['normal', 'reduced', 'absent'], NEUROVASCULAR_VALUE_LABELS);
const reflexOptions = REFLEXES.map((value) => ({ value, label: value }));
const NEUROVASCULAR: readonly ChoiceRow[] = NEUROVASCULAR_ITEMS.map((item) => ({
  label: NEUROVASCULAR_LABELS[item],
  path: (side) => `/examination/neurovascularFindings/${side}/${item}`,
  options: item.endsWith('Reflex') ? reflexOptions : stateOptions,
  chooseByKey: item.endsWith('Reflex') ? reflexByKey : stateByKey,
}));

/** Manual muscle testing: typing "4" and "+" chooses 4+. */
export function StrengthGrid() {
  return <ChoiceGrid label="Strength" rows={STRENGTH} />;
}

/** Special tests: n, p and x choose. */
export function TestsGrid() {
  return <ChoiceGrid label="Special tests" rows={TESTS} />;
}

/** Pulses, sensation and reflexes: n, r and a choose, reflexes take their digit. */
export function NeurovascularGrid() {
  return <ChoiceGrid label="Nerves and vessels" rows={NEUROVASCULAR} />;
}

function ChoiceGrid({ label, rows }: { label: string; rows: readonly ChoiceRow[] }) {
  return (
    <EntryGrid label={label} columns={SIDE_HEADINGS}>
      {rows.map((row) => (
        <GridRow key={row.label} label={row.label}>
          {SIDES.map((side, column) => (
            <ChoiceCellAt
              key={side}
              column={column}
              path={row.path(side)}
              label={`${row.label}, ${side}`}
              options={row.options}
              chooseByKey={row.chooseByKey}
            />
          ))}
        </GridRow>
      ))}
    </EntryGrid>
  );
}
