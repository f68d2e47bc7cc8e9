import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Change } from '../../../../main/domain/changes.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { focusNext } from '../../../ui/focus-next.ts';
import { showToast } from '../../../ui/toasts.ts';
import { useReadOnly, useSession, useValueAt } from '../context.ts';
import { focusPlace } from '../focus-place.ts';
import { Row } from '../layout.tsx';
import styles from './RowList.module.css';

interface Props {
  /** JSON pointer of the list. */
  path: string;
  /** What one row is called, in lower case: "treatment". */
  noun: string;
  /** The value of a new row. */
  empty: Extract<Change, { op: 'insert' }>['value'];
  /** What this list is for, shown while it is empty. */
  hint: string;
  /** Pointer of the field that gets the focus in a new row, relative to the row: "/name". */
  first: string;
  max: number;
  /** Headings of the columns, drawn once; the fields carry their own labels. */
  headings: readonly string[];
  /** The widths of the columns. */
  layout: 'medication' | 'injury' | 'treatment';
  /** Beside the button that adds a row. */
  actions?: ReactNode;
  /** The fields of a row, one for each column; `name` begins their labels: "Medication 2". */
  children: (path: string, name: string) => ReactNode;
}

/** A list as a compact table. Enter goes from field to field, and from the last one to a new row. */
export function RowList({ path, noun, empty, hint, first, max, headings, layout, actions, children }: Props) {
  const session = useSession();
  const readOnly = useReadOnly();
  const list = useValueAt(path);
  const length = Array.isArray(list) ? list.length : 0;
  const [keys, setKeys] = useState<readonly number[]>([]);
  const [added, setAdded] = useState<{ index: number } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const fitted = fit(keys, length);
  if (fitted !== keys) setKeys(fitted);

  useEffect(() => {
    if (added !== null && root.current !== null) focusPlace(root.current, `${path}/${String(added.index)}${first}`);
  }, [added, path, first]);

  function add(): void {
    if (length >= max) return;
    session.edit([{ op: 'insert', path: `${path}/${String(length)}`, value: empty }]);
    setAdded({ index: length });
  }

  function remove(index: number): void {
    session.edit([{ op: 'remove', path: `${path}/${String(index)}` }]);
    setKeys(fitted.toSpliced(index, 1));
    showToast(`Removed ${noun} ${String(index + 1)}`, { action: { label: 'Undo', run: () => session.undo() } });
  }

  /** Enter at the end of the last row; Shift with Enter breaks the line of a text. */
  function onKeyDown(event: KeyboardEvent<HTMLLIElement>, index: number): void {
    const { target, currentTarget } = event;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || readOnly) return;
    if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
    const fields = [...currentTarget.querySelectorAll('input, textarea')];
    const isEnd = index === length - 1 && target === fields.at(-1);
    if (isEnd && fields.some((field) => isTyped(field))) {
      event.preventDefault();
      event.stopPropagation();
      add();
    } else if (target instanceof HTMLTextAreaElement) {
      event.preventDefault();
      focusNext(target);
    }
  }

  return (
    <div className={styles['list']} data-path={path} ref={root}>
      {length === 0 ? <p className={styles['hint']}>{readOnly ? 'None.' : hint}</p> : null}
      {length === 0 ? null : (
        <>
          <div className={cx(styles['row'], styles[layout], styles['headings'])} aria-hidden="true">
            {headings.map((heading) => (
              <span key={heading}>{heading}</span>
            ))}
          </div>
          <ol className={styles['rows']}>
            {fitted.map((key, index) => {
              const name = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${String(index + 1)}`;
              return (
                <li
                  key={key}
                  className={cx(styles['row'], styles[layout])}
                  onKeyDownCapture={(event) => {
                    onKeyDown(event, index);
                  }}
                >
                  {children(`${path}/${String(index)}`, name)}
                  {readOnly ? null : (
                    <div className={styles['remove']}>
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
              );
            })}
          </ol>
        </>
      )}
      {readOnly ? null : (
        <Row>
          <Button icon={Plus} onPress={add} disabled={length >= max}>
            {`Add ${noun}`}
          </Button>
          {actions}
        </Row>
      )}
    </div>
  );
}

function isTyped(field: Element): boolean {
  return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value.trim() !== '';
}

/** As many keys as rows; what is added gets a new one, so that no row shows its neighbour's text. */
function fit(keys: readonly number[], length: number): readonly number[] {
  if (keys.length === length) return keys;
  if (keys.length > length) return Array.from({ length }, (_, index) => Math.max(-1, ...keys) + 1 + index);
  const next = Math.max(-1, ...keys) + 1;
  return [...keys, ...Array.from({ length: length - keys.length }, (_, index) => next + index)];
}
