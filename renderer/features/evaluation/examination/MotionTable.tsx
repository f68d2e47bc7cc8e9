import { useState, use } from 'react';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { MOTIONS, type Motion } from '../../../../main/domain/evaluation/findings.ts';
import type { Side } from '../../../../main/domain/evaluation/instruments.ts';
import { USUAL_MOTION } from '../../../../main/domain/examination/usual-motion.ts';
import { toDecimalString } from '../../../../main/domain/decimal.ts';
import { MOTION_LABELS } from '../../../../main/domain/labels.ts';
import { MOTION_LIMITS } from '../../../../main/domain/limits.ts';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { FieldRow } from '../../../ui/FieldRow.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { ProblemsContext, useReadOnly, useSession, useValueAt } from '../context.ts';
import { Place } from '../fields.tsx';
import { Muted, Tight } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { MotionBars } from './MotionBars.tsx';
import { MOST_TRIALS, storedTrials, withTrial } from './motion.ts';

type RangeOfMotion = Evaluation['examination']['rangeOfMotion'];
type Kind = 'active' | 'passive';
const HEADINGS = ['Left, active', 'Left, passive', 'Right, active', 'Right, passive'];
const COLUMNS: readonly (readonly [Side, Kind])[] = [
  ['left', 'active'],
  ['left', 'passive'],
  ['right', 'active'],
  ['right', 'passive'],
];

/** Motion of both hips in degrees, up to three trials, and the same as bars against the usual range. */
export function MotionTable() {
  const rangeOfMotion = useValueAt('/examination/rangeOfMotion') as RangeOfMotion;
  const [wantsMore, setWantsMore] = useState(() => hasMoreTrials(rangeOfMotion));
  const trials = wantsMore ? MOST_TRIALS : 1;
  return (
    <Tight>
      <Checkbox checked={wantsMore} onChange={setWantsMore}>
        Enter three trials
      </Checkbox>
      {MOTIONS.flatMap((motion, row) =>
        Array.from({ length: trials }, (_, trial) => (
          <FieldRow
            key={`${motion} ${String(trial)}`}
            label={rowLabel(motion, trial)}
            headings={row === 0 && trial === 0 ? HEADINGS : undefined}
          >
            {COLUMNS.map(([side, kind]) => (
              <Trial key={`${side} ${kind}`} side={side} kind={kind} motion={motion} trial={trial} />
            ))}
          </FieldRow>
        )),
      )}
      <Muted>Usual values: American Academy of Orthopaedic Surgeons, Joint Motion, 1965.</Muted>
      <MotionBars rangeOfMotion={rangeOfMotion} />
    </Tight>
  );
}

function rowLabel(motion: Motion, trial: number): string {
  return trial === 0
    ? `${MOTION_LABELS[motion]}, usual 0–${String(USUAL_MOTION[motion])}°`
    : `Trial ${String(trial + 1)}`;
}

function Trial({ side, kind, motion, trial }: { side: Side; kind: Kind; motion: Motion; trial: number }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const path = `/examination/rangeOfMotion/${side}/${motion}/${kind}`;
  const stored = useValueAt(path) as string[];
  const problems = use(ProblemsContext);
  // An emptied field keeps its row while the others are typed; only what holds a value is stored.
  const [typed, setTyped] = useState<readonly (string | null)[]>(stored);
  const current = sameTrials(storedTrials(typed), stored) ? typed : stored;
  const { max, min } = MOTION_LIMITS[motion];
  const index = storedTrials(current.slice(0, trial)).length;
  const problem = problemsUnder(problems, path).find(
    ({ path: at }) => at === path || at === `${path}/${String(index)}`,
  );

  return (
    <Place path={trial === 0 ? path : `${path}/${String(trial)}`}>
      <NumberField
        label={`${MOTION_LABELS[motion]}, ${side}, ${kind}${trial === 0 ? '' : `, trial ${String(trial + 1)}`}`}
        valueName={MOTION_LABELS[motion]}
        hideLabel
        width="full"
        unit="°"
        min={min}
        max={max}
        decimals={1}
        value={current[trial] ?? null}
        onChange={(value) => {
          const next = withTrial(current, trial, value);
          setTyped(next);
          session.edit([{ op: 'set', path, value: storedTrials(next) }]);
        }}
        error={(trial === 0 || index > 0) && problem !== undefined ? sentence(problem.message) : null}
        readOnly={readOnly}
        disabled={trial > 0 && index < trial && current[trial] === undefined}
      />
    </Place>
  );
}

function sameTrials(typed: readonly string[], stored: readonly string[]): boolean {
  return typed.length === stored.length && typed.every((value, at) => toDecimalString(value) === stored[at]);
}

function hasMoreTrials(motion: RangeOfMotion): boolean {
  return Object.values(motion).some((side) =>
    Object.values(side).some(({ active, passive }) => active.length > 1 || passive.length > 1),
  );
}
