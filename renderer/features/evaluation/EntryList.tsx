import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Change } from '../../../main/domain/changes.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { showToast } from '../../ui/toasts.ts';
import { useReadOnly, useSession, useValueAt } from './context.ts';
import { focusPlace } from './focus-place.ts';
import styles from './EntryList.module.css';

interface Props {
  /** JSON pointer of the list. */
  path: string;
  /** What one entry is called, in lower case: "question". */
  noun: string;
  /** The value of a new entry. */
  empty: Extract<Change, { op: 'insert' }>['value'];
  /** What this list is for, shown while it is empty. */
  hint: string;
  numbered?: boolean;
  movable?: boolean;
  /** Each entry is one field without a label above it. */
  lines?: boolean;
  /** Pointer of the field that gets the focus in a new entry, relative to the entry: "/question". */
  first: string;
  max: number;
  children: (path: string, index: number) => ReactNode;
}

/** A list whose entries are filled in where they stand: add, remove (can be undone), move. */
export function EntryList({ path, noun, empty, hint, first, max, children, ...look }: Props) {
  const { numbered = false, movable = false, lines = false } = look;
  const session = useSession();
  const readOnly = useReadOnly();
  const list = useValueAt(path);
  const length = Array.isArray(list) ? list.length : 0;
  const keys = useKeys(length);
  const [added, setAdded] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (added !== null && root.current !== null) focusPlace(root.current, `${path}/${String(added)}${first}`);
  }, [added, path, first]);

  function add(): void {
    session.edit([{ op: 'insert', path: `${path}/${String(length)}`, value: empty }]);
    keys.inserted(length);
    setAdded(length);
  }

  function remove(index: number): void {
    session.edit([{ op: 'remove', path: `${path}/${String(index)}` }]);
    keys.removed(index);
    setAdded(null);
    showToast(`Removed ${noun} ${String(index + 1)}`, { action: { label: 'Undo', run: () => session.undo() } });
  }

  function move(index: number, to: number): void {
    session.edit([{ op: 'move', path: `${path}/${String(index)}`, to }]);
    keys.moved(index, to);
    setAdded(null);
  }

  return (
    <div className={cx(styles['list'], lines && styles['lines'])} data-path={path} ref={root}>
      {length === 0 ? <p className={styles['hint']}>{readOnly ? 'None.' : hint}</p> : null}
      {length === 0 ? null : (
        <ol className={styles['entries']}>
          {keys.all.map((key, index) => (
            <li key={key} className={styles['entry']}>
              {numbered ? (
                <span className={styles['number']} aria-hidden="true">
                  {index + 1}
                </span>
              ) : null}
              <div className={styles['fields']}>{children(`${path}/${String(index)}`, index)}</div>
              {readOnly ? null : (
                <div className={styles['actions']}>
                  {movable ? (
                    <>
                      <Button
                        variant="quiet"
                        size="small"
                        icon={ArrowUp}
                        hideLabel
                        disabled={index === 0}
                        onPress={() => {
                          move(index, index - 1);
                        }}
                      >
                        {`Move ${noun} ${String(index + 1)} up`}
                      </Button>
                      <Button
                        variant="quiet"
                        size="small"
                        icon={ArrowDown}
                        hideLabel
                        disabled={index === length - 1}
                        onPress={() => {
                          move(index, index + 1);
                        }}
                      >
                        {`Move ${noun} ${String(index + 1)} down`}
                      </Button>
                    </>
                  ) : null}
                  <Button
                    variant="quiet"
                    size="small"
                    icon={Trash2}
                    hideLabel
                    onPress={() => {
                      remove(index);
                    }}
                  >
                    {`Remove ${noun} ${String(index + 1)}`}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {readOnly ? null : (
        <div>
          <Button icon={Plus} onPress={add} disabled={length >= max}>
            {`Add ${noun}`}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Keys that follow entries as they move, so that a field never shows its neighbour's text. */
function useKeys(length: number) {
  const [state, setState] = useState<{ all: number[]; next: number }>(() => ({ all: range(0, length), next: length }));
  const fitted = fit(state, length);
  if (fitted !== state) setState(fitted);
  return {
    all: fitted.all,
    inserted: (index: number): void => {
      setState({ all: fitted.all.toSpliced(index, 0, fitted.next), next: fitted.next + 1 });
    },
    removed: (index: number): void => {
      setState({ ...fitted, all: fitted.all.toSpliced(index, 1) });
    },
    moved: (index: number, to: number): void => {
      const moving = fitted.all[index];
      if (moving === undefined) return;
      setState({ ...fitted, all: fitted.all.toSpliced(index, 1).toSpliced(to, 0, moving) });
    },
  };
}

/** A list that changed from elsewhere (undo, reload) is drawn afresh. */
function fit(state: { all: number[]; next: number }, length: number): { all: number[]; next: number } {
  if (state.all.length === length) return state;
  return { all: range(state.next, length), next: state.next + length };
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, index) => from + index);
}
