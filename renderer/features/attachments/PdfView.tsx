import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { openPdf, type OpenPdf } from './pdf-document.ts';
import styles from './AttachmentViewer.module.css';

interface Props {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  page: number;
  /** 1 fits the width of the page. */
  zoom: number;
  /** Marked on the page; '' marks nothing. */
  search: string;
  onOpen: (pdf: OpenPdf | null) => void;
}

const GAP = 48;
/** A small page is not blown up to a wide window. */
const FIT_MAX = 1.6;

/** One page of a PDF as a picture, with its text over it for selection and for screen readers. */
export default function PdfView({ name, bytes, page, zoom, search, onOpen }: Props) {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [failure, setFailure] = useState(false);
  /** The page on the canvas, and how often one was drawn. */
  const [drawn, setDrawn] = useState({ page: 0, times: 0 });
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);

  useEffect(() => {
    // Arrows scroll the page.
    frame.current?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    let isGone = false;
    let opened: OpenPdf | null = null;
    // The worker takes its bytes away; the ones here stay for a second opening.
    openPdf(bytes.slice()).then(
      (result) => {
        opened = result;
        if (isGone) {
          result.close();
          return;
        }
        setPdf(result);
        onOpen(result);
      },
      () => {
        if (!isGone) setFailure(true);
      },
    );
    return () => {
      isGone = true;
      opened?.close();
      onOpen(null);
    };
  }, [bytes, onOpen]);

  useEffect(() => {
    if (pdf === null || width === 0 || canvas.current === null || text.current === null) return;
    const [surface, layer] = [canvas.current, text.current];
    const stop = new AbortController();
    const draw = async (): Promise<void> => {
      const fit = Math.min(FIT_MAX, (width - GAP) / (await pdf.width(page)));
      await pdf.draw(page, fit * zoom, surface, layer, stop.signal);
      if (!stop.signal.aborted) setDrawn(({ times }) => ({ page, times: times + 1 }));
    };
    draw().catch(() => {
      if (!stop.signal.aborted) setFailure(true);
    });
    frame.current?.scrollTo({ top: 0 });
    return () => {
      stop.abort();
    };
  }, [pdf, page, zoom, width]);

  useEffect(() => {
    for (const part of text.current?.querySelectorAll('span') ?? []) {
      const found = search !== '' && (part.textContent || '').toLowerCase().includes(search.toLowerCase());
      part.toggleAttribute('data-found', found);
    }
    text.current?.querySelector('[data-found]')?.scrollIntoView({ block: 'center' });
  }, [search, drawn]);

  if (failure) {
    return (
      <Notice tone="error" title="This PDF cannot be shown" live>
        It is kept as it is. Get the file once more where it comes from, and attach that.
      </Notice>
    );
  }
  const label = pdf === null ? name : `${name}, page ${String(page)} of ${String(pdf.pages)}`;
  return (
    <div ref={frame} className={styles['frame']} tabIndex={0} role="region" aria-label={label} data-pages={pdf?.pages}>
      <div className={styles['page']} data-drawn={drawn.page === 0 ? undefined : drawn.page}>
        <canvas ref={canvas} role="img" aria-label={`Picture of ${label}`} className={styles['picture']} />
        <div ref={text} className={styles['text']} />
      </div>
    </div>
  );
}

/** The width of an element in CSS pixels, 0 before it is known. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
