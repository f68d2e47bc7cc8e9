import { useEffect, useId, useRef } from 'react';
import type { MakingKind, MakingProgress } from '../../../main/contract/preview-schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { cancelMaking, useMaking } from './use-making.ts';
import styles from './making.module.css';

/** What is quicker shows no line. Milliseconds. */
const PATIENCE = 400;

const STOPPED: Readonly<Record<MakingKind, string>> = {
  preview: 'Stopped.',
  signing: 'Stopped. Nothing was signed.',
  copy: 'Stopped. Nothing was exported.',
  check: 'Stopped. The file was not checked.',
};

interface Props {
  kind: MakingKind;
  /** Whether the work may be running. */
  isRunning: boolean;
  /** Whether the last work ended because it was given up. */
  wasCancelled: boolean;
  /** What is being done, such as "Making the copy". */
  words: string;
}

/** One quiet line while a long work runs: what is done, how far, and the way to give it up. */
export function MakingLine({ kind, isRunning, wasCancelled, words }: Props) {
  const progress = useMaking(kind, isRunning, PATIENCE);
  const label = useId();
  const line = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  const isShown = progress !== null;
  useEffect(() => {
    // It may lie below the end of a small window.
    if (isShown) line.current?.scrollIntoView({ block: 'nearest' });
    // The button that had the focus is gone; the keys go on from where it was.
    if (!isShown && hasFocus.current) line.current?.focus();
    if (!isShown) hasFocus.current = false;
  }, [isShown]);
  return (
    <div ref={line} role="status" tabIndex={-1} className={progress === null ? styles['stopped'] : styles['line']}>
      {progress === null ? (
        !isRunning && wasCancelled && STOPPED[kind]
      ) : (
        <>
          <span>
            <span id={label}>{stepWords(words, progress)}</span>
            {/* The bar tells it to a screen reader that asks; said aloud at each step it would drown everything else. */}
            <span aria-hidden>{shareWords(progress)}</span>
          </span>
          <progress
            className={styles['bar']}
            aria-labelledby={label}
            {...(isMeasured(progress) ? { max: progress.total, value: progress.done } : {})}
          />
          <span
            onFocus={() => {
              hasFocus.current = true;
            }}
            onBlur={() => {
              hasFocus.current = false;
            }}
          >
            <Button
              size="small"
              onPress={() => {
                cancelMaking(kind);
              }}
            >
              Stop
            </Button>
          </span>
        </>
      )}
    </div>
  );
}

/** A work of one step has no share that is done. */
function isMeasured({ total, part }: MakingProgress): boolean {
  return total > 1 || part !== null;
}

function stepWords(words: string, { done, total, part }: MakingProgress): string {
  return part === 'exhibits' ? `Making exhibit ${String(done + 1)} of ${String(total)}` : words;
}

function shareWords(progress: MakingProgress): string {
  if (progress.part === 'exhibits') return '';
  return isMeasured(progress) ? `: ${String(Math.round((100 * progress.done) / progress.total))} %` : ' …';
}
