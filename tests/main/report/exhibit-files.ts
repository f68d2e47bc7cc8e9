import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import type { Attachment } from '../../../main/domain/evaluation/attachments.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { sampleWith } from './support.ts';

export interface GivenExhibit {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly title?: string;
  readonly description?: string;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A PDF of another program: neither tagged nor archivable. */
export async function foreignPdf(pages = 3): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) pdf.addPage([200, 200]);
  return pdf.save();
}

/** The sample with files attached to its first record, all of them exhibits in this order; and their bytes. */
export function withExhibits(given: readonly GivenExhibit[]): {
  evaluation: Evaluation;
  sources: Map<string, Uint8Array>;
} {
  const [first, ...others] = loadSample().recordsReviewed;
  const attachments = given.map(({ name, bytes }) => ({
    sha256: hashOf(bytes),
    name,
    mediaType: mediaTypeOf(name),
    sizeInBytes: bytes.byteLength,
    pages: name.endsWith('.pdf') ? 3 : 1,
  }));
  const exhibits = given.map(({ bytes, title = null, description = null }) => ({
    sha256: hashOf(bytes),
    title,
    description,
  }));
  const evaluation = sampleWith({ recordsReviewed: [{ ...first, attachments }, ...others], exhibits });
  return { evaluation, sources: new Map(given.map(({ bytes }) => [hashOf(bytes), bytes])) };
}

function mediaTypeOf(name: string): Attachment['mediaType'] {
  if (name.endsWith('.pdf')) return 'application/pdf';
  return name.endsWith('.png') ? 'image/png' : 'image/jpeg';
}
