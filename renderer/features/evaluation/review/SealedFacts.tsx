import { displayExact, displayScore } from '../../../../main/domain/display.ts';
import { PROFILE_LABELS, REGION_LABELS, SIDE_LABELS, STATUS_LABELS } from '../../../../main/domain/labels.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useDerived, useEvaluationNow } from '../context.ts';

/** What the signature covers, in short. */
export function SealedFacts() {
  const evaluation = useEvaluationNow();
  const { score, readiness } = useDerived();
  const { residual } = score;
  const { case: situation, examinee, side, region } = evaluation;
  const answered = situation.referral.questions.filter(({ answer }) => answer !== null && answer.trim() !== '').length;
  return (
    <Facts
      items={[
        { label: 'Examinee', value: examinee.name ?? 'Not entered' },
        { label: 'Claim number', value: situation.claimNumber ?? 'Not entered' },
        { label: 'Date of examination', value: situation.dateOfExam ?? 'Not entered' },
        {
          label: 'Part of the body',
          value: [REGION_LABELS[region], side === null ? null : SIDE_LABELS[side].toLowerCase()]
            .filter(Boolean)
            .join(', '),
        },
        { label: 'Report profile', value: PROFILE_LABELS[situation.reportProfile] },
        {
          label: 'Residual',
          value: residual.value === null ? STATUS_LABELS[residual.status] : displayScore(residual.value),
        },
        { label: 'Code', value: residual.code ?? 'None' },
        ...(score.rating === null
          ? []
          : [
              {
                label: 'Impairment rating',
                value:
                  score.rating.wholePerson === null
                    ? 'Not complete'
                    : `${displayExact(score.rating.wholePerson)} % of the whole person`,
              },
            ]),
        { label: 'Records reviewed', value: String(evaluation.recordsReviewed.length) },
        { label: 'Instruments', value: String(evaluation.instruments.length) },
        { label: 'Questions answered', value: `${String(answered)} of ${String(situation.referral.questions.length)}` },
        { label: 'Left out with a reason', value: String(readiness.filter(({ waived }) => waived !== null).length) },
        {
          label: 'Examiner',
          value:
            [evaluation.examiner.name, evaluation.examiner.credentials].filter(Boolean).join(', ') || 'Not entered',
        },
      ]}
    />
  );
}
