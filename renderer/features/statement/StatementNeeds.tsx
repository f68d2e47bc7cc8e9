import { use } from 'react';
import { stepOfPointer, STEPS } from '../../../main/domain/steps.ts';
import type { StatementNeed } from '../../../main/domain/work-statement.ts';
import { GoToContext } from '../evaluation/context.ts';
import { Muted } from '../evaluation/layout.tsx';
import { sentence } from '../evaluation/sentence.ts';
import styles from './statement.module.css';

/** What lacks or is wrong, each leading to its place. */
export function StatementNeeds({ needs, readOnly }: { needs: readonly StatementNeed[]; readOnly: boolean }) {
  const goTo = use(GoToContext);
  if (readOnly) return <Muted>The evaluation was signed without what a statement needs, and can only be read.</Muted>;
  return (
    <ul className={styles['needs']}>
      {needs.map(({ path, text, kind }) => {
        const step = stepOfPointer(path);
        return (
          <li key={`${path} ${text}`} className={styles['need']}>
            <button
              type="button"
              className={styles['link']}
              onClick={() => {
                goTo(step, path);
              }}
            >
              {kind === 'missing' ? `Fill in: ${text}` : sentence(text)}
            </button>
            <span className={styles['detail']}>{STEPS.find(({ id }) => id === step)?.title}</span>
          </li>
        );
      })}
    </ul>
  );
}
