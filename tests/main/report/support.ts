import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildReport, type ReportOptions } from '../../../main/report/build-report.ts';
import { rememberWords } from '../../../main/report/layout/fonts.ts';
import { countersignReport } from '../../../main/report/countersigned.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import { newIdentity, run, type WorkFolder } from '../signing/support.ts';

// As in the thread that makes one report after another.
rememberWords();

/** A signer for reports that are not signed. */
const SIGNER: ReportOptions['signer'] = {
  name: 'Jordan Specimen',
  subject: 'CN=Jordan Specimen',
  issuer: 'CN=Jordan Specimen',
  serial: '01',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2031-01-01T00:00:00Z',
  algorithm: 'P-256',
  selfSigned: true,
  sha256Fingerprint: '0123456789abcdef'.repeat(4),
};

export const OPTIONS: ReportOptions = {
  signer: SIGNER,
  signedAt: new Date('2026-10-06T21:05:09Z'),
  utcOffsetMinutes: -420,
};

/** The sample with some of its parts replaced. */
export function sampleWith(parts: Readonly<Record<string, unknown>>): Evaluation {
  return evaluationSchema.parse({ ...loadSample(), ...parts });
}

/** The lines of a report in the order in which they are set, without running heads and feet. */
export function linesOf(path: string): string[] {
  const text = run('pdftotext', '-raw', path, '-');
  return text
    .split(/[\n\f]/)
    .map(plain)
    .filter((line) => line !== '' && !/Page \d+ of \d+$|^Independent medical evaluation Claim /.test(line));
}

/** The text between two lines that are headings. */
export function between(lines: readonly string[], from: string, to: string): string {
  const start = lines.indexOf(from);
  const end = lines.indexOf(to, start);
  if (start === -1 || end === -1) throw new Error(`The report has no heading ${start === -1 ? from : to}.`);
  return lines.slice(start + 1, end).join(' ');
}

/** Every kind of space as one. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Builds a report and answers its lines. */
export async function reportOf(evaluation: Evaluation, folder: WorkFolder): Promise<string[]> {
  return linesOf(folder.file('report.pdf', await buildReport(evaluation, OPTIONS)));
}

/** The sample, who signs it, and its report as signed. */
interface SignedSample {
  readonly sample: Evaluation;
  readonly examiner: SigningIdentity;
  readonly report: Uint8Array;
}

export async function signedSample(): Promise<SignedSample> {
  const sample = loadSample();
  const examiner = await newIdentity('P-256', 'Jordan Specimen', new Date('2026-01-01T00:00:00Z'));
  const { pdf: report } = await signReport(sample, examiner, OPTIONS.signedAt, { utcOffsetMinutes: -420 });
  return { sample, examiner, report };
}

/** The report with the signature of a reviewer behind it. */
export async function countersigned(report: Uint8Array, at: Date): Promise<Uint8Array> {
  const reviewer = await newIdentity('P-256', 'Rita Reviewer', new Date('2026-01-01T00:00:00Z'));
  return (await countersignReport({ report, reviewer: {} }, reviewer, at, { utcOffsetMinutes: 0 })).pdf;
}
