import { Trash2 } from 'lucide-react';
import { PAIN_QUALITIES, type PainArea } from '../../../../main/domain/evaluation/history.ts';
import { PAIN_QUALITY_LABELS, painAreaLabel } from '../../../../main/domain/labels-history.ts';
import { signAt, type MarkedArea, type PainQuality } from '../../../../main/domain/pain-marks.ts';
import { svgPath } from '../../../../main/domain/paths.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly } from '../context.ts';
import { LineAt } from '../fields.tsx';
import { useProblemsAt } from '../use-field.ts';
import styles from './MarkedAreas.module.css';

interface Props {
  marks: readonly MarkedArea[];
  onToggleQuality: (area: PainArea, quality: PainQuality) => void;
  onRemove: (area: PainArea) => void;
}

/** The marked areas in words, with the qualities and a note of each. */
export function MarkedAreas({ marks, onToggleQuality, onRemove }: Props) {
  if (marks.length === 0) return <p className={styles['none']}>No area is marked yet.</p>;
  return (
    <ol className={styles['areas']} aria-label="Marked areas">
      {marks.map((mark, index) => (
        <MarkedRow key={mark.area} mark={mark} index={index} onToggleQuality={onToggleQuality} onRemove={onRemove} />
      ))}
    </ol>
  );
}

function MarkedRow({
  mark,
  index,
  onToggleQuality,
  onRemove,
}: Omit<Props, 'marks'> & { mark: MarkedArea; index: number }) {
  const readOnly = useReadOnly();
  const path = `/complaints/painAreas/${String(index)}`;
  const { error } = useProblemsAt(`${path}/area`);
  const name = painAreaLabel(mark.area);
  return (
    <li className={styles['row']} data-path={`${path}/area`}>
      <div className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        {readOnly ? null : (
          <Button
            variant="quiet"
            size="small"
            icon={Trash2}
            hideLabel
            onPress={() => {
              onRemove(mark.area);
            }}
          >
            {`Remove the mark of ${name.toLowerCase()}`}
          </Button>
        )}
      </div>
      {error === null ? null : <p className={styles['error']}>{error}</p>}
      <div role="group" aria-label={`${name}, qualities`} className={styles['qualities']}>
        {PAIN_QUALITIES.map((quality) => (
          <label key={quality} className={styles['quality']}>
            <input
              type="checkbox"
              className={styles['input']}
              checked={mark.qualities.includes(quality)}
              disabled={readOnly}
              onChange={() => {
                onToggleQuality(mark.area, quality);
              }}
            />
            <svg className={styles['sign']} viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
              <path d={svgPath(signAt(quality, 0, 0, 1).path)} />
            </svg>
            {PAIN_QUALITY_LABELS[quality]}
          </label>
        ))}
      </div>
      <LineAt path={`${path}/note`} context={name} label="Note" placeholder="When, how far it spreads" />
    </li>
  );
}
