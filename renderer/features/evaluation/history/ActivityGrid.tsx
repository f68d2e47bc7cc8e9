import { CheckCheck } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Change } from '../../../../main/domain/changes.ts';
import { ACTIVITIES, DIFFICULTIES, type Activity } from '../../../../main/domain/evaluation/history.ts';
import { ACTIVITY_LABELS, DIFFICULTY_LABELS } from '../../../../main/domain/labels-history.ts';
import { Button } from '../../../ui/Button.tsx';
import { focusNext } from '../../../ui/focus-next.ts';
import { showToast } from '../../../ui/toasts.ts';
import { useReadOnly, useSession, useSnapshot } from '../context.ts';
import { Row } from '../layout.tsx';
import styles from './ActivityGrid.module.css';

const PATH = '/history/activities';
type Difficulty = (typeof DIFFICULTIES)[number];

/** Letters and digits that answer a row: the first letter of the answer, or its place. */
const KEYS: Readonly<Record<string, Difficulty>> = {
  n: 'none',
  s: 'some',
  m: 'much',
  u: 'unable',
  '1': 'none',
  '2': 'some',
  '3': 'much',
  '4': 'unable',
};

/**
 * How difficult each activity is. One stop for Tab: arrows walk rows and answers, a letter answers and goes on to the
 * next row, Space chooses, Backspace takes an answer back.
 */
export function ActivityGrid() {
  const session = useSession();
  const readOnly = useReadOnly();
  const activities = useSnapshot(({ queue }) => queue.local.history.activities);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();

  function answer(activity: Activity, value: Difficulty | null): void {
    if (!readOnly) session.edit([{ op: 'set', path: `${PATH}/${activity}`, value }]);
  }

  function go(row: number, column: number): void {
    const to = { row: clamp(row, ACTIVITIES.length), column: clamp(column, DIFFICULTIES.length) };
    setAt(to);
    inputAt(grid.current, to)?.focus();
  }

  function onKeyDown(event: KeyboardEvent, row: number, column: number): void {
    const activity = ACTIVITIES[row];
    if (event.metaKey || event.ctrlKey || event.altKey || activity === undefined) return;
    const { key } = event;
    const chosen = KEYS[key.toLowerCase()];
    if (chosen !== undefined) {
      answer(activity, chosen);
      go(row + 1, column);
    } else if (key === 'ArrowDown' || key === 'ArrowUp') go(row + (key === 'ArrowDown' ? 1 : -1), column);
    else if (key === 'ArrowRight' || key === 'ArrowLeft') go(row, column + (key === 'ArrowRight' ? 1 : -1));
    else if (key === 'Home' || key === 'End') go(key === 'Home' ? 0 : ACTIVITIES.length - 1, column);
    else if (key === 'Backspace' || key === 'Delete') answer(activity, null);
    else if (key === 'Enter' && row < ACTIVITIES.length - 1) go(row + 1, column);
    else if (key === 'Enter' && event.target instanceof HTMLElement) focusNext(event.target);
    else return;
    event.preventDefault();
  }

  const empty = ACTIVITIES.filter((activity) => activities[activity] === null);

  function noneWhereEmpty(): void {
    session.edit(empty.map((activity): Change => ({ op: 'set', path: `${PATH}/${activity}`, value: 'none' })));
    showToast(`“None” for ${String(empty.length)} ${empty.length === 1 ? 'activity' : 'activities'}`, {
      action: { label: 'Undo', run: () => session.undo() },
    });
  }

  return (
    <div className={styles['all']} data-path={PATH}>
      {readOnly ? null : (
        <Row>
          <Button size="small" icon={CheckCheck} disabled={empty.length === 0} onPress={noneWhereEmpty}>
            None where empty
          </Button>
        </Row>
      )}
      <div ref={grid} role="group" aria-label="Difficulty with activities" className={styles['grid']}>
        <div className={styles['row']} aria-hidden="true">
          <span />
          {DIFFICULTIES.map((difficulty) => (
            <span key={difficulty} className={styles['heading']}>
              {DIFFICULTY_LABELS[difficulty]}
            </span>
          ))}
        </div>
        {ACTIVITIES.map((activity, row) => (
          <div
            key={activity}
            role="radiogroup"
            aria-labelledby={`${id}-${activity}`}
            aria-readonly={readOnly ? true : undefined}
            className={styles['row']}
            data-path={`${PATH}/${activity}`}
          >
            <span id={`${id}-${activity}`} className={styles['label']}>
              {ACTIVITY_LABELS[activity]}
            </span>
            {DIFFICULTIES.map((difficulty, column) => (
              <label key={difficulty} className={styles['cell']}>
                <input
                  type="radio"
                  className={styles['input']}
                  // A name of its own: browsers let Tab reach only the chosen one of a group that shares a name.
                  name={`${id}-${activity}-${difficulty}`}
                  data-cell={`${String(row)} ${String(column)}`}
                  aria-label={DIFFICULTY_LABELS[difficulty]}
                  aria-posinset={column + 1}
                  aria-setsize={DIFFICULTIES.length}
                  tabIndex={at.row === row && at.column === column ? 0 : -1}
                  checked={activities[activity] === difficulty}
                  disabled={readOnly}
                  onFocus={() => {
                    setAt({ row, column });
                  }}
                  onChange={() => {
                    answer(activity, difficulty);
                  }}
                  onKeyDown={(event) => {
                    onKeyDown(event, row, column);
                  }}
                />
              </label>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

function inputAt(grid: HTMLElement | null, { row, column }: { row: number; column: number }): HTMLInputElement | null {
  return grid?.querySelector<HTMLInputElement>(`[data-cell="${String(row)} ${String(column)}"]`) ?? null;
}
