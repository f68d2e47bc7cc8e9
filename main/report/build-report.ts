import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { readiness } from '../domain/readiness.ts';
import { score } from '../domain/score.ts';
import type { Strokes } from '../domain/signature-strokes.ts';
import { ATTACHMENT_NAME, FHIR_NAME } from '../exchange/attachment-names.ts';
import { writeCaseFile } from '../exchange/case-file.ts';
import { writeFhirBundle } from '../exchange/fhir/bundle.ts';
import type { IdentityDescription } from '../signing/identity.ts';
import type { ReportContext, Section } from './context.ts';
import { takeExhibits, type ExhibitSources } from './exhibits.ts';
import { GENERATOR } from './generator.ts';
import { createReportDocument } from './layout/document.ts';
import type { PageSize } from './layout/theme.ts';
import { placeSignature } from './place-signature.ts';
import { attestation } from './sections/attestation.ts';
import { caseBlock } from './sections/case-block.ts';
import { claim } from './sections/claim.ts';
import { complaints } from './sections/complaints.ts';
import { disclosures } from './sections/disclosures.ts';
import { examination } from './sections/examination.ts';
import { examinerName } from './sections/examiner-name.ts';
import { appendExhibits, exhibitList } from './sections/exhibits.ts';
import { history } from './sections/history.ts';
import { instruments } from './sections/instruments.ts';
import { letterhead } from './sections/letterhead.ts';
import { openItems } from './sections/open-items.ts';
import { opinions } from './sections/opinions.ts';
import { rating } from './sections/rating.ts';
import { recordsReviewed } from './sections/records.ts';
import { referral } from './sections/referral.ts';
import { residual } from './sections/residual.ts';
import { diagnoses, imaging, implants, operativeReports } from './sections/studies.ts';
import { summary } from './sections/summary.ts';
import { evaluatedPart, filled, longDate } from './words.ts';

const SECTIONS: readonly Section[] = [
  letterhead,
  caseBlock,
  summary,
  contents,
  referral,
  recordsReviewed,
  history,
  complaints,
  examination,
  imaging,
  operativeReports,
  implants,
  diagnoses,
  instruments,
  residual,
  rating,
  opinions,
  claim,
  disclosures,
  exhibitList,
  openItems,
];

/** A table of contents behind the conclusions, in long reports. */
function contents({ report }: ReportContext): void {
  report.contents();
}

export interface ReportOptions {
  /** Who will sign; shown in the signature block. */
  readonly signer: IdentityDescription;
  readonly signedAt: Date;
  /** Minutes east of UTC in which times are written; the zone of this machine at `signedAt` unless given. */
  readonly utcOffsetMinutes?: number;
  /** 'letter' unless given. */
  readonly pageSize?: PageSize;
  /** Name and version of the program, e.g. 'Residua 1.0.0'; this one's unless given. */
  readonly generator?: string;
  /** The signer's own hand; the name in a face like handwriting unless given. */
  readonly drawn?: Strokes | undefined;
  /** The license number that the signing identity carries, for an examiner whose own is not documented. */
  readonly licenceNumber?: string | null | undefined;
  /** Host of the timestamp server that is asked; none is unless given. */
  readonly timestampHost?: string | undefined;
  /** The bytes of the pictures among the exhibits. */
  readonly exhibitSources?: ExhibitSources | undefined;
  /** Told after each section and before the file is written: how many steps of how many are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * The report of an evaluation (P1–P5) as PDF/A-3a and PDF/UA-1, with one empty signature that waits for its value.
 * The same evaluation and options give the same bytes.
 *
 * @throws ResiduaError `unprintable` with the pointer of the text, when no font has a character;
 *   `not-found` with the pointer of an exhibit whose picture is not given.
 */
export async function buildReport(evaluation: Evaluation, options: ReportOptions): Promise<Uint8Array> {
  const { signer, signedAt } = options;
  const utcOffsetMinutes = options.utcOffsetMinutes ?? -signedAt.getTimezoneOffset();
  const report = await createReportDocument({
    title: `Independent medical evaluation of ${evaluatedPart(evaluation)}`,
    author: examinerName(evaluation.examiner) ?? signer.name,
    subject: subjectOf(evaluation),
    language: 'en-US',
    createdAt: signedAt,
    pageSize: options.pageSize ?? 'letter',
    generator: options.generator ?? GENERATOR,
  });
  const context: ReportContext = {
    report,
    evaluation,
    score: score(evaluation),
    readiness: readiness(evaluation),
    signer,
    signedAt,
    utcOffsetMinutes,
    drawn: options.drawn,
    licenceNumber: options.licenceNumber,
    timestampHost: options.timestampHost,
    exhibits: await takeExhibits(report, evaluation, options.exhibitSources ?? new Map(), signedAt),
  };
  const steps = SECTION_COUNT + 2;
  writeSections(context, (done) => options.onProgress?.(done, steps));
  report.attach({
    name: ATTACHMENT_NAME,
    bytes: writeCaseFile(evaluation),
    mimeType: 'application/json',
    description: 'The evaluation from which this report was made',
    relationship: 'Source',
    modifiedAt: signedAt,
  });
  report.attach({
    name: FHIR_NAME,
    bytes: writeFhirBundle(evaluation, signedAt),
    mimeType: 'application/fhir+json',
    description: 'The evaluation as a FHIR R4 document',
    relationship: 'Data',
    modifiedAt: signedAt,
  });
  placeSignature(context, {
    heading: 'Signature',
    attestation: attestation(context.evaluation, 'report'),
    reviewer: true,
    enclosed: `The evaluation is attached to this file as ${ATTACHMENT_NAME}, and as a FHIR R4 document as ${FHIR_NAME}.`,
    behind: () => {
      appendExhibits(context);
    },
  });
  options.onProgress?.(steps - 1, steps);
  const pdf = await report.save();
  options.onProgress?.(steps, steps);
  return pdf;
}

/** How many sections there are. */
export const SECTION_COUNT = SECTIONS.length;

/** What the report says before its signature, section by section. `onSection` is told how many are done. */
export function writeSections(context: ReportContext, onSection: (done: number) => void = () => undefined): void {
  for (const [index, section] of SECTIONS.entries()) {
    section(context);
    onSection(index + 1);
  }
}

function subjectOf({ case: { claimNumber, dateOfExam } }: Evaluation): string {
  const claimText = filled(claimNumber) === null ? 'Claim number not documented' : `Claim ${filled(claimNumber) ?? ''}`;
  return dateOfExam === null ? claimText : `${claimText}, examination of ${longDate(dateOfExam)}`;
}
