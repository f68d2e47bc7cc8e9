import { BODY_OUTLINE, HEAD_OUTLINE } from '../../../../main/domain/body-outline.ts';
import type { PainArea } from '../../../../main/domain/evaluation/history.ts';
import { drawnAreaLabel } from '../../../../main/domain/labels-history.ts';
import {
  HIP_AREAS,
  HIP_BOX,
  VIEW_AREAS,
  VIEW_BOX,
  type DrawnArea,
  type PainView,
} from '../../../../main/domain/pain-diagram.ts';
import { markOf, signsOf, type MarkedArea } from '../../../../main/domain/pain-marks.ts';
import { svgPath, type Box } from '../../../../main/domain/paths.ts';
import { cx } from '../../../ui/cx.ts';
import type { DrawnPlace } from './pain-walk.ts';
import styles from './PainDiagram.module.css';

/** Half the side of a sign, in units of the body: signs of both pictures look alike on the screen. */
const BODY_SIGN = 2.2;
const HIP_SIGN = 1.25;

interface PictureProps {
  view: PainView;
  marks: readonly MarkedArea[];
  /** The area that has the focus, in either picture. */
  active: DrawnPlace | null;
  onPress: (place: DrawnPlace) => void;
}

interface BodyProps extends PictureProps {
  /** The area that Tab reaches; null when it is in the other picture. */
  tabStop: PainArea | null;
  readOnly: boolean;
  onFocusArea: (place: DrawnPlace) => void;
}

/** The body from one side; every area is a button that is pressed while it is marked. */
export function BodyPicture({ view, marks, active, onPress, tabStop, readOnly, onFocusArea }: BodyProps) {
  const areas = VIEW_AREAS[view];
  return (
    <div className={styles['body']}>
      <Title view={view}>{view === 'front' ? 'Front' : 'Back'}</Title>
      <svg className={styles['svg']} viewBox={boxText(VIEW_BOX)} role="group" aria-label={`Body, ${view}`}>
        <path className={styles['skin']} d={svgPath(BODY_OUTLINE)} />
        <path className={styles['skin']} d={svgPath(HEAD_OUTLINE)} />
        {areas.map(({ area, path }) => (
          <path
            key={area}
            role="button"
            className={styles['area']}
            d={svgPath(path)}
            aria-label={drawnAreaLabel(area, view)}
            aria-pressed={markOf(marks, area) !== null}
            aria-disabled={readOnly ? true : undefined}
            tabIndex={tabStop === area ? 0 : -1}
            data-area={`${view} ${area}`}
            onFocus={() => {
              onFocusArea({ view, area });
            }}
            onClick={() => {
              onPress({ view, area });
            }}
          />
        ))}
        <path className={styles['outline']} d={svgPath(BODY_OUTLINE)} />
        <path className={styles['outline']} d={svgPath(HEAD_OUTLINE)} />
        <Marks areas={areas} marks={marks} size={BODY_SIGN} />
        <Ring areas={areas} active={active?.view === view ? active : null} />
      </svg>
    </div>
  );
}

/** The hips larger, to be hit by a finger. The same areas as in the picture of the body, so it is hidden from speech. */
export function HipPicture({ view, marks, active, onPress }: PictureProps) {
  const areas = HIP_AREAS[view];
  return (
    <div className={styles['hip']} aria-hidden="true">
      <Title view={view}>{`Hips, ${view}`}</Title>
      <svg className={styles['svg']} viewBox={boxText(HIP_BOX)}>
        {areas.map(({ area, path }) => (
          <path
            key={area}
            className={cx(styles['area'], styles['hipArea'])}
            d={svgPath(path)}
            onClick={() => {
              onPress({ view, area });
            }}
          />
        ))}
        <Marks areas={areas} marks={marks} size={HIP_SIGN} />
        <Ring areas={areas} active={active?.view === view ? active : null} />
      </svg>
    </div>
  );
}

/** Seen from the front, the examinee's left is at the viewer's right. */
function Title({ view, children }: { view: PainView; children: string }) {
  return (
    <div className={styles['title']} aria-hidden="true">
      <span className={styles['side']}>{view === 'front' ? 'R' : 'L'}</span>
      <span>{children}</span>
      <span className={styles['side']}>{view === 'front' ? 'L' : 'R'}</span>
    </div>
  );
}

function Marks({ areas, marks, size }: { areas: readonly DrawnArea[]; marks: readonly MarkedArea[]; size: number }) {
  return areas.map((drawn) => {
    const mark = markOf(marks, drawn.area);
    if (mark === null) return null;
    const signs = signsOf(drawn, mark.qualities, size);
    return (
      <g key={drawn.area} className={styles['marked']}>
        <path className={styles['tint']} d={svgPath(drawn.path)} />
        <path className={styles['sign']} d={signs.map(({ path }) => svgPath(path)).join('')} />
      </g>
    );
  });
}

/** Drawn last, so that no neighbour covers the focus. */
function Ring({ areas, active }: { areas: readonly DrawnArea[]; active: DrawnPlace | null }) {
  const drawn = areas.find(({ area }) => area === active?.area);
  return drawn === undefined ? null : <path className={styles['ring']} d={svgPath(drawn.path)} />;
}

function boxText({ x, y, width, height }: Box): string {
  return [x, y, width, height].join(' ');
}
