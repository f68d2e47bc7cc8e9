import { createHash } from 'node:crypto';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { checkIdentityUsable, describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { signPdf } from '../signing/sign.ts';
import { buildReport, type ReportOptions } from './build-report.ts';
import { buildStatement } from './build-statement.ts';

export interface SignedDocument {
  readonly pdf: Uint8Array;
  /** Of the whole file, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

type SignedOptions = Pick<ReportOptions, 'utcOffsetMinutes' | 'pageSize' | 'generator'>;

/**
 * The report of an evaluation, signed (PAdES-B-B, certified: filling in forms and signing stay permitted).
 *
 * @throws ResiduaError `identity-invalid` when the identity cannot sign at that time, before any page is made;
 *   `unprintable` with the pointer of the text, when no font has a character.
 */
export function signReport(
  evaluation: Evaluation,
  identity: SigningIdentity,
  signedAt: Date,
  options: SignedOptions = {},
): Promise<SignedDocument> {
  return signed(buildReport, evaluation, identity, signedAt, options);
}

/**
 * The return-to-work statement of an evaluation, signed as the report is.
 *
 * @throws ResiduaError as {@link signReport}, and `not-ready` when it needs more than one page.
 */
export function signStatement(
  evaluation: Evaluation,
  identity: SigningIdentity,
  signedAt: Date,
  options: SignedOptions = {},
): Promise<SignedDocument> {
  return signed(buildStatement, evaluation, identity, signedAt, options);
}

async function signed(
  build: typeof buildReport,
  evaluation: Evaluation,
  identity: SigningIdentity,
  signedAt: Date,
  options: SignedOptions,
): Promise<SignedDocument> {
  await checkIdentityUsable(identity, signedAt);
  // A signature's time has whole seconds, so the document's has them too.
  const second = new Date(Math.floor(signedAt.getTime() / 1000) * 1000);
  const signer = describeIdentity(identity);
  const pdf = await signPdf(await build(evaluation, { ...options, signer, signedAt: second }), identity, second);
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
}
