import { PDFDict, PDFName, type PDFContext, type PDFPage, type PDFRef } from 'pdf-lib';
import { Canvas } from './canvas.ts';
import type { ElementContext } from './elements.ts';
import type { FontBook } from './fonts.ts';
import { Painter } from './painter.ts';
import type { ReportPage } from './page.ts';
import type { Structure } from './structure.ts';
import { SPACE } from './theme.ts';

/** Between rectangles that stand side by side, in points. */
export const SIGNATURE_GAP = SPACE.l;

export interface SignatureAreaSize {
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** A rectangle kept free for a signature field. */
export interface SignatureArea {
  /** The page of the area. Asking for it places all that was added so far; throws inside a keepTogether block. */
  readonly page: PDFPage;
  /** [left, bottom, right, top] in the file's coordinates, as an annotation's Rect. */
  readonly rect: [number, number, number, number];
  readonly width: number;
  readonly height: number;
  /** Key of the parent tree, already meant for this area's widget. */
  readonly structParent: number;
  /** Draws an appearance of the area's size and answers the reference of its form XObject. */
  appearance(draw: (canvas: Canvas) => void, source?: string): PDFRef;
  /** Makes the widget annotation a part of the structure: call it once, after the field was added to the page. */
  placeWidget(widget: PDFRef): void;
}

/** Reserves rectangles side by side, each with its place in the reading order. */
export function addSignatureAreas(
  context: ElementContext,
  pdf: PDFContext,
  structure: Structure,
  sizes: readonly SignatureAreaSize[],
): SignatureArea[] {
  let placed: { page: ReportPage; x: number; y: number } | undefined;
  context.flow.push([
    {
      height: Math.max(...sizes.map(({ height }) => height)),
      before: SPACE.s,
      after: SPACE.m,
      keepWithNext: false,
      notes: [],
      draw: (page, x, y) => {
        placed = { page, x, y };
      },
    },
  ]);
  const place = () => {
    if (placed === undefined) context.flow.finish();
    if (placed === undefined) throw new Error('The signature area is not placed yet.');
    return placed;
  };
  return sizes.map((size, index) => {
    const shift = sizes.slice(0, index).reduce((sum, { width }) => sum + width + SIGNATURE_GAP, 0);
    return areaAt(context, pdf, structure, size, () => {
      const { page, x, y } = place();
      const bottom = page.painter.height - y - size.height;
      return { page, rect: [x + shift, bottom, x + shift + size.width, bottom + size.height] };
    });
  });
}

function areaAt(
  context: ElementContext,
  pdf: PDFContext,
  structure: Structure,
  { width, height }: SignatureAreaSize,
  place: () => { page: ReportPage; rect: [number, number, number, number] },
): SignatureArea {
  const node = context.parent.add('Form');
  const structParent = structure.registerObject(node);
  return {
    get page() {
      return place().page.pdfPage;
    },
    get rect() {
      return place().rect;
    },
    width,
    height,
    structParent,
    appearance: (draw, source = 'Signature block') => formXObject(pdf, context.fonts, { width, height }, draw, source),
    placeWidget: (widget) => {
      if (node.kids.length > 0) throw new Error('The signature area already holds a field.');
      pdf.lookup(widget, PDFDict).set(PDFName.of('StructParent'), pdf.obj(structParent));
      node.kids.push({ pageRef: place().page.pdfPage.ref, object: widget });
    },
  };
}

/** What a signature field shows, as a form XObject of its own. The fonts are embedded by the caller. */
export function formXObject(
  pdf: PDFContext,
  fonts: FontBook,
  size: { width: number; height: number },
  draw: (canvas: Canvas) => void,
  source: string,
): PDFRef {
  const painter = new Painter(size.height);
  draw(new Canvas(painter, fonts, { x: 0, y: 0, ...size }, source));
  const resources = pdf.obj({ Font: Object.fromEntries([...painter.faces].map((face) => [face.name, face.ref])) });
  const dictionary = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, size.width, size.height], Resources: resources };
  return pdf.register(pdf.flateStream(painter.operators.join('\n'), dictionary));
}
