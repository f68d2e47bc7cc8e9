import { useId } from 'react';
import type { MakingKind, MakingProgress } from '../../../main/contract/preview-schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { cancelMaking, useMaking } from './use-making.ts';
import styles from './making.module.css';

/** What is quicker shows no line. Milliseconds. */
const PATIENCE = 400;

interface Props {
  kind: MakingKind;
  /** Whether the work may be running. */
  isRunning: boolean;
  /** What is being done, such as "Making the copy". */
  words: string;
}

/** One quiet line while a long work runs: what is done, how far, and the way to give it up. */
export function MakingLine({ kind, isRunning, words }: Props) {
  const progress = useMaking(kind, isRunning, PATIENCE);
  const label = useId();
  return (
    <div role="status" className={progress === null ? undefined : styles['line']}>
      {progress === null ? null : (
        <>
          <span id={label}>{wordsOf(words, progress)}</span>
          <progress
            className={styles['bar']}
            aria-labelledby={label}
            {...(isMeasured(progress) ? { max: progress.total, value: progress.done } : {})}
          />
          <Button
            size="small"
            onPress={() => {
              cancelMaking(kind);
            }}
          >
            Cancel
          </Button>
        </>
      )}
    </div>
  );
}

/** A work of one step has no share that is done. */
function isMeasured({ total, part }: MakingProgress): boolean {
  return total > 1 || part !== null;
}

function wordsOf(words: string, progress: MakingProgress): string {
  const { done, total, part } = progress;
  if (part === 'exhibits') return `Making exhibit ${String(done + 1)} of ${String(total)}`;
  return isMeasured(progress) ? `${words}: ${String(Math.round((100 * done) / total))} %` : `${words} …`;
}
