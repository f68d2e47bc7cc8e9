import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Attachment } from '../../../main/domain/evaluation/attachments.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ImageView } from './ImageView.tsx';
import type { OpenPdf } from './pdf-document.ts';
import { PdfSearch } from './PdfSearch.tsx';
import { useContent } from './use-content.ts';
import styles from './AttachmentViewer.module.css';

const PdfView = lazy(() => import('./PdfView.tsx'));

interface Props {
  /** The files of one record, at least one. */
  files: readonly Attachment[];
  /** Which of them is shown first. */
  at: number;
  onClose: () => void;
}

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** Reads the files of a record inside the application. They come from the vault and are on no disk in the clear. */
export function AttachmentViewer({ files, at, onClose }: Props) {
  const [shown, setShown] = useState(at);
  const file = files[Math.min(shown, files.length - 1)];
  if (file === undefined) return null;
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['viewer'] ?? ''}>
          <Viewed
            key={file.sha256}
            file={file}
            onClose={onClose}
            position={files.length === 1 ? null : `File ${String(shown + 1)} of ${String(files.length)}`}
            onFile={(step) => {
              setShown((shown + step + files.length) % files.length);
            }}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ViewedProps {
  file: Attachment;
  position: string | null;
  onFile: (step: number) => void;
  onClose: () => void;
}

function Viewed({ file, position, onFile, onClose }: ViewedProps) {
  const content = useContent(file.sha256);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [search, setSearch] = useState('');
  const inside = useRef<HTMLDivElement>(null);
  const pages = pdf?.pages ?? file.pages;
  const isPdf = file.mediaType === 'application/pdf';
  const onOpen = useCallback((opened: OpenPdf | null) => {
    setPdf(opened);
  }, []);

  useEffect(() => {
    // The keys work from the first moment, and again after another file was chosen.
    inside.current?.focus();
  }, []);

  const goTo = (to: number): void => {
    setPage(Math.max(1, Math.min(pages, to)));
  };
  const zoomBy = (step: number): void => {
    setZoom((known) => ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(known) + step))] ?? 1);
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inText = event.target instanceof HTMLInputElement;
    const acts: Readonly<Record<string, () => void>> = {
      PageDown: () => goTo(page + 1),
      PageUp: () => goTo(page - 1),
      ...(inText
        ? {}
        : {
            Home: () => goTo(1),
            End: () => goTo(pages),
            '+': () => zoomBy(1),
            '=': () => zoomBy(1),
            '-': () => zoomBy(-1),
            '0': () => setZoom(1),
          }),
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  return (
    <div ref={inside} tabIndex={-1} className={styles['inside']} onKeyDown={onKeyDown}>
      <div className={styles['bar']}>
        <Heading slot="title" level={2} className={styles['title'] ?? ''}>
          {file.name}
        </Heading>
        {position === null ? null : (
          <div className={styles['group']}>
            <Step label="Previous file" onPress={() => onFile(-1)} back />
            <span>{position}</span>
            <Step label="Next file" onPress={() => onFile(1)} />
          </div>
        )}
        {isPdf ? (
          <div className={styles['group']}>
            <Step label="Previous page" onPress={() => goTo(page - 1)} disabled={page <= 1} back />
            <span role="status">{`Page ${String(page)} of ${String(pages)}`}</span>
            <Step label="Next page" onPress={() => goTo(page + 1)} disabled={page >= pages} />
          </div>
        ) : null}
        <div className={styles['group']}>
          <Button variant="quiet" size="small" icon={ZoomOut} hideLabel onPress={() => zoomBy(-1)}>
            Smaller
          </Button>
          <span className={styles['zoom']}>{`${String(Math.round(zoom * 100))} %`}</span>
          <Button variant="quiet" size="small" icon={ZoomIn} hideLabel onPress={() => zoomBy(1)}>
            Larger
          </Button>
        </div>
        {pdf === null ? null : <PdfSearch pdf={pdf} page={page} onPage={setPage} onSearch={setSearch} />}
        <div className={styles['close']}>
          <Button variant="secondary" size="small" icon={X} onPress={onClose} shortcut="escape">
            Close
          </Button>
        </div>
      </div>
      {content.state === 'failed' ? (
        <Notice tone="attention" title="This file cannot be shown" live>
          {content.message}
        </Notice>
      ) : null}
      {content.state !== 'ready' ? null : isPdf ? (
        <Suspense fallback={null}>
          <PdfView name={file.name} bytes={content.bytes} page={page} zoom={zoom} search={search} onOpen={onOpen} />
        </Suspense>
      ) : (
        <ImageView name={file.name} mediaType={content.mediaType} bytes={content.bytes} zoom={zoom} />
      )}
    </div>
  );
}

function Step(props: { label: string; onPress: () => void; disabled?: boolean; back?: boolean }) {
  return (
    <Button
      variant="quiet"
      size="small"
      icon={props.back === true ? ChevronLeft : ChevronRight}
      hideLabel
      onPress={props.onPress}
      disabled={props.disabled}
    >
      {props.label}
    </Button>
  );
}
