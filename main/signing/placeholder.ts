import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFPage,
} from 'pdf-lib';
import { ResiduaError } from '../domain/errors.ts';

/** Bytes reserved for the CMS; a chain of three RSA-4096 certificates and a time stamp need about 10,000. */
const RESERVED_BYTES = 16_384;

/** Stands in the ByteRange until the offsets are known: wide enough for any of them. */
export const UNKNOWN_OFFSET = 9_999_999_999;

export interface SignatureFieldOptions {
  page: PDFPage;
  /** x0, y0, x1, y1 in points of the page. */
  rect: [number, number, number, number];
  /** The form XObject that shows the signature. */
  appearance: PDFRef;
  fieldName: string;
  signerName: string;
  reason: string;
  location?: string;
  /** Stands in the file as /M, with the offset of the time zone; whole seconds. */
  signedAt: Date;
  /** Permitted later: 2 is filling in forms and signing. */
  certification: 2;
  /** Key of the widget in the structure parent tree, for tagged files. */
  structParent?: number;
  /** Read aloud instead of the field name. */
  tooltip: string;
  /** Minutes east of UTC that /M is written in; the zone of this machine at `signedAt` when not given. */
  utcOffsetMinutes?: number;
}

/** A PDF date (ISO 32000-1 section 7.9.4) with the closing apostrophe of older readers, e.g. D:20250131140500-05'00'. */
export function pdfDate(instant: Date, utcOffsetMinutes: number): string {
  const local = new Date(instant.getTime() + utcOffsetMinutes * 60_000);
  const digits = local.toISOString().slice(0, 19).replace(/[-T:]/g, '');
  const size = Math.abs(utcOffsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `D:${digits}${utcOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}'${two(size % 60)}'`;
}

function acroForm(doc: PDFDocument): PDFDict {
  const name = PDFName.of('AcroForm');
  const existing = doc.catalog.lookupMaybe(name, PDFDict);
  if (existing !== undefined) return existing;
  const created = doc.context.obj({});
  doc.catalog.set(name, doc.context.register(created));
  return created;
}

function addField(doc: PDFDocument, widget: PDFRef): void {
  const form = acroForm(doc);
  const name = PDFName.of('Fields');
  const fields = form.lookupMaybe(name, PDFArray);
  if (fields === undefined) form.set(name, doc.context.obj([widget]));
  else fields.push(widget);
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3)); // signatures exist; change the file by appending only
}

/**
 * Adds a visible certification signature (PAdES baseline, DocMDP) that is still empty: the field with its widget on `page`, and
 * the signature dictionary with room for the CMS. Save with saveForSigning, then give the bytes to signPdf.
 * Throws ResiduaError('conflict') when the document is certified already, since only the first signature can certify.
 */
export function addSignatureField(
  doc: PDFDocument,
  options: SignatureFieldOptions,
): { widget: PDFRef; signatureValue: PDFRef } {
  const { context } = doc;
  if (doc.catalog.has(PDFName.of('Perms'))) {
    throw new ResiduaError(
      'conflict',
      'The document is certified already. A certification must be the first signature.',
    );
  }
  const value = signatureDictionary(doc, options);
  const certifies = {
    Type: 'SigRef',
    TransformMethod: 'DocMDP',
    TransformParams: { Type: 'TransformParams', P: options.certification, V: '1.2' },
  };
  value.set(PDFName.of('Reference'), context.obj([certifies]));
  const signatureValue = context.register(value);
  const widget = addWidget(doc, options);
  context.lookup(widget, PDFDict).set(PDFName.of('V'), signatureValue);
  doc.catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signatureValue }));
  return { widget, signatureValue };
}

type ValueOptions = Pick<SignatureFieldOptions, 'signerName' | 'reason' | 'location' | 'signedAt' | 'utcOffsetMinutes'>;

/** A signature dictionary with room for the CMS; without more it approves and does not certify. */
function signatureDictionary(doc: PDFDocument, options: ValueOptions): PDFDict {
  const text = (value: string): PDFHexString => PDFHexString.fromText(value.normalize('NFC'));
  const offset = options.utcOffsetMinutes ?? -options.signedAt.getTimezoneOffset();
  const value = doc.context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, UNKNOWN_OFFSET, UNKNOWN_OFFSET, UNKNOWN_OFFSET],
    Contents: PDFHexString.of('0'.repeat(RESERVED_BYTES * 2)),
    Name: text(options.signerName),
    M: PDFString.of(pdfDate(options.signedAt, offset)),
    Reason: text(options.reason),
  });
  if (options.location !== undefined) value.set(PDFName.of('Location'), text(options.location));
  return value;
}

/**
 * Gives an empty field of a loaded document a signature that is still empty, for another person to approve what was certified.
 * Only its value and looks change, which a certification that permits signing allows.
 */
export function fillSignatureField(
  doc: PDFDocument,
  widget: PDFRef,
  options: ValueOptions & Pick<SignatureFieldOptions, 'appearance'>,
): void {
  const field = doc.context.lookup(widget, PDFDict);
  field.set(PDFName.of('V'), doc.context.register(signatureDictionary(doc, options)));
  field.set(PDFName.of('AP'), doc.context.obj({ N: options.appearance }));
}

type WidgetOptions = Pick<
  SignatureFieldOptions,
  'page' | 'rect' | 'appearance' | 'fieldName' | 'tooltip' | 'structParent'
>;

/** Adds an empty, named signature field that another person can sign later without breaking the certification. */
export function addEmptySignatureField(doc: PDFDocument, options: WidgetOptions): PDFRef {
  return addWidget(doc, options);
}

function addWidget(doc: PDFDocument, options: WidgetOptions): PDFRef {
  const widget = doc.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFHexString.fromText(options.fieldName),
    TU: PDFHexString.fromText(options.tooltip),
    F: 132, // Print (PDF/A requires it) and Locked
    Rect: options.rect,
    P: options.page.ref,
    AP: { N: options.appearance },
  });
  if (options.structParent !== undefined) widget.set(PDFName.of('StructParent'), PDFNumber.of(options.structParent));
  const reference = doc.context.register(widget);
  options.page.node.addAnnot(reference);
  addField(doc, reference);
  return reference;
}

/**
 * Saves a document with its signature field for signPdf: no object streams, and the cross-reference table in one piece, because
 * Acrobat otherwise rejects the first signature once a second one is there. Numbers that were never used become null objects.
 */
export async function saveForSigning(doc: PDFDocument): Promise<Uint8Array> {
  await doc.flush();
  for (let number = 1; number < doc.context.largestObjectNumber; number += 1) {
    const reference = PDFRef.of(number);
    if (doc.context.lookup(reference) === undefined) doc.context.assign(reference, PDFNull);
  }
  return doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
