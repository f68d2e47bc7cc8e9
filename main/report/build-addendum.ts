import { ADDENDUM_KIND_LABELS, type Addendum } from '../domain/addendum.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { ADDENDUM_NAME } from '../exchange/attachment-names.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import type { ReportOptions } from './build-report.ts';
import type { SigningContext } from './context.ts';
import { GENERATOR } from './generator.ts';
import { createReportDocument } from './layout/document.ts';
import { SPACE } from './layout/theme.ts';
import { placeSignature } from './place-signature.ts';
import { attestation } from './sections/attestation.ts';
import { examinerName } from './sections/examiner-name.ts';
import { grouped } from './sections/exhibits.ts';
import { examinerLetterhead, licenceOf } from './sections/letterhead.ts';
import { signed, type SignedDocument, type SigningOptions } from './signed-report.ts';
import { dayOf, evaluatedPart, fact, filled, linesOf, longDate } from './words.ts';

/** A short addendum finds room on one page with it. */
const SIGNATURE_HEIGHT = 112;

/** The signed report that an addendum amends. */
export interface Original {
  /** Of the report as it was signed, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly signedAt: Date;
  readonly signerName: string;
}

/** An addendum with what it belongs to. */
export interface AddendumContent {
  readonly evaluation: Evaluation;
  readonly original: Original;
  /** Counted from 1 within the evaluation. */
  readonly number: number;
  readonly addendum: Addendum;
  /** The addenda to the same report that were signed before, in order. */
  readonly earlier: readonly EarlierAddendum[];
}

/** An addendum that this one follows; all of them amend the report, none amends another. */
export interface EarlierAddendum {
  readonly number: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly signedAt: Date;
}

/**
 * An addendum as its own signed document, which names the report it amends by its SHA-256.
 *
 * @throws ResiduaError as `signReport`.
 */
export function signAddendum(
  content: AddendumContent,
  identity: SigningIdentity,
  signedAt: Date,
  options: SigningOptions = {},
): Promise<SignedDocument> {
  return signed(buildAddendum, content, identity, signedAt, options);
}

/**
 * An addendum as PDF/A-3a and PDF/UA-1, with one empty signature that waits for its value. The same content and options give
 * the same bytes.
 *
 * @throws ResiduaError `unprintable` with the pointer of the text, when no font has a character.
 */
export async function buildAddendum(content: AddendumContent, options: ReportOptions): Promise<Uint8Array> {
  const { evaluation, number, addendum } = content;
  const { signer, signedAt } = options;
  const title = `Addendum ${String(number)} to the independent medical evaluation of ${evaluatedPart(evaluation)}`;
  const claimNumber = filled(evaluation.case.claimNumber);
  const claim = claimNumber === null ? 'Claim number not documented' : `Claim ${claimNumber}`;
  const report = await createReportDocument({
    title,
    author: examinerName(evaluation.examiner) ?? signer.name,
    subject: `${ADDENDUM_KIND_LABELS[addendum.kind]}, ${claim}`,
    language: 'en-US',
    createdAt: signedAt,
    pageSize: options.pageSize ?? 'letter',
    generator: options.generator ?? GENERATOR,
    closeHeadings: true,
  });
  const utcOffsetMinutes = options.utcOffsetMinutes ?? -signedAt.getTimezoneOffset();
  const { drawn, licenceNumber, timestampHost } = options;
  const around = { utcOffsetMinutes, drawn, licenceNumber, timestampHost };
  const context: SigningContext = { report, evaluation, signer, signedAt, ...around };
  head(context, content, title, claim);
  texts(context, addendum);
  report.attach({
    name: ADDENDUM_NAME,
    bytes: new TextEncoder().encode(`${JSON.stringify(machineReadable(content), null, 2)}\n`),
    mimeType: 'application/json',
    description: 'The content of this addendum',
    relationship: 'Source',
    modifiedAt: signedAt,
  });
  placeSignature(context, {
    heading: 'Signature',
    attestation: attestation(evaluation, 'addendum', addendum.county),
    county: addendum.county,
    reviewer: true,
    height: SIGNATURE_HEIGHT,
    enclosed: `The text is attached to this file as ${ADDENDUM_NAME}.`,
  });
  return report.save();
}

function machineReadable({ evaluation, original, number, addendum, earlier }: AddendumContent): object {
  const { sha256, signedAt, signerName } = original;
  return {
    format: 'residua-addendum/1',
    number,
    amends: { sha256, signedAt: signedAt.toISOString(), signerName },
    earlier: earlier.map((each) => ({ ...each, signedAt: each.signedAt.toISOString() })),
    ...addendum,
    evaluation: printedOf(evaluation),
  };
}

/** What the pages show of the evaluation, and no more: from it they can be made once more to be compared. */
function printedOf({ format, side, region, examiner, examinee, case: facts, disclosures }: Evaluation): object {
  const { claimNumber, dateOfExam, reportProfile, referral } = facts;
  return {
    format,
    side,
    region,
    examiner: { ...examiner, npi: null },
    examinee: { name: examinee.name },
    case: {
      claimNumber,
      dateOfExam,
      reportProfile,
      referral: { name: referral.name, organization: referral.organization },
    },
    disclosures: { county: disclosures.county },
  };
}

function head(context: SigningContext, content: AddendumContent, title: string, claim: string): void {
  const { report, evaluation, signedAt, utcOffsetMinutes } = context;
  const { original, number, addendum } = content;
  const { examiner, examinee, case: facts } = evaluation;
  report.running({
    headerLeft: `Addendum ${String(number)}`,
    headerRight: claim,
    footerLeft: examinerName(examiner) ?? '',
    source: '/case/claimNumber',
  });
  const licence = licenceOf(examiner);
  examinerLetterhead(report, examiner, [
    ...linesOf(examiner.specialty),
    ...linesOf(examiner.organization),
    ...(licence === null ? [] : [licence]),
  ]);
  report.heading(1, title);
  report.keyValues(
    [
      { key: 'Kind', value: ADDENDUM_KIND_LABELS[addendum.kind] },
      { key: 'Date of addendum', value: longDate(dayOf(signedAt, utcOffsetMinutes)) },
      ...fact('Examinee', examinee.name, '/examinee/name'),
      ...fact('Claim number', facts.claimNumber, '/case/claimNumber'),
      ...fact('Date of examination', facts.dateOfExam === null ? null : longDate(facts.dateOfExam), '/case/dateOfExam'),
      ...fact('Referred by', facts.referral.organization ?? facts.referral.name, '/case/referral'),
    ],
    { columns: 2, after: SPACE.l },
  );
  const day = longDate(dayOf(original.signedAt, utcOffsetMinutes));
  report.callout({
    label: 'Amends',
    title: `The report signed by ${original.signerName} on ${day}`,
    titleStyle: 'h3',
    body: `SHA-256 ${grouped(original.sha256)}. That report stays as it was signed; this addendum is to be read with it.`,
    source: 'The report that is amended',
  });
  if (content.earlier.length === 0) return;
  report.paragraph('Addenda to the same report that were signed before this one:', {
    style: 'small',
    keepWithNext: true,
  });
  report.list(
    content.earlier.map(
      (each) =>
        `Addendum ${String(each.number)} of ${longDate(dayOf(each.signedAt, utcOffsetMinutes))}, SHA-256 ${grouped(each.sha256)}`,
    ),
  );
}

function texts({ report }: SigningContext, addendum: Addendum): void {
  const parts = [
    { title: 'Reason for this addendum', text: addendum.reason, source: '/reason' },
    { title: 'Records reviewed', text: addendum.recordsReviewed, source: '/recordsReviewed' },
    { title: addendum.kind === 'correction' ? 'Correction' : 'Discussion', text: addendum.body, source: '/body' },
    {
      title: 'Opinions that change',
      text: filled(addendum.changedOpinions) ?? 'None. The opinions of the report stand as they are.',
      source: '/changedOpinions',
    },
  ];
  for (const { title, text, source } of parts) {
    const content = filled(text);
    if (content === null) continue;
    report.heading(2, title);
    report.paragraph(content, { source });
  }
}
