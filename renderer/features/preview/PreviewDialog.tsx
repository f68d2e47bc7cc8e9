import { ChevronLeft, ChevronRight, PenLine, X, ZoomIn, ZoomOut } from 'lucide-react';
import { lazy, Suspense, use, useCallback, useState, type KeyboardEvent } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { stepOfPointer } from '../../../main/domain/step-of-pointer.ts';
import { useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import viewer from '../attachments/AttachmentViewer.module.css';
import type { OpenPdf } from '../attachments/pdf-document.ts';
import { PdfSearch } from '../attachments/PdfSearch.tsx';
import { GoToContext } from '../evaluation/context.ts';
import type { PreviewSource } from './sources.ts';
import { timeOfDay } from './time-of-day.ts';
import { usePreview, type PreviewState } from './use-preview.ts';
import styles from './preview.module.css';

const PdfView = lazy(() => import('../attachments/PdfView.tsx'));
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** Stands for nobody in the list of identities. */
const NOBODY = '';

interface Props {
  source: PreviewSource;
  /** What is shown is signed already: nobody is asked who will. */
  isSigned?: boolean;
  /** Goes on to the signature of this identity; undefined: it cannot be signed now. */
  onSign: ((identityId: string) => void) | undefined;
  onClose: () => void;
}

/** A document as a PDF, in the window: the bytes shown are the bytes that are signed. */
export function PreviewDialog({ source, isSigned = false, onSign, onClose }: Props) {
  const identities = useCall('identity.list', null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const list = identities.data ?? [];
  const only = list.length === 1 ? list[0]?.id : undefined;
  const identityId = isSigned ? null : !identities.isFetched ? undefined : (chosen ?? only ?? NOBODY) || null;
  const state = usePreview(source, identityId, attempt);

  return (
    <ModalOverlay
      className={viewer['overlay'] ?? ''}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={viewer['modal'] ?? ''}>
        <Dialog className={viewer['viewer'] ?? ''}>
          <Shown
            name={source.name}
            state={state}
            signer={
              isSigned || list.length === 0 ? null : (
                <Select
                  label="As signed by"
                  width="medium"
                  options={[
                    { value: NOBODY, label: 'Nobody yet' },
                    ...list.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  value={identityId ?? NOBODY}
                  onChange={setChosen}
                />
              )
            }
            onSign={
              onSign === undefined || typeof identityId !== 'string'
                ? undefined
                : () => {
                    onSign(identityId);
                  }
            }
            onAgain={() => {
              setAttempt(attempt + 1);
            }}
            onClose={onClose}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ShownProps {
  name: PreviewSource['name'];
  state: PreviewState;
  signer: React.ReactNode;
  onSign: (() => void) | undefined;
  onAgain: () => void;
  onClose: () => void;
}

function Shown({ name, state, signer, onSign, onAgain, onClose }: ShownProps) {
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [search, setSearch] = useState('');
  const pages = pdf?.pages ?? 1;
  const onOpen = useCallback((opened: OpenPdf | null) => {
    setPdf(opened);
  }, []);
  const goTo = (to: number): void => {
    setPage(Math.max(1, Math.min(pages, to)));
  };
  const zoomBy = (step: number): void => {
    setZoom((known) => ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(known) + step))] ?? 1);
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      PageDown: () => goTo(page + 1),
      PageUp: () => goTo(page - 1),
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  return (
    <div className={viewer['inside']} onKeyDown={onKeyDown}>
      <div className={viewer['bar']}>
        <Heading slot="title" level={2} className={viewer['title'] ?? ''}>
          {state.state === 'made' && state.preview.state === 'signed' ? `Signed ${name}` : `Preview of the ${name}`}
        </Heading>
        <div className={viewer['group']}>
          <Tool label="Previous page" icon={ChevronLeft} onPress={() => goTo(page - 1)} disabled={page <= 1} />
          <span role="status">{pdf === null ? '' : `Page ${String(page)} of ${String(pages)}`}</span>
          <Tool label="Next page" icon={ChevronRight} onPress={() => goTo(page + 1)} disabled={page >= pages} />
        </div>
        <div className={viewer['group']}>
          <Tool label="Smaller" icon={ZoomOut} onPress={() => zoomBy(-1)} />
          <span className={viewer['zoom']}>{`${String(Math.round(zoom * 100))} %`}</span>
          <Tool label="Larger" icon={ZoomIn} onPress={() => zoomBy(1)} />
        </div>
        {pdf === null ? null : <PdfSearch pdf={pdf} page={page} onPage={setPage} onSearch={setSearch} />}
        <div className={viewer['close']}>
          <Button variant="secondary" size="small" icon={X} onPress={onClose} shortcut="escape">
            Close
          </Button>
        </div>
      </div>
      <div className={cx(viewer['bar'], styles['facts'])}>
        {signer}
        <p className={styles['words']} data-sha256={state.state === 'made' ? state.preview.sha256 : undefined}>
          {explanation(state)}
        </p>
        {onSign !== undefined && state.state === 'made' && state.preview.state === 'ready' ? (
          <Button variant="primary" icon={PenLine} onPress={onSign}>
            Go on to sign
          </Button>
        ) : null}
      </div>
      {state.state === 'making' ? <Making {...state} name={name} onCancel={onClose} /> : null}
      {state.state === 'failed' ? <Failed {...state} name={name} onAgain={onAgain} onClose={onClose} /> : null}
      {state.state === 'made' ? (
        <Suspense fallback={null}>
          <PdfView
            key={state.preview.sha256}
            name={name.charAt(0).toUpperCase() + name.slice(1)}
            bytes={state.preview.bytes}
            page={Math.min(page, pages)}
            zoom={zoom}
            search={search}
            onOpen={onOpen}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

interface MakingProps {
  name: string;
  done: number;
  total: number;
  onCancel: () => void;
}

function Making({ name, done, total, onCancel }: MakingProps) {
  // A document of one step has no share that is done.
  const share = total > 1 ? { max: total, value: done } : {};
  const words = total > 1 ? `: ${String(Math.round((100 * done) / total))} %` : ' …';
  return (
    <div className={styles['making']}>
      <p id="preview-making">{`Making the ${name}${words}`}</p>
      <progress className={styles['progress']} {...share} aria-labelledby="preview-making" />
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  );
}

interface FailedProps {
  name: string;
  message: string;
  path: string | undefined;
  onAgain: () => void;
  onClose: () => void;
}

function Failed({ name, message, path, onAgain, onClose }: FailedProps) {
  const goToPlace = use(GoToContext);
  return (
    <Notice
      tone="error"
      title={`The ${name} cannot be made`}
      live
      action={
        path === undefined ? (
          <Button onPress={onAgain}>Try again</Button>
        ) : (
          <Button
            onPress={() => {
              onClose();
              goToPlace(stepOfPointer(path), path);
            }}
          >
            Go to its place
          </Button>
        )
      }
    >
      {message}
    </Notice>
  );
}

/** What the person looks at. */
function explanation(state: PreviewState): string {
  if (state.state !== 'made') return '';
  const { preview } = state;
  switch (preview.state) {
    case 'signed':
      return `This is the signed file itself, SHA-256 ${preview.sha256.slice(0, 16)}…`;
    case 'draft':
      return 'Preview only: nobody is chosen to sign. The signature block and its time are not final.';
    case 'ready':
      return `Unsigned. If you sign within ten minutes, exactly these bytes are sealed, with ${timeOfDay(preview.signedAt)} as the time of signing.`;
  }
}

interface ToolProps {
  label: string;
  icon: typeof ZoomIn;
  onPress: () => void;
  disabled?: boolean;
}

function Tool({ label, icon, onPress, disabled }: ToolProps) {
  return (
    <Button variant="quiet" size="small" icon={icon} hideLabel onPress={onPress} disabled={disabled}>
      {label}
    </Button>
  );
}
