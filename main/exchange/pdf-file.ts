import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, type PDFObject } from 'pdf-lib';
import { ResiduaError } from '../domain/errors.ts';

/** More pages than this are no medical record but an attempt to stall. */
const PAGES_MAX = 50_000;
/** How far before the end of the file its last lines stand at most, bytes. */
const END_WITHIN = 4096;

/**
 * The number of pages of a PDF. Reading gives way to other work as it goes on, so that the window stays quick.
 *
 * @param name for the message.
 * @throws ResiduaError `invalid-input` when the PDF is damaged, has no page or wants a password.
 */
export async function countPdfPages(name: string, bytes: Uint8Array): Promise<number> {
  // Readers look for the end here; without it the file was cut off on its way.
  const end = Buffer.from(bytes.subarray(-END_WITHIN)).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF/.test(end)) throw damaged(name);
  const document = await load(name, bytes);
  if (document.isEncrypted) {
    throw new ResiduaError(
      'invalid-input',
      `${name} is protected with a password; save a copy without protection, then attach the copy.`,
    );
  }
  const pages = countPages(document);
  if (pages === 0 || pages > PAGES_MAX) throw damaged(name);
  return pages;
}

async function load(name: string, bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Medium,
      warnOnInvalidObjects: false,
    });
  } catch (error) {
    throw damaged(name, error);
  }
}

/** Leaves of the page tree. Every node counts once, so that a tree that bites its tail comes to an end. */
function countPages(document: PDFDocument): number {
  const seen = new Set<PDFObject>();
  const waiting: (PDFObject | undefined)[] = [document.context.trailerInfo.Root];
  let pages = 0;
  const root = resolve(document, waiting.pop());
  if (!(root instanceof PDFDict)) return 0;
  waiting.push(root.get(PDFName.of('Pages')));
  while (waiting.length > 0 && pages <= PAGES_MAX) {
    const node = resolve(document, waiting.pop());
    if (!(node instanceof PDFDict) || seen.has(node)) continue;
    seen.add(node);
    const kids = resolve(document, node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) waiting.push(...kids.asArray());
    else pages += 1;
  }
  return pages;
}

function resolve(document: PDFDocument, object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFRef ? document.context.lookup(object) : object;
}

function damaged(name: string, cause?: unknown): ResiduaError {
  return new ResiduaError(
    'invalid-input',
    `${name} is damaged: its pages cannot be read. Get the file once more where it comes from.`,
    { cause },
  );
}
