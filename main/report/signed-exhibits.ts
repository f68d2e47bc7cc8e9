import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { exhibitFileName, namedExhibits } from '../domain/exhibits.ts';
import { exhibitDelivery } from '../exchange/exhibit-delivery.ts';
import type { ReportOptions } from './build-report.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import { buildExhibit, type SeparateExhibit } from './build-exhibit.ts';
import { missingSource } from './exhibits.ts';
import { signed, type SigningOptions } from './signed-report.ts';

/** A signed file that holds one exhibit; hashes are 64 lower-case hexadecimal digits. */
export interface SignedExhibit {
  /** Place of the exhibit in its list, from 0. */
  readonly position: number;
  readonly name: string;
  readonly sourceSha256: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

/**
 * The exhibits that are delivered beside the report, each in a file signed as the report is.
 *
 * @param build makes each file; here unless another way is given.
 * @param read gives the bytes of a file by its SHA-256; undefined when it is not at hand.
 * @throws ResiduaError as `signReport`; `not-found` with the pointer of the exhibit.
 */
export async function signExhibits(
  evaluation: Evaluation,
  read: (sha256: string) => Uint8Array | undefined,
  identity: SigningIdentity,
  signedAt: Date,
  options: SigningOptions = {},
  build: (content: SeparateExhibit, options: ReportOptions) => Promise<Uint8Array> = buildExhibit,
): Promise<SignedExhibit[]> {
  const files: SignedExhibit[] = [];
  for (const exhibit of namedExhibits(evaluation)) {
    const { index: position, sha256: sourceSha256 } = exhibit;
    const bytes = read(sourceSha256);
    if (bytes === undefined) throw missingSource(exhibit);
    const delivery = await exhibitDelivery(exhibit.file, bytes);
    if (delivery.kind === 'appended') continue;
    const content = { evaluation, exhibit, bytes, reason: delivery.reason };
    const { pdf, sha256 } = await signed(build, content, identity, signedAt, options);
    files.push({ position, name: exhibitFileName(exhibit), sourceSha256, pdf, sha256 });
  }
  return files;
}
