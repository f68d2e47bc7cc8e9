import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import { girthText, limbLengthText } from '../../../../main/domain/examination/side-difference.ts';
import { ANGLE_LIMIT, LIMB_LENGTH_LIMIT, THIGH_GIRTH_LIMIT, type Limit } from '../../../../main/domain/limits.ts';
import { useSnapshot } from '../context.ts';
import { NumberCellAt } from './cells.tsx';
import { EntryGrid, GridRow } from './EntryGrid.tsx';
import styles from './EntryGrid.module.css';

interface Measure {
  readonly label: string;
  readonly path: (side: Side) => string;
  readonly unit: string;
  readonly limit: Limit;
}

const LENGTH: Measure = {
  label: 'Limb length',
  path: (side) => `/examination/limbLengthCm/${side}`,
  unit: 'cm',
  limit: LIMB_LENGTH_LIMIT,
};
const GIRTH: Measure = {
  label: 'Thigh girth',
  path: (side) => `/examination/thighGirthCm/${side}`,
  unit: 'cm',
  limit: THIGH_GIRTH_LIMIT,
};
const DEFORMITIES: readonly Measure[] = (
  [
    ['flexion', 'Fixed flexion'],
    ['adduction', 'Fixed adduction'],
    ['internalRotation', 'Fixed internal rotation'],
  ] as const
).map(([key, label]) => ({
  label,
  path: (side) => `/examination/fixedDeformity/${side}/${key}`,
  unit: '°',
  limit: ANGLE_LIMIT,
}));

/** Lengths and girths with the difference of the sides, and fixed deformities, which the Harris hip score uses. */
export function MeasurementsGrid() {
  const lengths = useSnapshot(({ queue }) => limbLengthText(queue.local.examination.limbLengthCm));
  const hasLengths = useSnapshot(({ queue: { local } }) => showsLengths(local.examination));
  const girths = useSnapshot(({ queue }) => girthText(queue.local.examination.thighGirthCm));
  return (
    <EntryGrid label="Measurements" columns={['Left', 'Right']}>
      {hasLengths ? <MeasureRow measure={LENGTH} /> : null}
      <Difference text={lengths} />
      <MeasureRow measure={GIRTH} />
      <Difference text={girths} />
      {DEFORMITIES.map((measure) => (
        <MeasureRow key={measure.label} measure={measure} />
      ))}
    </EntryGrid>
  );
}

/** Blocks give no lengths. Those that are there all the same stay in sight, so that they can be removed. */
function showsLengths({ limbLengthMethod, limbLengthCm: { left, right } }: Evaluation['examination']): boolean {
  return limbLengthMethod !== 'blocks' || left !== null || right !== null;
}

function MeasureRow({ measure: { label, path, unit, limit } }: { measure: Measure }) {
  return (
    <GridRow label={label}>
      {SIDES.map((side, column) => (
        <NumberCellAt
          key={side}
          column={column}
          path={path(side)}
          label={`${label}, ${side}`}
          name={label}
          unit={unit}
          limit={limit}
        />
      ))}
    </GridRow>
  );
}

function Difference({ text }: { text: string | null }) {
  return text === null ? null : <p className={styles['computed']}>{text}</p>;
}
