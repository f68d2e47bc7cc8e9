import { PAIN_QUALITIES, type PainArea } from './evaluation/history.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { DrawnArea } from './pain-diagram.ts';
import { boxOf, distanceToBorder, isInside, mapPath, type Path } from './paths.ts';

export type MarkedArea = Evaluation['complaints']['painAreas'][number];
export type PainQuality = (typeof PAIN_QUALITIES)[number];

/**
 * The sign of each quality, as pain drawings on paper use them, in a square from −1 to 1. The shape tells the
 * quality; colour adds nothing.
 */
const QUALITY_SIGNS: Readonly<Record<PainQuality, Path>> = {
  aching: [
    ['move', -0.9, 0.55],
    ['line', 0, -0.6],
    ['line', 0.9, 0.55],
  ],
  burning: [
    ['move', -0.7, -0.7],
    ['line', 0.7, 0.7],
    ['move', -0.7, 0.7],
    ['line', 0.7, -0.7],
  ],
  stabbing: [
    ['move', -0.5, 1],
    ['line', 0.5, -1],
  ],
  numbness: [
    ['move', -0.85, -0.4],
    ['line', 0.85, -0.4],
    ['move', -0.85, 0.4],
    ['line', 0.85, 0.4],
  ],
  'pins-and-needles': [
    ['move', 0.65, 0],
    ['curve', 0.65, 0.36, 0.36, 0.65, 0, 0.65],
    ['curve', -0.36, 0.65, -0.65, 0.36, -0.65, 0],
    ['curve', -0.65, -0.36, -0.36, -0.65, 0, -0.65],
    ['curve', 0.36, -0.65, 0.65, -0.36, 0.65, 0],
    ['close'],
  ],
};

export interface Sign {
  readonly quality: PainQuality;
  /** The sign at its place, in the units of the body's outline. */
  readonly path: Path;
}

/**
 * The signs that fill an area: rows of signs around its middle, the qualities taking turns. Each lies inside the area;
 * an area too small for rows gets one sign of each quality that finds room.
 *
 * @param size half the side of a sign's square, in units of the body's outline.
 */
export function signsOf({ polygon, centre }: DrawnArea, qualities: readonly PainQuality[], size: number): Sign[] {
  const ordered = PAIN_QUALITIES.filter((quality) => qualities.includes(quality));
  if (ordered.length === 0) return [];
  const box = boxOf(polygon);
  const step = size * 3.6;
  const [cx, cy] = centre;
  const signs: Sign[] = [];
  const firstRow = Math.ceil((box.y - cy) / step);
  for (let row = firstRow; cy + row * step < box.y + box.height; row += 1) {
    // Every other row is shifted by half a step, so that the signs stand like bricks.
    const shift = Math.abs(row % 2) / 2;
    for (
      let column = Math.ceil((box.x - cx) / step - shift);
      cx + (column + shift) * step < box.x + box.width;
      column += 1
    ) {
      const [x, y] = [cx + (column + shift) * step, cy + row * step];
      const isCentre = row === 0 && column === 0;
      if (!isInside(polygon, [x, y]) || (!isCentre && distanceToBorder(polygon, [x, y]) < size)) continue;
      const quality = ordered[modulo(column + row, ordered.length)] ?? ordered[0];
      if (quality !== undefined) signs.push(signAt(quality, x, y, size));
    }
  }
  return signs;
}

/** One sign, for a legend or a list. */
export function signAt(quality: PainQuality, x: number, y: number, size: number): Sign {
  return { quality, path: mapPath(QUALITY_SIGNS[quality], (dx, dy) => [x + dx * size, y + dy * size]) };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** The marked area of that name, if it is marked. */
export function markOf(areas: readonly MarkedArea[], area: PainArea): MarkedArea | null {
  return areas.find((one) => one.area === area) ?? null;
}
