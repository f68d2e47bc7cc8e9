import { CircleAlert } from 'lucide-react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './SavedState.module.css';

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** `reason` in words: what happened and what to do. */
  | { kind: 'failed'; reason: string };

/** Saved is a fact with a time. A failure interrupts a screen reader, the rest waits its turn. */
export function SavedState({ state }: { state: Saving }) {
  const failed = state.kind === 'failed';
  return (
    <span role={failed ? 'alert' : 'status'} className={cx(styles['saved'], failed && styles['failed'])}>
      {failed ? <Icon of={CircleAlert} /> : null}
      {words(state)}
    </span>
  );
}

function words(state: Saving): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved ${clock(state.at)}`;
    case 'failed':
      return `Not saved: ${state.reason}`;
  }
}

/** '14:02:11', the machine's own time. */
function clock(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
