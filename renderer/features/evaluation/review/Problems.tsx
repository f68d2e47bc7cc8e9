import { use } from 'react';
import type { Problem } from '../../../../main/domain/problems.ts';
import { stepOfPointer, STEPS } from '../../../../main/domain/steps.ts';
import { GoToContext } from '../context.ts';
import { sentence } from '../sentence.ts';
import styles from './review.module.css';

/** Problems as sentences that lead to their place. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const goTo = use(GoToContext);
  return (
    <ul className={styles['items']}>
      {problems.map(({ path, message }) => {
        const step = stepOfPointer(path);
        return (
          <li key={`${path} ${message}`} className={styles['item']}>
            <div className={styles['words']}>
              <button
                type="button"
                className={styles['link']}
                onClick={() => {
                  goTo(step, path);
                }}
              >
                {sentence(message)}
              </button>
              <span className={styles['why']}>{STEPS.find(({ id }) => id === step)?.title}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
