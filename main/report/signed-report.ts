import { createHash } from 'node:crypto';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { checkIdentityUsable, describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { signPdf } from '../signing/sign.ts';
import { requestTimestamp, type TimestampServer } from '../signing/timestamp.ts';
import { buildReport, type ReportOptions } from './build-report.ts';
import { buildStatement } from './build-statement.ts';

export interface SignedDocument {
  readonly pdf: Uint8Array;
  /** Of the whole file, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** When a timestamp authority saw the signature; null when none was asked. */
  readonly timestampedAt: Date | null;
}

export interface SigningOptions extends Pick<
  ReportOptions,
  'utcOffsetMinutes' | 'pageSize' | 'generator' | 'drawn' | 'licenceNumber' | 'exhibitSources'
> {
  /** Asked for a timestamp; nobody is unless given. */
  readonly timestamp?: TimestampServer | undefined;
}

/**
 * The report of an evaluation, signed (PAdES-B-B, certified: filling in forms and signing stay permitted).
 *
 * @throws ResiduaError `identity-invalid` when the identity cannot sign at that time, before any page is made;
 *   `unprintable` with the pointer of the text, when no font has a character; `timestamp-failed`.
 */
export function signReport(
  evaluation: Evaluation,
  identity: SigningIdentity,
  signedAt: Date,
  options: SigningOptions = {},
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
  options: SigningOptions = {},
): Promise<SignedDocument> {
  return signed(buildStatement, evaluation, identity, signedAt, options);
}

/** Builds a document and signs it. @throws ResiduaError as {@link signReport}. */
export async function signed<Content>(
  build: (content: Content, options: ReportOptions) => Promise<Uint8Array>,
  content: Content,
  identity: SigningIdentity,
  signedAt: Date,
  { timestamp, ...options }: SigningOptions,
): Promise<SignedDocument> {
  await checkIdentityUsable(identity, signedAt);
  // A signature's time has whole seconds, so the document's has them too.
  const second = new Date(Math.floor(signedAt.getTime() / 1000) * 1000);
  const signer = describeIdentity(identity);
  const timestampHost = timestamp === undefined ? undefined : new URL(timestamp.url).host;
  const unsigned = await build(content, { ...options, timestampHost, signer, signedAt: second });
  return signedBytes(unsigned, identity, second, timestamp);
}

/** Fills the one signature that waits. @throws ResiduaError as `signPdf`, and `timestamp-failed`. */
async function signedBytes(
  unsigned: Uint8Array,
  identity: SigningIdentity,
  second: Date,
  timestamp: TimestampServer | undefined,
): Promise<SignedDocument> {
  let timestampedAt: Date | null = null;
  const stamp =
    timestamp === undefined
      ? undefined
      : async (signature: Uint8Array): Promise<Uint8Array> => {
          const { token, time } = await requestTimestamp(timestamp, signature);
          timestampedAt = time;
          return token;
        };
  const pdf = await signPdf(unsigned, identity, second, stamp);
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex'), timestampedAt };
}
