import type { PDFDocument, PDFRef } from 'pdf-lib';
import { ResiduaError } from '../../domain/errors.ts';
import type { ElementContext } from './elements.ts';
import type { Turn } from './image-turn.ts';
import { placeFigure, type FigureOptions } from './figure.ts';

/** A picture that is a part of the file; it may be shown more than once. */
export interface ReportImage {
  readonly ref: PDFRef;
  /** Name in the resources of pages. */
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface ImageOptions extends Pick<FigureOptions, 'alt' | 'before' | 'after' | 'keepWithNext'> {
  /** Greatest width and height in points; the text area unless given. The proportions stay. */
  readonly maxWidth?: number;
  readonly maxHeight?: number;
  /** How the picture has to be turned to stand upright; not at all unless given. */
  readonly turn?: Turn;
}

/** Pixels in a point at which a small picture is shown at its own size: 96 in an inch. */
const PIXELS_PER_POINT = 96 / 72;
/** Printing colours have no profile in the file, which PDF/A forbids; such JPEG pictures have four channels. */
const FOUR_CHANNELS = 'DeviceCMYK';

/**
 * Takes a PNG or JPEG picture into the file.
 *
 * @throws ResiduaError `invalid-input` when it is neither, is damaged, or has the four channels of printing colors.
 */
export async function embedImage(pdf: PDFDocument, bytes: Uint8Array, index: number): Promise<ReportImage> {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  let image;
  try {
    // The decoder fills up what a cut-off picture lacks.
    if (!isJpeg && !Buffer.from(bytes).includes('IEND')) throw new Error('The picture has no end.');
    image = isJpeg ? await pdf.embedJpg(bytes) : await pdf.embedPng(bytes);
    await image.embed();
  } catch (error) {
    throw new ResiduaError('invalid-input', 'The picture cannot be read. Give a PNG or JPEG file.', { cause: error });
  }
  const { ref, width, height } = image;
  if (pdf.context.lookup(ref)?.toString().includes(`/${FOUR_CHANNELS}`) === true)
    throw new ResiduaError('invalid-input', 'The picture is in printing colors (CMYK). Save it as RGB.');
  return { ref, name: `I${String(index)}`, width, height };
}

/** Sets a picture at the left edge, tagged as a figure with its text alternative, no larger than a page. */
export function addImage(context: ElementContext, image: ReportImage, options: ImageOptions): void {
  const { area, pageHeight } = context.flow;
  const maxWidth = Math.min(options.maxWidth ?? area.width, area.width);
  const maxHeight = Math.min(options.maxHeight ?? pageHeight, pageHeight);
  const turn = options.turn ?? 1;
  const [across, down] = turn >= 5 ? [image.height, image.width] : [image.width, image.height];
  const factor = Math.min(1 / PIXELS_PER_POINT, maxWidth / across, maxHeight / down);
  const size = { width: across * factor, height: down * factor };
  placeFigure(context, options, size, (page, node, x, y) => {
    page.tag(node).image(image, { x, y, ...size }, turn);
  });
}
