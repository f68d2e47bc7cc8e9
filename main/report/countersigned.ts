import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { ResiduaError } from '../domain/errors.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import { signatureFields } from '../signing/pdf-fields.ts';
import { PdfStructure } from '../signing/pdf-structure.ts';
import { fillSignatureField } from '../signing/placeholder.ts';
import { verifyPdf } from '../signing/verify.ts';
import type { ReportOptions } from './build-report.ts';
import { FontBook } from './layout/fonts.ts';
import { formXObject } from './layout/signature-area.ts';
import { REVIEWER_FIELD } from './place-signature.ts';
import { timeAndPlace } from './sections/signature.ts';
import { drawSigned } from './sections/signature-box.ts';
import { signed, type SignedDocument, type SigningOptions } from './signed-report.ts';
import { filled } from './words.ts';

/** Who countersigns, beside what the certificate says; shown in the field. */
export interface Reviewer {
  /** E.g. "MD, FAAOS". */
  readonly credentials?: string | null | undefined;
  readonly licenceNumber?: string | null | undefined;
  /** Where it is signed; also stands in the signature. */
  readonly county?: string | null | undefined;
}

/** A signed report or addendum, and who signs it as the second one. */
export interface Countersignature {
  readonly report: Uint8Array;
  readonly reviewer: Reviewer;
}

/**
 * Adds the signature of a second person to a signed report, in the field that waits for it. The bytes given stand unchanged at
 * the beginning of the result, so both signatures are valid.
 *
 * @param build makes the revision that is signed; here unless another way is given.
 * @throws ResiduaError `identity-invalid`, before the report is read; as {@link buildCountersignature}; `timestamp-failed`.
 */
export function countersignReport(
  countersignature: Countersignature,
  identity: SigningIdentity,
  signedAt: Date,
  options: Pick<SigningOptions, 'utcOffsetMinutes' | 'drawn' | 'timestamp'> = {},
  build: (content: Countersignature, options: ReportOptions) => Promise<Uint8Array> = buildCountersignature,
): Promise<SignedDocument> {
  return signed(build, countersignature, identity, signedAt, options);
}

/**
 * The report with a further revision, in which the field for a second person holds a signature that waits for its value.
 *
 * @throws ResiduaError `pdf-invalid` when a signature of the report is not valid, or it has no place for a countersignature;
 *   `conflict` when it is countersigned already.
 */
export async function buildCountersignature(
  { report, reviewer }: Countersignature,
  { signer, signedAt, drawn, ...options }: ReportOptions,
): Promise<Uint8Array> {
  const widget = PDFRef.of(await emptyField(report));
  const utcOffsetMinutes = options.utcOffsetMinutes ?? -signedAt.getTimezoneOffset();
  const [licence, county] = [filled(reviewer.licenceNumber ?? null), filled(reviewer.county ?? null)];
  const document = await PDFDocument.load(report, { updateMetadata: false });
  const snapshot = document.takeSnapshot();
  const { context } = document;
  const fonts = new FontBook(context);
  const appearance = formXObject(
    context,
    fonts,
    sizeOf(document, widget),
    (canvas) => {
      drawSigned(canvas, {
        hand: { name: signer.name, drawn },
        name: signer.name,
        credentials: filled(reviewer.credentials ?? null),
        lines: [
          ['Countersigned after review', ...(licence === null ? [] : [`License ${licence}`])],
          [signer.selfSigned ? 'Self-signed certificate' : `Certificate issued by ${signer.issuer}`],
          timeAndPlace(signedAt, utcOffsetMinutes, county),
        ],
      });
    },
    'The name in the certificate',
  );
  fillSignatureField(document, widget, {
    appearance,
    signerName: signer.name,
    reason: 'Countersigned by the reviewer',
    ...(county === null ? {} : { location: `County of ${county}` }),
    signedAt,
    utcOffsetMinutes,
  });
  fonts.embed();
  snapshot.markRefForSave(widget);
  const added = await document.saveIncremental(snapshot, { useObjectStreams: false });
  return Buffer.concat([report, added]);
}

/** Object number of the field that waits. */
async function emptyField(pdf: Uint8Array): Promise<number> {
  const verified = await verifyPdf(pdf);
  if (!verified.valid) {
    const why = verified.signatures.find(({ valid }) => !valid)?.reason ?? verified.reason ?? '';
    throw new ResiduaError('pdf-invalid', `This file cannot be countersigned. ${why}`.trim());
  }
  const fields = signatureFields(new PdfStructure(pdf, { tokens: 5_000_000 }));
  const field = fields.find(({ name }) => name === REVIEWER_FIELD);
  if (field === undefined) {
    throw new ResiduaError(
      'pdf-invalid',
      'This file has no place for a countersignature. Only reports and addenda that Residua signed have one.',
    );
  }
  if (field.value !== undefined) throw new ResiduaError('conflict', 'This report is countersigned already.');
  return field.number;
}

function sizeOf(document: PDFDocument, widget: PDFRef): { width: number; height: number } {
  const box = document.context.lookup(widget, PDFDict).lookup(PDFName.of('Rect'), PDFArray).asRectangle();
  return { width: box.width, height: box.height };
}
