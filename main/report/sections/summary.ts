import { displayExact, displayScore } from '../../domain/display.ts';
import { MMI_LABELS, RETURN_TO_WORK_LABELS, SIDE_LABELS, STATUS_LABELS } from '../../domain/labels.ts';
import type { ReportContext, Section } from '../context.ts';
import { SPACE } from '../layout/theme.ts';
import { fact, filled, longDate } from '../words.ts';

/** The conclusions in brief, for the reader who opens the report for them; each is set out in its own section. */
export const summary: Section = (context) => {
  const { report, evaluation } = context;
  const { maximumMedicalImprovement: mmi, returnToWork, diagnoses } = evaluation.opinions;
  const codes = diagnoses.flatMap(({ code, description }) => {
    const parts = [filled(code), filled(description)].filter((part) => part !== null);
    return parts.length === 0 ? [] : [parts.join(' ')];
  });
  const facts = [
    ...fact('Diagnoses', codes.join('\n'), '/opinions/diagnoses'),
    ...fact(
      'Maximum medical improvement',
      mmi.status === null ? null : withDate(MMI_LABELS[mmi.status], mmi.date),
      '/opinions/maximumMedicalImprovement',
    ),
    ...fact('Residual score', residualText(context), '/residual'),
    ...fact('Impairment rating', ratingText(context), '/rating'),
    ...fact('Apportionment', apportionmentText(context), '/opinions/apportionment'),
    ...fact(
      'Return to work',
      returnToWork.status === null ? null : withDate(RETURN_TO_WORK_LABELS[returnToWork.status], returnToWork.date),
      '/opinions/returnToWork',
    ),
  ];
  if (facts.length === 0) return;
  report.preferTogether(() => {
    report.heading(2, 'Conclusions in brief');
    report.keyValues(facts, { after: SPACE.m });
  });
};

function residualText({ evaluation, score }: ReportContext): string | null {
  const { value, code, status } = score.residual;
  if (evaluation.residual === null && code === null && status !== 'excluded') return null;
  return [
    value === null ? STATUS_LABELS[status] : displayScore(value),
    code === null ? 'no code' : `code ${code}`,
  ].join(', ');
}

function apportionmentText({ evaluation }: ReportContext): string | null {
  const shares = evaluation.opinions.apportionment.flatMap(({ percent, cause }) =>
    percent === null ? [] : [`${displayExact(percent)} % ${filled(cause) ?? 'cause not documented'}`],
  );
  return filled(shares.join('\n'));
}

function ratingText({ score }: ReportContext): string | null {
  const { rating } = score;
  if (rating === null) return null;
  if (rating.wholePerson === null) return 'Incomplete';
  const limbs = rating.limbs.map(
    ({ side, lowerExtremity }) => `${SIDE_LABELS[side].toLowerCase()} lower extremity ${lowerExtremity ?? ''} %`,
  );
  return `${rating.wholePerson} % of the whole person (${limbs.join(', ')})`;
}

function withDate(label: string, date: string | null): string {
  return date === null ? label : `${label}, ${longDate(date)}`;
}
