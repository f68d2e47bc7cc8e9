import { use } from 'react';
import { profilePlaces } from '../../../../main/domain/readiness-places.ts';
import { stepOfPointer } from '../../../../main/domain/step-of-pointer.ts';
import { STEPS } from '../../../../main/domain/steps.ts';
import { GoToContext, useDerived, useEvaluationNow } from '../context.ts';
import styles from './ProfilePlaces.module.css';

/** What the chosen profile asks for beyond every report, each with the way to its place (SPEC P2, P3). */
export function ProfilePlaces() {
  const places = profilePlaces(useEvaluationNow());
  const { readiness } = useDerived();
  const goTo = use(GoToContext);
  if (places.length === 0) return null;
  const open = new Set(readiness.map(({ path }) => path));
  return (
    <div className={styles['places']}>
      <p className={styles['lead']}>This profile also asks for:</p>
      <ul className={styles['list']}>
        {places.map(({ path, text, why, applies }) => {
          const step = stepOfPointer(path);
          const where = STEPS.find(({ id }) => id === step)?.title ?? '';
          const state = applies ? (open.has(path) ? '' : ', filled') : ', does not apply so far';
          return (
            <li key={path} className={styles['item']}>
              <button
                type="button"
                className={styles['link']}
                onClick={() => {
                  goTo(step, path);
                }}
              >
                {text}
              </button>
              <span className={styles['why']}>{`${why}, under ${where}${state}`}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
