import { use, useMemo, useState } from 'react';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { MOTIONS, type Motion } from '../../../../main/domain/evaluation/findings.ts';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import { motionSummary, type MotionKind } from '../../../../main/domain/examination/motion.ts';
import { degrees } from '../../../../main/domain/examination/motion-words.ts';
import { USUAL_MOTION, USUAL_MOTION_SOURCE } from '../../../../main/domain/examination/usual-motion.ts';
import { valueAt } from '../../../../main/domain/changes.ts';
import { MOTION_LABELS } from '../../../../main/domain/labels.ts';
import { MOTION_LIMITS } from '../../../../main/domain/limits.ts';
import type { Problem } from '../../../../main/domain/problems.ts';
import { rejectedUnder, setWithRejected } from '../../../../main/domain/rejected.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemsContext, useReadOnly, useSession, useSnapshot } from '../context.ts';
import { Muted, Row, Tight } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { NumberCell } from './cells.tsx';
import { EntryGrid, GridRow } from './EntryGrid.tsx';
import { MotionFigure } from './MotionFigure.tsx';
import {
  heldTrials,
  isSameHeld,
  MOST_TRIALS,
  shownTrials,
  storedIndex,
  type HeldTrials,
  type Trial,
} from './motion.ts';
import styles from './EntryGrid.module.css';

interface Column {
  readonly side: Side;
  readonly kind: MotionKind;
}

const COLUMNS: readonly Column[] = SIDES.flatMap((side): Column[] => [
  { side, kind: 'active' },
  { side, kind: 'passive' },
]);
const NOTHING: HeldTrials = { values: [], rejected: [] };
const HEADINGS = ['Left, active', 'Left, passive', 'Right, active', 'Right, passive'];

/** Motion of both hips in degrees, up to three trials, and the same as bars against the usual motion. */
export function MotionGrid() {
  const hasMore = useSnapshot(({ queue: { local } }) =>
    COLUMNS.some(({ side, kind }) =>
      MOTIONS.some((motion) => {
        const path = placeOf(motion, { side, kind });
        const trials = local.examination.rangeOfMotion[side][motion][kind];
        return trials.length > 1 || rejectedUnder(local, path).some((entry) => !entry.path.endsWith('/0'));
      }),
    ),
  );
  const [chosen, setChosen] = useState<boolean | null>(null);
  // A row that is being emptied must not fold away under the caret.
  if (hasMore && chosen === null) setChosen(true);
  const isUnfolded = chosen ?? hasMore;
  return (
    <Tight>
      <Row>
        <Button
          size="small"
          expanded={isUnfolded}
          onPress={() => {
            setChosen(!isUnfolded);
          }}
        >
          {isUnfolded ? 'Hide trials 2 and 3' : 'Enter three trials'}
        </Button>
      </Row>
      <EntryGrid label="Range of motion" columns={HEADINGS}>
        {MOTIONS.map((motion) => (
          <MotionRows key={motion} motion={motion} trials={isUnfolded ? MOST_TRIALS : 1} />
        ))}
      </EntryGrid>
      <Muted>{`Usual motion: ${USUAL_MOTION_SOURCE}`}</Muted>
      <MotionFigure />
    </Tight>
  );
}

function placeOf(motion: Motion, { side, kind }: Column): string {
  return `/examination/rangeOfMotion/${side}/${motion}/${kind}`;
}

/** The trials of one motion, then their means where there is more than one. */
function MotionRows({ motion, trials }: { motion: Motion; trials: number }) {
  const held = useHeldTrials(motion);
  const [typed, setTyped] = useState<readonly (readonly Trial[])[]>(() =>
    COLUMNS.map((column, at) => shownTrials(held[at] ?? NOTHING, placeOf(motion, column))),
  );
  const session = useSession();
  const readOnly = useReadOnly();
  const problems = use(ProblemsContext);
  const name = MOTION_LABELS[motion];
  const all = COLUMNS.map((column, at) => {
    const path = placeOf(motion, column);
    const stored = held[at] ?? NOTHING;
    const own = typed[at] ?? [];
    // An emptied field keeps its row while the others are typed; only what holds something is stored.
    return { column, at, path, shown: isSameHeld(heldTrials(own, path), stored) ? own : shownTrials(stored, path) };
  });

  function change(at: number, trial: number, next: Trial): void {
    const { path = '', shown = [] } = all[at] ?? {};
    const renewed = shown.with(trial, next);
    setTyped(all.map((one) => (one.at === at ? renewed : one.shown)));
    const { values, rejected } = heldTrials(renewed, path);
    session.edit(setWithRejected(session.snapshot().queue.local, path, values, rejected), `${path}/${String(trial)}`);
  }

  return (
    <>
      {Array.from({ length: trials }, (_, trial) => (
        <GridRow
          key={trial}
          label={trial === 0 ? name : `Trial ${String(trial + 1)}`}
          note={trial === 0 ? `usual ${String(USUAL_MOTION[motion])}°` : undefined}
          quiet={trial > 0}
        >
          {all.map(({ column, at, path, shown }) => (
            <NumberCell
              key={path}
              column={at}
              path={trial === 0 ? path : `${path}/${String(trial)}`}
              label={labelOf(name, column, trial)}
              name={name}
              unit="°"
              limit={MOTION_LIMITS[motion]}
              value={shown[trial]?.value ?? null}
              onChange={(value) => {
                change(at, trial, { value, rejected: null });
              }}
              rejection={{
                text: shown[trial]?.rejected?.text ?? null,
                keep: (text, message, before) => {
                  change(at, trial, { value: before, rejected: { text, message } });
                },
              }}
              error={errorOf(problems, path, shown, trial)}
              warnings={trial === 0 ? warningsOf(problems, path) : []}
              readOnly={readOnly}
            />
          ))}
        </GridRow>
      ))}
      <Means stored={held.map(({ values }) => values)} />
    </>
  );
}

function Means({ stored }: { stored: readonly (readonly string[])[] }) {
  if (stored.every((trials) => trials.length < 2)) return null;
  return (
    <GridRow label="Mean" quiet>
      {stored.map((trials, at) => (
        <span key={at} className={styles['value']}>
          {trials.length < 2 ? '' : degrees(motionSummary(trials)?.mean ?? '0')}
        </span>
      ))}
    </GridRow>
  );
}

/** What is stored of each column; the same as long as nothing changes in it. */
function useHeldTrials(motion: Motion): readonly HeldTrials[] {
  const written = useSnapshot(({ queue: { local } }) =>
    JSON.stringify(
      COLUMNS.map((column): HeldTrials => {
        const path = placeOf(motion, column);
        return { values: valueAt(local, path) as string[], rejected: rejectedUnder(local, path) };
      }),
    ),
  );
  return useMemo(() => JSON.parse(written) as HeldTrials[], [written]);
}

function labelOf(name: string, { side, kind }: Column, trial: number): string {
  return `${name}, ${side}, ${kind}${trial === 0 ? '' : `, trial ${String(trial + 1)}`}`;
}

/** The error of a shown trial: stored trials have no gaps, shown ones may. */
function errorOf(problems: readonly Problem[], path: string, shown: readonly Trial[], trial: number): string | null {
  if ((shown[trial]?.value ?? null) === null) return null;
  const found = problems.find((problem) => problem.path === `${path}/${String(storedIndex(shown, trial))}`);
  return found === undefined ? null : sentence(found.message);
}

function warningsOf(problems: readonly Problem[], path: string): string[] {
  return problemsUnder(problems, path)
    .filter((problem) => problem.path === path)
    .map(({ message }) => sentence(message));
}
