import {
  AnnotationMode,
  getDocument,
  PDFWorker,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { BundledData } from './pdf-data.ts';
import { startPdfWorker } from './pdf-worker.ts';

/** Most pixels of a canvas: a page at great zoom is drawn coarser rather than not at all. */
const PIXELS_MAX = 24_000_000;
/** An address that nobody asks: data comes from `BundledData`. */
const NOWHERE = 'app:/';

/** A PDF that is open for reading. */
export interface OpenPdf {
  readonly pages: number;
  /** Width of a page at scale 1, CSS pixels. */
  width(page: number): Promise<number>;
  /** Draws a page and lays its text over it. Resolves when both are there. */
  draw(page: number, scale: number, canvas: HTMLCanvasElement, text: HTMLElement, signal: AbortSignal): Promise<void>;
  text(page: number): Promise<string>;
  close(): void;
}

/**
 * Opens a PDF in a worker of its own. Scripts in it do not run, links and forms in it do nothing: pages are drawn as
 * they would be printed.
 *
 * @param bytes are handed to the worker and gone afterwards.
 * @throws what pdf.js throws, when the PDF cannot be read.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  const port = startPdfWorker();
  const worker = PDFWorker.create({ port, verbosity: 0 });
  const task = getDocument({
    data: bytes,
    worker,
    verbosity: 0,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    // Fonts of this machine are not asked for: a page looks the same on every one.
    useSystemFonts: false,
    BinaryDataFactory: BundledData,
    cMapUrl: NOWHERE,
    cMapPacked: true,
    standardFontDataUrl: NOWHERE,
    // The worker imports its decoders of scanned images from here; see electron.vite.config.ts.
    wasmUrl: `${window.location.origin}/decoders/`,
  });
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  const failed = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => {
      reject(new Error('The reader of PDFs did not start.'));
    });
  });
  try {
    return reading(await Promise.race([task.promise, failed]), close);
  } catch (error) {
    close();
    throw error;
  }
}

function reading(document: PDFDocumentProxy, close: () => void): OpenPdf {
  const texts = new Map<number, Promise<string>>();
  return {
    pages: document.numPages,
    width: async (page) => (await document.getPage(page)).getViewport({ scale: 1 }).width,
    draw: async (page, scale, canvas, text, signal) =>
      drawPage(await document.getPage(page), scale, canvas, text, signal),
    text: (page) => {
      const known = texts.get(page) ?? textOf(document, page);
      texts.set(page, known);
      return known;
    },
    close,
  };
}

async function drawPage(
  page: PDFPageProxy,
  scale: number,
  canvas: HTMLCanvasElement,
  text: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  const isStopped = (): boolean => signal.aborted;
  if (isStopped()) return;
  const viewport = page.getViewport({ scale });
  const most = Math.sqrt(PIXELS_MAX / (viewport.width * viewport.height));
  const density = Math.min(window.devicePixelRatio, most);
  // Drawn aside and shown when it is whole, so that turning pages does not flash.
  const aside = document.createElement('canvas');
  aside.width = Math.max(1, Math.floor(viewport.width * density));
  aside.height = Math.max(1, Math.floor(viewport.height * density));
  const task = page.render({
    canvas: aside,
    viewport,
    transform: [density, 0, 0, density, 0, 0],
    annotationMode: AnnotationMode.ENABLE,
  });
  const stop = (): void => {
    task.cancel();
  };
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } catch (error) {
    if (isStopped()) return;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  const content = await page.getTextContent();
  if (isStopped()) return;
  canvas.width = aside.width;
  canvas.height = aside.height;
  canvas.style.width = `${String(viewport.width)}px`;
  canvas.style.height = `${String(viewport.height)}px`;
  canvas.getContext('2d')?.drawImage(aside, 0, 0);
  text.replaceChildren();
  text.style.setProperty('--total-scale-factor', String(scale));
  await new TextLayer({ textContentSource: content, container: text, viewport }).render();
}

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
}
