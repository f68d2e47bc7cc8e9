import { FACE_TO_FACE_GUIDELINE, isWithinGuideline } from '../../domain/face-to-face-guideline.ts';
import { longDate } from '../words.ts';
import type { ReportContext, Section } from '../context.ts';
import { fact, filled } from '../words.ts';
import { hasText, textParts } from './text-block.ts';

/** What the profile asks the signer to disclose (P2, P3); under any profile, what was written. */
export const disclosures: Section = (context) => {
  const { report, evaluation } = context;
  const { assistants, timeVariance, qualifications, testimony, compensation, exhibits } = evaluation.disclosures;
  const parts = [
    { title: 'Why the time was less than the guideline', text: timeVariance, source: '/disclosures/timeVariance' },
    { title: 'Others who took part', text: assistants, source: '/disclosures/assistants' },
    { title: 'Qualifications and publications', text: qualifications, source: '/disclosures/qualifications' },
    { title: 'Testimony in the last four years', text: testimony, source: '/disclosures/testimony' },
    { title: 'Compensation', text: compensation, source: '/disclosures/compensation' },
    { title: 'Exhibits that summarize or support the opinions', text: exhibits, source: '/disclosures/exhibits' },
  ];
  const isCalifornian = evaluation.case.reportProfile === 'us-ca-workers-comp';
  if (!hasText(parts) && !isCalifornian) return;
  report.heading(2, 'Disclosures');
  if (isCalifornian) laborCode4628(context);
  textParts(report, parts);
};

/** Labor Code 4628: who did what, where, when and for how long. */
function laborCode4628({ report, evaluation }: ReportContext): void {
  const { dateOfExam, placeOfExam, faceToFaceMinutes } = evaluation.case;
  const hasReason = filled(evaluation.disclosures.timeVariance) !== null;
  if (evaluation.disclosures.performedBySigner === true) {
    report.paragraph(
      'Labor Code section 4628: the signing physician actually performed the evaluation, took the history, reviewed and ' +
        'summarized the records, and composed and drafted the conclusions of this report.',
      { source: '/disclosures/performedBySigner' },
    );
  }
  report.keyValues(
    [
      ...fact('Examined on', dateOfExam === null ? 'Not documented' : longDate(dateOfExam), '/case/dateOfExam'),
      ...fact('Examined at', filled(placeOfExam) ?? 'Not documented', '/case/placeOfExam'),
      ...fact(
        'Face-to-face time',
        faceToFaceMinutes === null ? 'Not documented' : `${String(faceToFaceMinutes)} minutes`,
        '/case/faceToFaceMinutes',
      ),
      ...fact('Guidelines for that time', guidelineWords(faceToFaceMinutes, hasReason), '/case/faceToFaceMinutes'),
    ],
    { columns: 2 },
  );
}

/** Labor Code 4628(b) asks whether the time complied with the guidelines, and why when it did not. */
function guidelineWords(minutes: number | null, hasReason: boolean): string {
  if (minutes === null) return 'Not documented';
  const least = `${String(FACE_TO_FACE_GUIDELINE.minutes)} minutes (${FACE_TO_FACE_GUIDELINE.source})`;
  return isWithinGuideline(minutes)
    ? `Complied with: at least ${least}`
    : `Not complied with: at least ${least}; ${hasReason ? 'the reasons are given below' : 'no reason is documented'}`;
}
