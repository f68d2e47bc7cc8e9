import { Plus } from 'lucide-react';
import { use, useEffect, useMemo, useRef, useState } from 'react';
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
import { focusPlace } from '../focus-place.ts';
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

/**
 * Motion of both hips in degrees, up to three trials, and the same as bars against the usual motion. A motion shows the
 * trials that hold a value and those asked for; its button adds the next.
 */
export function MotionGrid() {
  const readOnly = useReadOnly();
  const [asked, setAsked] = useState<ReadonlyMap<Motion, number>>(new Map());
  const [added, setAdded] = useState<{ place: string } | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const isUnfolded = MOTIONS.every((motion) => asked.get(motion) === MOST_TRIALS);

  useEffect(() => {
    if (added !== null && grid.current !== null) focusPlace(grid.current, added.place);
  }, [added]);

  function add(motion: Motion, trial: number): void {
    setAsked(new Map([...asked, [motion, trial + 1]]));
    setAdded({ place: trialPlace(placeOf(motion, { side: 'left', kind: 'active' }), trial) });
  }

  return (
    <Tight>
      {readOnly ? null : (
        <Row>
          <Button
            size="small"
            expanded={isUnfolded}
            onPress={() => {
              setAsked(new Map(isUnfolded ? [] : MOTIONS.map((motion) => [motion, MOST_TRIALS])));
            }}
          >
            {isUnfolded ? 'Fold empty trials' : 'Enter three trials'}
          </Button>
        </Row>
      )}
      <div ref={grid}>
        <EntryGrid label="Range of motion" columns={HEADINGS}>
          {MOTIONS.map((motion) => (
            <MotionRows
              key={motion}
              motion={motion}
              least={asked.get(motion) ?? 1}
              onAdd={(trial) => {
                add(motion, trial);
              }}
            />
          ))}
        </EntryGrid>
      </div>
      <Muted>{`Usual motion: ${USUAL_MOTION_SOURCE}`}</Muted>
      <MotionFigure />
    </Tight>
  );
}

function placeOf(motion: Motion, { side, kind }: Column): string {
  return `/examination/rangeOfMotion/${side}/${motion}/${kind}`;
}

function trialPlace(path: string, trial: number): string {
  return trial === 0 ? path : `${path}/${String(trial)}`;
}

interface MotionRowsProps {
  motion: Motion;
  /** Trials to show, whether they hold a value or not. */
  least: number;
  /** Asks for one more trial, which gets this index. */
  onAdd: (trial: number) => void;
}

/** The trials of one motion, then their means where there is more than one. */
function MotionRows({ motion, least, onAdd }: MotionRowsProps) {
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

  const filled = Math.max(1, ...all.map(({ shown }) => 1 + shown.findLastIndex(isHeld)));
  const [most, setMost] = useState(filled);
  // A row that is being emptied must not fold away under the caret.
  if (filled > most) setMost(filled);
  const trials = Math.max(least, most);

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
          action={
            readOnly || trial < trials - 1 || trials === MOST_TRIALS ? undefined : (
              <Button
                variant="quiet"
                size="small"
                icon={Plus}
                hideLabel
                onPress={() => {
                  onAdd(trials);
                }}
              >
                {`Add a trial of ${name.toLowerCase()}`}
              </Button>
            )
          }
        >
          {all.map(({ column, at, path, shown }) => (
            <NumberCell
              key={path}
              column={at}
              path={trialPlace(path, trial)}
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

/** A column with one trial counts with that value, so it stands here too. */
function Means({ stored }: { stored: readonly (readonly string[])[] }) {
  if (stored.every((trials) => trials.length < 2)) return null;
  return (
    <GridRow label="Mean" quiet>
      {stored.map((trials, at) => (
        <span key={at} className={styles['value']}>
          {meanText(trials)}
        </span>
      ))}
    </GridRow>
  );
}

function meanText(trials: readonly string[]): string {
  const summary = motionSummary(trials);
  return summary === null ? '–' : degrees(summary.mean);
}

function isHeld({ value, rejected }: Trial): boolean {
  return value !== null || rejected !== null;
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
