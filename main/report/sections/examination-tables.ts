import { displayExact, MINUS } from '../../domain/display.ts';
import { Exact, toDecimalString } from '../../domain/decimal.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { MOTIONS, MUSCLE_GROUPS, SPECIAL_TESTS } from '../../domain/evaluation/findings.ts';
import { SIDES, type Side } from '../../domain/evaluation/instruments.ts';
import { USUAL_MOTION, USUAL_MOTION_SOURCE } from '../../domain/examination/usual-motion.ts';
import { MOTION_LABELS, MUSCLE_LABELS, TEST_LABELS } from '../../domain/labels.ts';
import type { Inline } from '../layout/inline.ts';
import type { TableColumn, TableOptions } from '../layout/table.ts';
import { NONE, NONE_MEANS } from '../words.ts';

type Examination = Evaluation['examination'];
type Table = Pick<TableOptions, 'caption' | 'columns' | 'rows'>;

const NORMAL_SOURCE = `Normal: ${USUAL_MOTION_SOURCE}`;
const TEST_RESULTS = { negative: 'Negative', positive: 'Positive', 'not-performed': 'Not performed' } as const;
const DEFORMITY_LABELS = {
  flexion: 'Fixed flexion, degrees',
  adduction: 'Fixed adduction, degrees',
  internalRotation: 'Fixed internal rotation in extension, degrees',
} as const;

/** Trials and their mean in degrees, both sides beside the normal value; null when no motion was measured. */
export function motionTable({ rangeOfMotion }: Examination): Table | null {
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
  const sum = degrees.reduce((total, value) => total.plus(value), new Exact(0));
  const mean = toDecimalString(sum.div(degrees.length).toDecimalPlaces(1, Exact.ROUND_HALF_UP));
  return [degrees.map(displayExact).join(', '), { text: `\nmean ${displayExact(mean)}`, color: 'muted' }];
}

/** Manual muscle testing 0–5; null when no muscle was tested. */
export function strengthTable({ strength }: Examination): Table | null {
  return bothSidesTable(
    'Strength, 0 to 5',
    'Muscle group',
    MUSCLE_GROUPS.map((group) => ({
      label: MUSCLE_LABELS[group],
      cells: SIDES.map((side) => strength[side][group]?.replace('-', MINUS) ?? null),
    })),
  );
}

/** Special tests; null when none was recorded. */
export function testTable({ specialTests, trendelenburg }: Examination): Table | null {
  const result = (value: keyof typeof TEST_RESULTS | null): string | null =>
    value === null ? null : TEST_RESULTS[value];
  return bothSidesTable('Special tests', 'Test', [
    { label: 'Trendelenburg', cells: SIDES.map((side) => result(trendelenburg[side])) },
    ...SPECIAL_TESTS.map((test) => ({
      label: TEST_LABELS[test],
      cells: SIDES.map((side) => result(specialTests[side][test])),
    })),
  ]);
}

function bothSidesTable(
  caption: string,
  head: string,
  rows: readonly { label: string; cells: readonly (string | null)[] }[],
): Table | null {
  if (rows.every(({ cells }) => cells.every((cell) => cell === null))) return null;
  return {
    caption,
    columns: [{ header: head, flex: 2, rowHeader: true }, { header: 'Left' }, { header: 'Right' }],
    rows: rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell ?? NONE)]),
  };
}

/** Lengths in centimetres with their difference, fixed deformities in degrees; null when nothing was measured. */
export function measurementTable(found: Examination): Table | null {
  const rows = [
    measurement('Limb length, cm', found.limbLengthCm),
    measurement('Thigh girth, cm', found.thighGirthCm),
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

function measurement(label: string, { left, right }: Readonly<Record<Side, string | null>>): string[] | null {
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
