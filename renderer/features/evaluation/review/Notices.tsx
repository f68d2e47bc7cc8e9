import { use, useMemo } from 'react';
import { readiness } from '../../../../main/domain/readiness.ts';
import { useCall } from '../../../app/queries.ts';
import { Section } from '../../../ui/Section.tsx';
import { GoToContext, useEvaluationNow, useSession } from '../context.ts';
import styles from './review.module.css';

/** What stops no signature and is still worth a look, such as paragraphs that stand in other evaluations (SPEC P5). */
export function Notices() {
  const goTo = use(GoToContext);
  const session = useSession();
  const evaluation = useEvaluationNow();
  const { data: repeats } = useCall('evaluation.repeats', { id: session.id });
  const notices = useMemo(
    () => readiness(evaluation, repeats).filter(({ kind }) => kind === 'notice'),
    [evaluation, repeats],
  );
  if (notices.length === 0) return null;
  return (
    <Section title="Worth a look" help="These do not stop the signature.">
      <ul className={styles['items']}>
        {notices.map(({ id, step, path, text, why }) => (
          <li key={id} className={styles['item']}>
            <div className={styles['words']}>
              <button
                type="button"
                className={styles['link']}
                onClick={() => {
                  goTo(step, path);
                }}
              >
                {text}
              </button>
              <span className={styles['why']}>{why.replace(/ \(P\d\)$/, '')}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
