import { useRef, useState, type KeyboardEvent } from 'react';
import { PAIN_QUALITIES, type PainArea } from '../../../../main/domain/evaluation/history.ts';
import { drawnAreaLabel, qualityWords } from '../../../../main/domain/labels-history.ts';
import { PAIN_VIEWS } from '../../../../main/domain/pain-diagram.ts';
import { markOf, type PainQuality } from '../../../../main/domain/pain-marks.ts';
import { showToast } from '../../../ui/toasts.ts';
import { useReadOnly, useSession, useSnapshot } from '../context.ts';
import { BodyPicture, HipPicture } from './BodyPicture.tsx';
import { MarkedAreas } from './MarkedAreas.tsx';
import { placeBeside, type DrawnPlace } from './pain-walk.ts';
import styles from './PainDiagram.module.css';

const LIST = '/complaints/painAreas';

/**
 * Where it hurts: areas of the body to mark, from the front and the back, the hips larger. One stop for Tab; arrows
 * move, Space or Enter marks, 1 to 5 set a quality. The list behind it says the same in words.
 */
export function PainDiagram() {
  const session = useSession();
  const readOnly = useReadOnly();
  const marks = useSnapshot(({ queue }) => queue.local.complaints.painAreas);
  const [active, setActive] = useState<DrawnPlace>({ view: 'front', area: 'left-groin' });
  const [isFocused, setFocused] = useState(false);
  const pictures = useRef<HTMLDivElement>(null);

  const indexOf = (area: PainArea) =>
    session.snapshot().queue.local.complaints.painAreas.findIndex((mark) => mark.area === area);

  function toggle(area: PainArea): void {
    if (readOnly) return;
    const index = indexOf(area);
    if (index === -1) mark(area, []);
    else unmark(area, index);
  }

  function mark(area: PainArea, qualities: readonly PainQuality[]): void {
    const length = session.snapshot().queue.local.complaints.painAreas.length;
    session.edit([
      { op: 'insert', path: `${LIST}/${String(length)}`, value: { area, qualities: [...qualities], note: null } },
    ]);
  }

  function unmark(area: PainArea, index: number): void {
    const gone = markOf(session.snapshot().queue.local.complaints.painAreas, area);
    session.edit([{ op: 'remove', path: `${LIST}/${String(index)}` }]);
    if (gone === null || (gone.qualities.length === 0 && gone.note === null)) return;
    showToast('Removed the mark with its qualities and note', { action: { label: 'Undo', run: () => session.undo() } });
  }

  function toggleQuality(area: PainArea, quality: PainQuality): void {
    if (readOnly) return;
    const index = indexOf(area);
    const given = session.snapshot().queue.local.complaints.painAreas[index]?.qualities;
    if (given === undefined) {
      mark(area, [quality]);
      return;
    }
    const value = PAIN_QUALITIES.filter((each) => (each === quality) !== given.includes(each));
    session.edit([{ op: 'set', path: `${LIST}/${String(index)}/qualities`, value }]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const beside = placeBeside(active, event.key);
    const quality = /^[1-5]$/.test(event.key) ? PAIN_QUALITIES[Number(event.key) - 1] : undefined;
    if (event.key === ' ' || event.key === 'Enter') toggle(active.area);
    else if (quality !== undefined) toggleQuality(active.area, quality);
    else if (beside !== null) focus(beside);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  }

  function focus({ view, area }: DrawnPlace): void {
    pictures.current?.querySelector<SVGElement>(`[data-area="${view} ${area}"]`)?.focus();
  }

  const shared = {
    marks,
    active: isFocused ? active : null,
    onPress: (place: DrawnPlace) => {
      setActive(place);
      toggle(place.area);
      focus(place);
    },
  };
  const current = markOf(marks, active.area);

  return (
    <div className={styles['diagram']} data-path={LIST}>
      <div
        ref={pictures}
        className={styles['pictures']}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setFocused(true);
        }}
        onBlur={() => {
          setFocused(false);
        }}
      >
        {PAIN_VIEWS.map((view) => (
          <BodyPicture
            key={view}
            view={view}
            {...shared}
            tabStop={active.view === view ? active.area : null}
            readOnly={readOnly}
            onFocusArea={setActive}
          />
        ))}
        <div className={styles['hips']}>
          {PAIN_VIEWS.map((view) => (
            <HipPicture key={view} view={view} {...shared} />
          ))}
        </div>
      </div>
      <p role="status" className={styles['status']}>
        {isFocused
          ? `${drawnAreaLabel(active.area, active.view)}: ${current === null ? 'not marked' : (qualityWords(current.qualities)?.toLowerCase() ?? 'marked')}`
          : ''}
      </p>
      <MarkedAreas marks={marks} onToggleQuality={toggleQuality} onRemove={toggle} />
    </div>
  );
}
