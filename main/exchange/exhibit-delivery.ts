import type { ExhibitDelivery } from '../domain/exhibits.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Attachment } from '../domain/evaluation/attachments.ts';
import { checkJpeg, checkPng } from './image-file.ts';
import { readJpegHead } from './jpeg-head.ts';

/** Pixels and bytes that still make a page; more would make the report too heavy to build, send and verify. */
const PIXELS_MAX = 40_000_000;
const BYTES_MAX = 30_000_000;
/** Codings that a PDF can hold as they are: baseline, extended and progressive Huffman (ISO 32000-1, 7.4.8). */
const PDF_CODINGS: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/**
 * How an exhibit is delivered: pictures become pages of the report where the file stays PDF/A-3a and PDF/UA-1 with
 * them; everything else goes beside it.
 */
export async function exhibitDelivery(
  { mediaType }: Pick<Attachment, 'mediaType'>,
  bytes: Uint8Array,
): Promise<ExhibitDelivery> {
  if (mediaType === 'application/pdf') {
    return separate('Pages of a PDF from elsewhere cannot be vouched for as archivable and accessible.');
  }
  const obstacle = mediaType === 'image/png' ? await pngObstacle(bytes) : jpegObstacle(bytes);
  return obstacle === null ? { kind: 'appended' } : separate(obstacle);
}

async function pngObstacle(bytes: Uint8Array): Promise<string | null> {
  if (!(await isWhole(() => checkPng('', bytes)))) return DAMAGED;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return sizeObstacle(view.getUint32(16), view.getUint32(20), bytes.byteLength);
}

async function isWhole(check: () => Promise<void> | void): Promise<boolean> {
  try {
    await check();
    return true;
  } catch (error) {
    if (error instanceof ResiduaError) return false;
    throw error;
  }
}

const DAMAGED = 'The picture is damaged, or of another kind than its record says.';

function jpegObstacle(bytes: Uint8Array): string | null {
  try {
    checkJpeg('', bytes);
  } catch (error) {
    if (error instanceof ResiduaError) return DAMAGED;
    throw error;
  }
  const head = readJpegHead(bytes);
  if (head === null) return DAMAGED;
  if (head.components === 4) return 'The picture is in printing colors (CMYK), for which it brings no color profile.';
  if (head.components !== 1 && head.components !== 3) return 'The picture has colors that a PDF does not know.';
  if (head.bits !== 8 || !PDF_CODINGS.has(head.coding)) return 'The picture is coded in a way that a PDF cannot hold.';
  return sizeObstacle(head.width, head.height, bytes.byteLength);
}

function sizeObstacle(width: number, height: number, size: number): string | null {
  if (width * height <= PIXELS_MAX && size <= BYTES_MAX) return null;
  return `The picture is too large for a page (${String(width)} by ${String(height)} pixels).`;
}

function separate(reason: string): ExhibitDelivery {
  return { kind: 'separate', reason };
}
