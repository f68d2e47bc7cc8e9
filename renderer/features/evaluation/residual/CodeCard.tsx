import type { ResidualInput } from '../../../../main/domain/evaluation/rating.ts';
import { displayScore } from '../../../../main/domain/display.ts';
import { STATUS_LABELS } from '../../../../main/domain/labels.ts';
import {
  explainResidual,
  residualDerivation,
  RESIDUAL_NOTE,
  RESIDUAL_NOTE_LONG,
} from '../../../../main/domain/residual-text.ts';
import { dateOfServiceReason, retiredReason, SISTER_NOTE } from '../../../../main/domain/residual-reasons.ts';
import { CodeBadge } from '../../../ui/CodeBadge.tsx';
import { Figure } from '../../../ui/Figure.tsx';
import { HelpButton } from '../../../ui/HelpButton.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useDerived, useEvaluationNow, useValueAt } from '../context.ts';
import { sentence } from '../sentence.ts';
import styles from './CodeCard.module.css';

/** The residual and its code, decided live: descriptor, arithmetic, neutral meaning, applicability. */
export function CodeCard() {
  const { score } = useDerived();
  const { residual, problems } = score;
  const input = useValueAt('/residual') as ResidualInput | null;
  const derivation = residualDerivation(input);
  const reason = dateOfServiceReason(useEvaluationNow());
  const retired = retiredReason(residual);
  const warnings = problems.filter(({ path }) => path === '/residual');

  return (
    <section className={styles['card']} aria-label="Residual and code">
      <div className={styles['figures']}>
        {residual.code === null ? (
          <Figure value={STATUS_LABELS[residual.status]} caption="No residual code" />
        ) : (
          <CodeBadge code={residual.code} caption={STATUS_LABELS[residual.status]} />
        )}
        <Figure value={residual.value === null ? '–' : displayScore(residual.value)} caption="Residual" />
      </div>
      {residual.descriptor === null ? null : <p className={styles['descriptor']}>{residual.descriptor}</p>}
      {residual.code !== null && residual.descriptor === null ? <p className={styles['note']}>{SISTER_NOTE}</p> : null}
      {derivation === null ? null : (
        <p className={styles['derivation']}>
          {derivation}
          <span className={styles['legend']}>
            {input?.method === 'change' ? ' discharge − intake − predicted change' : ''}
          </span>
        </p>
      )}
      <p>{explainResidual(residual)}</p>
      {retired === null ? null : <p>{retired}</p>}
      {warnings.map(({ message }) => (
        <Notice key={message} tone="attention">
          {sentence(message)}
        </Notice>
      ))}
      <p className={styles['note']}>
        {RESIDUAL_NOTE}
        <HelpButton label="About the code">{RESIDUAL_NOTE_LONG}</HelpButton>
      </p>
      {residual.dateOfService === null ? null : (
        <p className={styles['note']}>{`Date of service ${residual.dateOfService}: ${reason ?? ''}.`}</p>
      )}
    </section>
  );
}
