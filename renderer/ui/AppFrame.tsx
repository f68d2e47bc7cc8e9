import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './AppFrame.module.css';

interface Way {
  label: string;
  onPress: () => void;
  /** As in 'alt+left'; binding the key is the caller's. */
  shortcut?: string | undefined;
}

interface AppFrameProps {
  /** Left in the title strip: what is open. */
  title: ReactNode;
  /** Right in the title strip: commands, saved state. */
  titleEnd?: ReactNode;
  rail?: ReactNode;
  railLabel?: string | undefined;
  /** Always the same few facts. Folds behind a button under 1180 px. */
  glance?: ReactNode;
  glanceLabel?: string | undefined;
  back?: Way | undefined;
  next?: Way | undefined;
  /** A middle as wide as a table needs. */
  wide?: boolean | undefined;
  children: ReactNode;
}

/** The window: title strip, rail, middle, glance, bottom bar. Panes scroll by themselves. */
export function AppFrame({
  title,
  titleEnd,
  rail,
  railLabel = 'Steps',
  glance,
  glanceLabel = 'At a glance',
  ...props
}: AppFrameProps) {
  const [open, setOpen] = useState<'rail' | 'glance' | null>(null);
  const main = useRef<HTMLElement>(null);
  const toggle = (pane: 'rail' | 'glance'): void => {
    setOpen(open === pane ? null : pane);
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && open !== null) setOpen(null);
  }
  return (
    <div className={styles['frame']} onKeyDown={onKeyDown}>
      <header className={styles['bar']}>
        <button
          type="button"
          className={styles['skip']}
          onClick={() => {
            main.current?.focus();
          }}
        >
          Skip to the question
        </button>
        <div className={styles['start']}>
          {rail === undefined ? null : (
            <PaneToggle
              className={styles['railToggle']}
              label={railLabel}
              open={open === 'rail'}
              onPress={() => {
                toggle('rail');
              }}
            />
          )}
          <div className={styles['title']}>{title}</div>
        </div>
        <div className={styles['end']}>
          {titleEnd}
          {glance === undefined ? null : (
            <PaneToggle
              className={styles['glanceToggle']}
              label={glanceLabel}
              open={open === 'glance'}
              onPress={() => {
                toggle('glance');
              }}
            />
          )}
        </div>
      </header>
      {rail === undefined ? null : (
        <div
          className={styles['rail']}
          data-open={open === 'rail' ? '' : undefined}
          onClick={() => {
            setOpen(null);
          }}
        >
          {rail}
        </div>
      )}
      <main ref={main} tabIndex={-1} className={styles['middle']}>
        <div className={cx(styles['column'], props.wide === true && styles['wide'])}>{props.children}</div>
      </main>
      {glance === undefined ? null : (
        <aside aria-label={glanceLabel} className={styles['glance']} data-open={open === 'glance' ? '' : undefined}>
          <div className={styles['facts']}>
            <h2 className={styles['glanceTitle']}>{glanceLabel}</h2>
            {glance}
          </div>
        </aside>
      )}
      {props.back === undefined && props.next === undefined ? null : (
        <footer className={styles['bottom']}>
          {props.back === undefined ? null : <Step way={props.back} hintFirst />}
          {props.next === undefined ? null : (
            <span className={styles['next']}>
              <Step way={props.next} />
            </span>
          )}
        </footer>
      )}
    </div>
  );
}

function Step({ way, hintFirst = false }: { way: Way; hintFirst?: boolean }) {
  return (
    <Button variant="quiet" onPress={way.onPress} shortcut={way.shortcut} hintFirst={hintFirst}>
      {way.label}
    </Button>
  );
}

interface PaneToggleProps {
  className: string | undefined;
  label: string;
  open: boolean;
  onPress: () => void;
}

function PaneToggle({ className, label, open, onPress }: PaneToggleProps) {
  return (
    <span className={className}>
      <Button size="small" onPress={onPress} expanded={open}>
        {label}
      </Button>
    </span>
  );
}
