import { randomBytes } from 'node:crypto';
import { PDFName } from 'pdf-lib';
import { ResiduaError } from '../../domain/errors.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { createReportDocument } from '../layout/document.ts';
import { UNSIGNED, warning, writeCopy, type CopyOrigin, type Progress } from './copy-content.ts';

/** Least length of a password that protects a copy on its way. */
export const COPY_PASSWORD_MIN = 8;

/**
 * The report as a PDF that opens with a password (AES-256, ISO 32000-2), without signature and attachments. PDF/A forbids
 * encryption, so it does not claim to be one.
 *
 * @throws ResiduaError `invalid-input` when the password is too short or longer than 127 bytes; `unprintable`.
 */
export async function protectedCopy(
  evaluation: Evaluation,
  origin: CopyOrigin,
  password: string,
  onProgress?: Progress,
): Promise<Uint8Array> {
  if (password.length < COPY_PASSWORD_MIN || Buffer.byteLength(password) > 127) {
    throw new ResiduaError(
      'invalid-input',
      `The password of a protected copy has ${String(COPY_PASSWORD_MIN)} to 127 characters.`,
    );
  }
  const report = await createReportDocument({
    title: UNSIGNED,
    author: evaluation.examiner.name ?? 'Residua',
    subject: warning(origin),
    language: 'en-US',
    createdAt: origin.madeAt,
    pageSize: origin.pageSize ?? 'letter',
    mark: `${UNSIGNED} – not the report itself`,
  });
  report.callout({ label: 'Not the report itself', title: UNSIGNED, body: warning(origin) });
  writeCopy(report, evaluation, origin, onProgress);
  const pdf = report.finish();
  // It says that the file is PDF/A, which an encrypted one cannot be.
  pdf.catalog.delete(PDFName.of('Metadata'));
  pdf.encrypt({
    userPassword: password,
    ownerPassword: randomBytes(32).toString('hex'),
    permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
  });
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
