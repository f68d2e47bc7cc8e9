import { useRef, useState, type PointerEvent } from 'react';
import type { Identity } from '../../../main/contract/schemas.ts';
import { SIGNATURE_FIELD, thinned, type Strokes } from '../../../main/domain/signature-strokes.ts';
import { failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { StrokesPicture } from './StrokesPicture.tsx';
import styles from './signature.module.css';

interface Props {
  identity: Identity;
  onClose: () => void;
  onDone: () => void;
}

const MOST_STROKES = 60;
const MOST_POINTS = 2000;

/** How the reports show the signature: the name in a face like handwriting, or what is drawn here. */
export function SignatureDialog({ identity, onClose, onDone }: Props) {
  const keep = useAct('identity.setHand');
  const [kind, setKind] = useState<'typed' | 'drawn'>(identity.drawnSignature === null ? 'typed' : 'drawn');
  const [strokes, setStrokes] = useState<Strokes>(identity.drawnSignature ?? []);
  const isReady = kind === 'typed' || strokes.length > 0;

  function save(): void {
    keep.mutate(
      { id: identity.id, strokes: kind === 'typed' ? null : strokes },
      {
        onSuccess: () => {
          showToast('Kept how the signature looks');
          onDone();
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="How the signature looks"
      size="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isReady || keep.isPending} onPress={save}>
            Keep
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <ChoiceGroup<'typed' | 'drawn'>
          label="Signature in reports"
          options={[
            { value: 'typed', label: 'The name, as in handwriting' },
            { value: 'drawn', label: 'Drawn with the pointer' },
          ]}
          value={kind}
          onChange={(value) => {
            if (value !== null) setKind(value);
          }}
        />
        {kind === 'typed' ? (
          <p className={styles['typed']}>{identity.name}</p>
        ) : (
          <DrawingField strokes={strokes} onChange={setStrokes} />
        )}
        {keep.error === null ? null : (
          <Notice tone="error" live>
            {failureMessage(keep.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function DrawingField({ strokes, onChange }: { strokes: Strokes; onChange: (strokes: Strokes) => void }) {
  const [current, setCurrent] = useState<Strokes[number]>([]);
  const field = useRef<HTMLDivElement>(null);

  function placeOf(event: PointerEvent): [number, number] {
    const box = field.current?.getBoundingClientRect();
    if (box === undefined) return [0, 0];
    const inside = (value: number, most: number): number => Math.round(Math.min(1, Math.max(0, value)) * most);
    return [
      inside((event.clientX - box.left) / box.width, SIGNATURE_FIELD.width),
      inside((event.clientY - box.top) / box.height, SIGNATURE_FIELD.height),
    ];
  }

  function lift(): void {
    if (current.length > 0 && strokes.length < MOST_STROKES) {
      onChange([...strokes, thinned(current).slice(0, MOST_POINTS)]);
    }
    setCurrent([]);
  }

  return (
    <>
      <div
        ref={field}
        role="img"
        aria-label="Field to draw the signature in"
        className={styles['field']}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setCurrent([placeOf(event)]);
        }}
        onPointerMove={(event) => {
          const at = placeOf(event);
          setCurrent((known) => (known.length === 0 ? known : [...known, at]));
        }}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        <StrokesPicture strokes={current.length === 0 ? strokes : [...strokes, current]} />
      </div>
      <div className={styles['row']}>
        <Button
          size="small"
          disabled={strokes.length === 0}
          onPress={() => {
            onChange(strokes.slice(0, -1));
          }}
        >
          Take back the last stroke
        </Button>
        <Button
          size="small"
          disabled={strokes.length === 0}
          onPress={() => {
            onChange([]);
          }}
        >
          Clear
        </Button>
      </div>
      <p className={styles['detail']}>Without a pointer, choose the name as in handwriting: both are as good.</p>
    </>
  );
}
