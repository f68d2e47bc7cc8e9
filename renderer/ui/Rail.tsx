import { cx } from './cx.ts';
import { STEP_WORDS, StepMark, type StepState } from './StepMark.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './Rail.module.css';

export interface RailItem {
  id: string;
  label: string;
  state: StepState;
  count?: number | undefined;
}

interface RailProps {
  /** Names the list, such as "Steps". */
  label: string;
  items: readonly RailItem[];
  currentId: string;
  onSelect: (id: string) => void;
}

/** Every step and its state; any step at any time. */
export function Rail({ label, items, currentId, onSelect }: RailProps) {
  return (
    <nav aria-label={label} className={styles['rail']}>
      <ol>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={styles['item']}
              aria-current={item.id === currentId ? 'step' : undefined}
              onClick={() => {
                onSelect(item.id);
              }}
            >
              <span className={cx(styles['mark'], styles[item.state])}>
                <StepMark state={item.state} />
              </span>
              <span>
                {item.label}
                <VisuallyHidden>{`, ${STEP_WORDS[item.state]}`}</VisuallyHidden>
              </span>
              {item.count === undefined ? null : <span className={styles['count']}>{item.count}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
