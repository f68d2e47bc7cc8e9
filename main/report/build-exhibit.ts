import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { exhibitFileName, exhibitSourceName, type NamedExhibit } from '../domain/exhibits.ts';
import { EXHIBIT_NAME } from '../exchange/attachment-names.ts';
import type { ReportOptions } from './build-report.ts';
import type { SigningContext } from './context.ts';
import { GENERATOR } from './generator.ts';
import { createReportDocument } from './layout/document.ts';
import { SPACE } from './layout/theme.ts';
import { placeSignature } from './place-signature.ts';
import { examinerName } from './sections/examiner-name.ts';
import { exhibitHeading, exhibitStamp, grouped } from './sections/exhibits.ts';
import { examinerLetterhead, licenceOf } from './sections/letterhead.ts';
import { counted, fact, filled, linesOf, longDate } from './words.ts';

/** An exhibit that is delivered in a file of its own. */
export interface SeparateExhibit {
  readonly evaluation: Evaluation;
  readonly exhibit: NamedExhibit;
  readonly bytes: Uint8Array;
  /** Why it is no part of the report; a sentence. */
  readonly reason: string;
}

/**
 * A file that holds one exhibit unchanged, behind a stamped cover page that says which report it belongs to: PDF/A-3a and
 * PDF/UA-1, with one empty signature that waits for its value. The same content and options give the same bytes.
 *
 * @throws ResiduaError `unprintable` with the pointer of the text, when no font has a character.
 */
export async function buildExhibit(content: SeparateExhibit, options: ReportOptions): Promise<Uint8Array> {
  const { evaluation, exhibit, bytes } = content;
  const { signer, signedAt } = options;
  const report = await createReportDocument({
    title: exhibitHeading(exhibit),
    author: examinerName(evaluation.examiner) ?? signer.name,
    subject: `Exhibit ${exhibit.label} of a report`,
    language: 'en-US',
    createdAt: signedAt,
    pageSize: options.pageSize ?? 'letter',
    generator: options.generator ?? GENERATOR,
  });
  const utcOffsetMinutes = options.utcOffsetMinutes ?? -signedAt.getTimezoneOffset();
  const { drawn, licenceNumber, timestampHost } = options;
  const around = { utcOffsetMinutes, drawn, licenceNumber, timestampHost };
  const context: SigningContext = { report, evaluation, signer, signedAt, ...around };
  cover(context, content);
  report.attach({
    name: exhibitSourceName(exhibit),
    bytes,
    mimeType: exhibit.file.mediaType,
    description: `Exhibit ${exhibit.label}, the file as it was received`,
    relationship: 'Supplement',
    modifiedAt: signedAt,
  });
  report.attach({
    name: EXHIBIT_NAME,
    bytes: new TextEncoder().encode(`${JSON.stringify(machineReadable(exhibit), null, 2)}\n`),
    mimeType: 'application/json',
    description: 'Which exhibit this file holds',
    relationship: 'Data',
    modifiedAt: signedAt,
  });
  placeSignature(context, {
    heading: 'Signature',
    attestation: [`This file holds exhibit ${exhibit.label} of my report, as I received it.`],
  });
  return report.save();
}

function machineReadable(exhibit: NamedExhibit): object {
  const { label, sha256 } = exhibit;
  return { format: 'residua-exhibit/1', label, source: { name: exhibitSourceName(exhibit), sha256 } };
}

function cover({ report, evaluation }: SigningContext, { exhibit, reason }: SeparateExhibit): void {
  const { examiner, examinee, case: facts } = evaluation;
  const { label, file, index, recordNumber } = exhibit;
  const claim = filled(facts.claimNumber);
  report.running({
    headerLeft: `Exhibit ${label}`,
    headerRight: claim === null ? 'Claim number not documented' : `Claim ${claim}`,
    footerLeft: examinerName(examiner) ?? '',
    source: '/case/claimNumber',
  });
  const licence = licenceOf(examiner);
  examinerLetterhead(report, examiner, [
    ...linesOf(examiner.specialty),
    ...linesOf(examiner.organization),
    ...(licence === null ? [] : [licence]),
  ]);
  report.heading(1, exhibitHeading(exhibit), `/exhibits/${String(index)}/title`);
  exhibitStamp(report, `Exhibit ${label} – ${counted(file.pages, 'page')} inside`);
  report.keyValues(
    [
      ...fact('Examinee', examinee.name, '/examinee/name'),
      ...fact('Claim number', facts.claimNumber, '/case/claimNumber'),
      ...fact('Date of examination', facts.dateOfExam === null ? null : longDate(facts.dateOfExam), '/case/dateOfExam'),
      { key: 'Record reviewed', value: `No. ${String(recordNumber)} of the report` },
    ],
    { columns: 2, after: SPACE.l },
  );
  report.callout({
    label: 'The exhibit is inside this file',
    title: `${exhibitSourceName(exhibit)}, ${counted(file.pages, 'page')}`,
    titleStyle: 'h3',
    body: `SHA-256 ${grouped(file.sha256)}. The report names the exhibit by these digits. Open the list of attachments in a PDF reader to read it.`,
    source: 'The exhibit inside',
  });
  report.paragraph(`${reason} The exhibit is therefore delivered beside the report, as ${exhibitFileName(exhibit)}.`);
  const shown = filled(exhibit.description);
  if (shown !== null) report.paragraph(shown, { source: `/exhibits/${String(index)}/description` });
}
