import { useState, use } from 'react';
import { problemsUnder } from '../../../../main/domain/check.ts';
import { toDecimalString } from '../../../../main/domain/decimal.ts';
import { MOTIONS, type Motion } from '../../../../main/domain/evaluation/findings.ts';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import { motionSummary, type MotionKind } from '../../../../main/domain/examination/motion.ts';
import { degrees } from '../../../../main/domain/examination/motion-words.ts';
import { USUAL_MOTION, USUAL_MOTION_SOURCE } from '../../../../main/domain/examination/usual-motion.ts';
import { valueAt } from '../../../../main/domain/changes.ts';
import { MOTION_LABELS } from '../../../../main/domain/labels.ts';
import { MOTION_LIMITS } from '../../../../main/domain/limits.ts';
import type { Problem } from '../../../../main/domain/problems.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemsContext, useReadOnly, useSession, useSnapshot } from '../context.ts';
import { Muted, Row, Tight } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { NumberCell } from './cells.tsx';
import { EntryGrid, GridRow } from './EntryGrid.tsx';
import { MotionFigure } from './MotionFigure.tsx';
import { MOST_TRIALS, storedTrials, withTrial } from './motion.ts';
import styles from './EntryGrid.module.css';

interface Column {
  readonly side: Side;
  readonly kind: MotionKind;
}

const COLUMNS: readonly Column[] = SIDES.flatMap((side): Column[] => [
  { side, kind: 'active' },
  { side, kind: 'passive' },
]);
const HEADINGS = ['Left, active', 'Left, passive', 'Right, active', 'Right, passive'];

/** Motion of both hips in degrees, up to three trials, and the same as bars against the usual motion. */
export function MotionGrid() {
  const hasMore = useSnapshot(({ queue: { local } }) =>
    COLUMNS.some(({ side, kind }) =>
      MOTIONS.some((motion) => local.examination.rangeOfMotion[side][motion][kind].length > 1),
    ),
  );
  const [chosen, setChosen] = useState<boolean | null>(null);
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
  const stored = useStoredTrials(motion);
  const [typed, setTyped] = useState<readonly (readonly (string | null)[])[]>(stored);
  const session = useSession();
  const readOnly = useReadOnly();
  const problems = use(ProblemsContext);
  const name = MOTION_LABELS[motion];
  const all = COLUMNS.map((column, at) => ({
    column,
    at,
    path: placeOf(motion, column),
    // An emptied field keeps its row while the others are typed; only what holds a value is stored.
    shown: sameTrials(typed[at] ?? [], stored[at] ?? []) ? (typed[at] ?? []) : (stored[at] ?? []),
  }));

  function change(at: number, trial: number, value: string | null): void {
    const next = withTrial(all[at]?.shown ?? [], trial, value);
    setTyped(all.map(({ shown }, index) => (index === at ? next : shown)));
    session.edit([{ op: 'set', path: all[at]?.path ?? '', value: storedTrials(next) }]);
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
              value={shown[trial] ?? null}
              onChange={(value) => {
                change(at, trial, value);
              }}
              error={errorOf(problems, path, shown, trial)}
              warnings={trial === 0 ? warningsOf(problems, path) : []}
              readOnly={readOnly}
            />
          ))}
        </GridRow>
      ))}
      <Means stored={stored} />
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

/** The stored trials of each column; the same lists as long as nothing changes in them. */
function useStoredTrials(motion: Motion): readonly (readonly string[])[] {
  const written = useSnapshot(({ queue: { local } }) =>
    COLUMNS.map((column) => (valueAt(local, placeOf(motion, column)) as string[]).join(' ')).join('|'),
  );
  return written.split('|').map((trials) => (trials === '' ? [] : trials.split(' ')));
}

function sameTrials(typed: readonly (string | null)[], stored: readonly string[]): boolean {
  const held = storedTrials(typed);
  return held.length === stored.length && held.every((value, at) => toDecimalString(value) === stored[at]);
}

function labelOf(name: string, { side, kind }: Column, trial: number): string {
  return `${name}, ${side}, ${kind}${trial === 0 ? '' : `, trial ${String(trial + 1)}`}`;
}

/** The error of a shown trial: stored trials have no gaps, shown ones may. */
function errorOf(
  problems: readonly Problem[],
  path: string,
  shown: readonly (string | null)[],
  trial: number,
): string | null {
  if ((shown[trial] ?? null) === null) return null;
  const index = storedTrials(shown.slice(0, trial)).length;
  const found = problems.find((problem) => problem.path === `${path}/${String(index)}`);
  return found === undefined ? null : sentence(found.message);
}

function warningsOf(problems: readonly Problem[], path: string): string[] {
  return problemsUnder(problems, path)
    .filter((problem) => problem.path === path)
    .map(({ message }) => sentence(message));
}
