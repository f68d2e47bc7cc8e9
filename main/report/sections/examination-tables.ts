import { displayExact } from '../../domain/display.ts';
import { Exact, toDecimalString } from '../../domain/decimal.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { MOTIONS, MUSCLE_GROUPS, SPECIAL_TESTS } from '../../domain/evaluation/findings.ts';
import { SIDES, type Side } from '../../domain/evaluation/instruments.ts';
import { motionSummary } from '../../domain/examination/motion.ts';
import { USUAL_MOTION, USUAL_MOTION_SOURCE } from '../../domain/examination/usual-motion.ts';
import { gradeText } from '../../domain/examination/motion-words.ts';
import { MOTION_LABELS, MUSCLE_LABELS, TEST_LABELS } from '../../domain/labels.ts';
import {
  LIMB_LENGTH_METHOD_LABELS,
  NEUROVASCULAR_ITEMS,
  NEUROVASCULAR_LABELS,
  NEUROVASCULAR_VALUE_LABELS,
  TEST_RESULT_LABELS,
} from '../../domain/labels-examination.ts';
import type { Inline } from '../layout/inline.ts';
import type { TableColumn, TableOptions } from '../layout/table.ts';
import { NONE, NONE_MEANS } from '../words.ts';

type Examination = Evaluation['examination'];
export type FindingsTable = Pick<TableOptions, 'caption' | 'columns' | 'rows'>;

const NORMAL_SOURCE = `Normal: ${USUAL_MOTION_SOURCE}`;
const DEFORMITY_LABELS = {
  flexion: 'Fixed flexion, degrees',
  adduction: 'Fixed adduction, degrees',
  internalRotation: 'Fixed internal rotation in extension, degrees',
} as const;

/** Trials and their mean in degrees, both sides beside the normal value; null when no motion was measured. */
export function motionTable({ rangeOfMotion }: Examination): FindingsTable | null {
  const rows = MOTIONS.map((motion): Inline[] => [
    MOTION_LABELS[motion],
    ...SIDES.flatMap((side) => [
      trials(rangeOfMotion[side][motion].active),
      trials(rangeOfMotion[side][motion].passive),
    ]),
    String(USUAL_MOTION[motion]),
  ]);
  const found = rows.map((row) => row.slice(1, -1));
  if (found.every((cells) => cells.every((cell) => cell === NONE))) return null;
  const hasGaps = found.some((cells) => cells.includes(NONE));
  return {
    caption: [
      'Range of motion, degrees',
      { text: '', footnote: hasGaps ? `${NORMAL_SOURCE} ${NONE_MEANS}.` : NORMAL_SOURCE },
    ],
    columns: [
      { header: 'Motion', flex: 1.2, rowHeader: true },
      { header: 'Left, active', flex: 1.1 },
      { header: 'Left, passive', flex: 1 },
      { header: 'Right, active', flex: 1.1 },
      { header: 'Right, passive', flex: 1 },
      { header: 'Normal', width: 40, align: 'right' },
    ],
    rows,
  };
}

/** "100", or "98, 100, 102 (mean 100)". */
function trials(degrees: readonly string[]): Inline {
  const [only] = degrees;
  if (only === undefined) return NONE;
  if (degrees.length === 1) return displayExact(only);
  const mean = motionSummary(degrees)?.mean ?? only;
  return [degrees.map(displayExact).join(', '), { text: `\nmean ${displayExact(mean)}`, color: 'muted' }];
}

/** Manual muscle testing 0–5; null when no muscle was tested. */
export function strengthTable({ strength }: Examination): FindingsTable | null {
  return bothSidesTable(
    'Strength, 0 to 5',
    'Muscle group',
    MUSCLE_GROUPS.map((group) => ({
      label: MUSCLE_LABELS[group],
      cells: SIDES.map((side) => grade(strength[side][group])),
    })),
  );
}

function grade(value: string | null): string | null {
  return value === null ? null : gradeText(value);
}

/** Special tests; null when none was recorded. */
export function testTable({ specialTests, trendelenburg }: Examination): FindingsTable | null {
  const result = (value: keyof typeof TEST_RESULT_LABELS | null): string | null =>
    value === null ? null : TEST_RESULT_LABELS[value];
  return bothSidesTable('Special tests', 'Test', [
    { label: 'Trendelenburg', cells: SIDES.map((side) => result(trendelenburg[side])) },
    ...SPECIAL_TESTS.map((test) => ({
      label: TEST_LABELS[test],
      cells: SIDES.map((side) => result(specialTests[side][test])),
    })),
  ]);
}

