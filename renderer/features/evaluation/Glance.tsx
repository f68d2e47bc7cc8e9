import { use } from 'react';
import { ageOn } from '../../../main/domain/dates.ts';
import { displayInstrumentScore, displayScore } from '../../../main/domain/display.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { instrument } from '../../../main/domain/instruments/catalogue.ts';
import { REGION_LABELS, SIDE_LABELS, STATUS_LABELS } from '../../../main/domain/labels.ts';
import { openItems } from '../../../main/domain/readiness.ts';
import type { ScoreResult } from '../../../main/domain/score-result.ts';
import { Button } from '../../ui/Button.tsx';
import { CodeBadge } from '../../ui/CodeBadge.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { PreviewButton } from '../preview/PreviewButton.tsx';
import { GoToContext, useDerived, useEvaluationNow, useReadOnly } from './context.ts';
import styles from './Glance.module.css';

const MOST_ITEMS = 8;

/** Always the same: who, score, code, instruments, what is left. */
export function Glance() {
  const evaluation = useEvaluationNow();
  const { score } = useDerived();
  const { residual } = score;
  return (
    <div className={styles['glance']}>
      <Who evaluation={evaluation} />
      <div className={styles['figures']}>
        <Figure value={residual.value === null ? '–' : displayScore(residual.value)} caption="Residual" />
        {residual.code === null ? (
          <p className={styles['status']}>{STATUS_LABELS[residual.status]}</p>
        ) : (
          <CodeBadge code={residual.code} />
        )}
      </div>
      <Instruments score={score} />
      <Readiness />
      <div>
        <PreviewButton />
      </div>
    </div>
  );
}

function Who({ evaluation: { examinee, side, region, case: situation } }: { evaluation: Evaluation }) {
  const age =
    examinee.dateOfBirth === null || situation.dateOfExam === null
      ? null
      : ageOn(examinee.dateOfBirth, situation.dateOfExam);
  const part = REGION_LABELS[region].replace(/ \(.*/, '');
  return (
    <div>
      <p className={styles['name']}>
        {examinee.name ?? 'No name yet'}
        {age === null || age < 0 ? '' : `, ${String(age)}`}
      </p>
      <p>{situation.dateOfExam === null ? 'No examination date' : `Exam ${situation.dateOfExam}`}</p>
      <p>{side === null ? part : `${part}, ${SIDE_LABELS[side].toLowerCase()}`}</p>
    </div>
  );
}

function Instruments({ score: { instruments, changes } }: { score: ScoreResult }) {
  const changed = new Set(changes.map(({ id, side }) => `${id} ${String(side)}`));
  const items = [
    ...changes
      .filter((change, index) => changes.findLastIndex((one) => sameSeries(one, change)) === index)
      .map((change) => ({
        label: [shortTitle(change.id), change.subscale].filter(Boolean).join(', '),
        value: `${displayInstrumentScore(change.id, change.from)} → ${displayInstrumentScore(change.id, change.to)}`,
      })),
    ...instruments
      .filter(({ id, side }) => !changed.has(`${id} ${String(side)}`))
      .map(({ id, score, grade }) => ({
        label: shortTitle(id),
        value: score === null ? 'not complete' : [displayInstrumentScore(id, score), grade].filter(Boolean).join(' '),
      })),
  ];
  if (items.length === 0) return null;
  const unique = items.filter((item, index) => items.findIndex(({ label }) => label === item.label) === index);
  return (
    <dl className={styles['instruments']}>
      {unique.map(({ label, value }) => (
        <div key={label} className={styles['instrument']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "LEFS" for "Lower Extremity Functional Scale (LEFS)". */
function shortTitle(id: ScoreResult['instruments'][number]['id']): string {
  const { title } = instrument(id);
  return /\(([^)]+)\)$/.exec(title)?.[1] ?? title;
}

function sameSeries(a: ScoreResult['changes'][number], b: ScoreResult['changes'][number]): boolean {
  return a.id === b.id && a.side === b.side && a.subscale === b.subscale;
}

function headingOf(left: number, errors: number): string {
  if (left > 0) return `Readiness: ${String(left)} left`;
  return errors === 0 ? 'Ready to sign' : `Nothing missing, ${String(errors)} to correct`;
}

function Readiness() {
  const { readiness, problems } = useDerived();
  const goTo = use(GoToContext);
  const readOnly = useReadOnly();
  if (readOnly) return null;
  const open = openItems(readiness);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <section className={styles['readiness']} aria-labelledby="glance-readiness">
      <h3 id="glance-readiness" className={styles['heading']}>
        {headingOf(open.length, errors)}
      </h3>
      <ul className={styles['items']}>
        {open.slice(0, MOST_ITEMS).map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={styles['item']}
              onClick={() => {
                goTo(item.step, item.path);
              }}
            >
              {item.text}
            </button>
          </li>
        ))}
      </ul>
      {open.length > MOST_ITEMS ? (
        <p className={styles['more']}>{`and ${String(open.length - MOST_ITEMS)} more`}</p>
      ) : null}
      <Button
        onPress={() => {
          goTo('review');
        }}
      >
        Review and sign
      </Button>
    </section>
  );
}
