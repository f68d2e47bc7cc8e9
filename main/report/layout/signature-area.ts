import { PDFDict, PDFName, type PDFContext, type PDFPage, type PDFRef } from 'pdf-lib';
import { Canvas } from './canvas.ts';
import type { ElementContext } from './elements.ts';
import type { FontBook } from './fonts.ts';
import { Painter } from './painter.ts';
import type { ReportPage } from './page.ts';
import type { Structure } from './structure.ts';
import { SPACE } from './theme.ts';

export interface SignatureAreaOptions {
  /** Points; 260 unless given. */
  readonly width?: number;
  /** Points; 84 unless given. */
  readonly height?: number;
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

/** Reserves the rectangle and its place in the reading order. */
export function addSignatureArea(
  context: ElementContext,
  pdf: PDFContext,
  structure: Structure,
  options: SignatureAreaOptions,
): SignatureArea {
  const width = options.width ?? 260;
  const height = options.height ?? 84;
  const node = context.parent.add('Form');
  const structParent = structure.registerObject(node);
  let placed: { page: ReportPage; rect: [number, number, number, number] } | undefined;
  context.flow.push([
    {
      height,
      before: SPACE.s,
      after: SPACE.m,
      keepWithNext: false,
      notes: [],
      draw: (page, x, y) => {
        const bottom = page.painter.height - y - height;
        placed = { page, rect: [x, bottom, x + width, bottom + height] };
      },
    },
  ]);
  const place = () => {
    if (placed === undefined) context.flow.finish();
    if (placed === undefined) throw new Error('The signature area is not placed yet.');
    return placed;
  };
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
