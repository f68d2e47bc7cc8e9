import { cx } from '../../ui/cx.ts';
import type { Strength } from './strength.ts';
import styles from './strength.module.css';

const STEPS = [1, 2, 3, 4] as const;

/** How hard the passphrase is to guess: a bar of four, and the same in words. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const filled = strength === null ? 0 : Math.max(1, strength.score);
  return (
    <div className={styles['meter']}>
      <div aria-hidden="true" className={cx(styles['bar'], strength !== null && strength.score < 3 && styles['weak'])}>
        {STEPS.map((step) => (
          <span key={step} className={cx(styles['step'], step <= filled && styles['filled'])} />
        ))}
      </div>
      <p aria-live="polite" className={styles['words']}>
        {strength === null ? null : (
          <>
            <span className={styles['label']}>{`Strength: ${strength.label}.`}</span>
            {strength.reason === null ? null : ` ${strength.reason}`}
          </>
        )}
      </p>
    </div>
  );
}
