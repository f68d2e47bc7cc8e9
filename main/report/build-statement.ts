import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { ResiduaError } from '../domain/errors.ts';
import { workStatementOf } from '../domain/work-statement.ts';
import type { ReportOptions } from './build-report.ts';
import type { SigningContext } from './context.ts';
import { GENERATOR } from './generator.ts';
import { createReportDocument } from './layout/document.ts';
import { placeSignature } from './place-signature.ts';
import { examinerName } from './sections/examiner-name.ts';
import { SMALL_TEXT, STATEMENT_SIZES, statementContent, type StatementSize } from './sections/statement/content.ts';
import { statementHead } from './sections/statement/head.ts';
import { counted } from './words.ts';

/** Everything has to find room on one page. */
const SIGNATURE_HEIGHT = 98;
const TITLE = 'Return-to-work statement';

/**
 * The return-to-work statement of an evaluation on one page, as PDF/A-3a and PDF/UA-1, with one empty signature that
 * waits for its value. Nothing is attached: the evaluation is not for the employer. Long restrictions are set smaller.
 *
 * @throws ResiduaError `not-ready` when it needs more than one page even so; `unprintable` with the pointer of the
 *   text, when no font has a character.
 */
export async function buildStatement(evaluation: Evaluation, options: ReportOptions): Promise<Uint8Array> {
  let tooLong = 0;
  for (const size of STATEMENT_SIZES) {
    const { report } = await layOut(evaluation, options, size);
    tooLong = report.extent - report.pageHeight;
    if (tooLong <= 0) return report.save();
  }
  const lines = Math.ceil(tooLong / SMALL_TEXT.leading);
  throw new ResiduaError(
    'not-ready',
    `The statement is ${counted(lines, 'line')} too long for its one page. Shorten the work restrictions.`,
    { path: '/opinions/workRestrictions' },
  );
}

async function layOut(evaluation: Evaluation, options: ReportOptions, size: StatementSize): Promise<SigningContext> {
  const { signer, signedAt } = options;
  const report = await createReportDocument({
    title: TITLE,
    author: examinerName(evaluation.examiner) ?? signer.name,
    subject: 'Work status and capacity for the employer',
    language: 'en-US',
    createdAt: signedAt,
    pageSize: options.pageSize ?? 'letter',
    generator: options.generator ?? GENERATOR,
    compact: true,
  });
  const utcOffsetMinutes = options.utcOffsetMinutes ?? -signedAt.getTimezoneOffset();
  const { drawn, licenceNumber, timestampHost } = options;
  const around = { utcOffsetMinutes, drawn, licenceNumber, timestampHost };
  const context: SigningContext = { report, evaluation, signer, signedAt, ...around };
  const statement = workStatementOf(evaluation);
  statementHead(context, TITLE, statement);
  statementContent(report, statement, size);
  placeSignature(context, {
    heading: 'Signature',
    height: SIGNATURE_HEIGHT,
    attestation: ['This statement rests on my own examination.'],
  });
  return context;
}
