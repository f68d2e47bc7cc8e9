import type { PainArea } from '../../../../main/domain/evaluation/history.ts';
import { PAIN_VIEWS, VIEW_AREAS, VIEW_BOX, type PainView } from '../../../../main/domain/pain-diagram.ts';
import type { Point } from '../../../../main/domain/paths.ts';

/** An area in one of the two pictures. */
export interface DrawnPlace {
  readonly view: PainView;
  readonly area: PainArea;
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
/** How much a step aside counts against a step ahead. */
const ASIDE = 2.2;

const PLACES = PAIN_VIEWS.flatMap((view, index) =>
  VIEW_AREAS[view].map(({ area, centre: [x, y] }) => ({
    place: { view, area },
    at: [x + index * VIEW_BOX.width, y] as Point,
  })),
);

/** The area that an arrow key leads to, the two pictures standing side by side; null at the edge and for other keys. */
export function placeBeside(from: DrawnPlace, key: string): DrawnPlace | null {
  const direction = DIRECTIONS[key];
  const start = PLACES.find(({ place }) => place.view === from.view && place.area === from.area);
  if (direction === undefined || start === undefined) return null;
  let best: DrawnPlace | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { place, at } of PLACES) {
    const [dx, dy] = [at[0] - start.at[0], at[1] - start.at[1]];
    const ahead = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    const effort = ahead + aside * ASIDE;
    if (ahead > 1 && effort < least) [best, least] = [place, effort];
  }
  return best;
}