/** Pulses, sensation and reflexes; null when none was recorded. */
export function neurovascularTable({ neurovascularFindings }: Examination): FindingsTable | null {
  const words: Readonly<Record<string, string>> = NEUROVASCULAR_VALUE_LABELS;
  return bothSidesTable(
    'Nerves and vessels',
    'Finding',
    NEUROVASCULAR_ITEMS.flatMap((item) => {
      const cells = SIDES.map((side) => {
        const value = neurovascularFindings[side][item];
        return value === null ? null : (words[value] ?? value);
      });
      return cells.every((cell) => cell === null) ? [] : [{ label: NEUROVASCULAR_LABELS[item], cells }];
    }),
  );
}

function bothSidesTable(
  caption: string,
  head: string,
  rows: readonly { label: string; cells: readonly (string | null)[] }[],
): FindingsTable | null {
  if (rows.every(({ cells }) => cells.every((cell) => cell === null))) return null;
  return {
    caption,
    columns: [{ header: head, flex: 2, rowHeader: true }, { header: 'Left' }, { header: 'Right' }],
    rows: rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell ?? NONE)]),
  };
}

/** Lengths in centimetres with their difference, fixed deformities in degrees; null when nothing was measured. */
export function measurementTable(found: Examination): FindingsTable | null {
  const rows = [
    measurement(limbLengthLabel('Limb length, cm', found), found.limbLengthCm),
    enteredDifference(found),
    measurement(girthLabel(found), found.thighGirthCm),
    ...(['flexion', 'adduction', 'internalRotation'] as const).map((deformity) =>
      measurement(DEFORMITY_LABELS[deformity], {
        left: found.fixedDeformity.left[deformity],
        right: found.fixedDeformity.right[deformity],
      }),
    ),
  ].filter((row) => row !== null);
  if (rows.length === 0) return null;
  const number = (header: string): TableColumn => ({ header, align: 'right' });
  return {
    caption: 'Measurements',
    columns: [
      { header: 'Measurement', flex: 3, rowHeader: true },
      number('Left'),
      number('Right'),
      number('Left less right'),
    ],
    rows,
  };
}

/** "Limb length, cm", with how it was measured on a second line. */
function limbLengthLabel(label: string, { limbLengthMethod }: Examination): Inline {
  if (limbLengthMethod === null) return label;
  return [label, { text: `\n${LIMB_LENGTH_METHOD_LABELS[limbLengthMethod]}`, color: 'muted' }];
}

/** A difference that was found without lengths; without its side it is written without a sign. */
function enteredDifference(found: Examination): Inline[] | null {
  const { limbLengthDifferenceCm: cm, shorterLimb } = found;
  if (cm === null) return null;
  const label = limbLengthLabel('Limb-length difference, cm', found);
  const isSigned = shorterLimb !== null && !new Exact(cm).isZero();
  const signed = shorterLimb === 'left' ? toDecimalString(new Exact(cm).negated()) : cm;
  const shorter = (side: Side): string => (isSigned && shorterLimb === side ? 'shorter' : NONE);
  return [label, shorter('left'), shorter('right'), isSigned ? signedDifference(signed) : displayExact(cm)];
}

function girthLabel({ thighGirthAbovePatellaCm }: Examination): Inline {
  if (thighGirthAbovePatellaCm === null) return 'Thigh girth, cm';
  return `Thigh girth ${displayExact(thighGirthAbovePatellaCm)} cm above the patella, cm`;
}

function measurement(label: Inline, { left, right }: Readonly<Record<Side, string | null>>): Inline[] | null {
  if (left === null && right === null) return null;
  const difference = left === null || right === null ? null : toDecimalString(new Exact(left).minus(right));
  return [
    label,
    left === null ? NONE : displayExact(left),
    right === null ? NONE : displayExact(right),
    difference === null ? NONE : signedDifference(difference),
  ];
}

function signedDifference(difference: string): string {
  return new Exact(difference).greaterThan(0) ? `+${displayExact(difference)}` : displayExact(difference);
}
