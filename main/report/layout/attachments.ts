import { PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib';

/** A file inside the report, in the way of PDF/A-3 (ISO 19005-3, 6.8). */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly description: string;
  /** 'Source': the report was made from it. 'Data': it holds what the report shows. */
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement';
  readonly modifiedAt: Date;
}

/** Writes the files and names them in the catalogue. */
export function writeAttachments(pdf: PDFDocument, attachments: readonly Attachment[]): void {
  if (attachments.length === 0) return;
  const { context, catalog } = pdf;
  // Names of a name tree stand in order.
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.map(({ name, bytes, mimeType, description, relationship, modifiedAt }) => {
    const date = PDFString.fromDate(modifiedAt);
    const stream = context.flateStream(bytes, {
      Type: 'EmbeddedFile',
      Subtype: mimeType,
      Params: { Size: bytes.length, CreationDate: date, ModDate: date },
    });
    const file = context.register(stream);
    const title = PDFHexString.fromText(name);
    const specification = context.obj({
      Type: 'Filespec',
      F: title,
      UF: title,
      EF: { F: file, UF: file },
      Desc: PDFHexString.fromText(description),
      AFRelationship: relationship,
    });
    return { title, ref: context.register(specification) };
  });
  const names = entries.flatMap(({ title, ref }) => [title, ref]);
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } }));
  catalog.set(PDFName.of('AF'), context.obj(entries.map(({ ref }) => ref)));
}
