import { mapPath, smooth, type Path, type PathStep, type Point } from './paths.ts';

/**
 * The half of a standing figure right of its middle line (x = 0), 7½ heads tall, arms hanging a little away from
 * the body. One unit is about 3.7 mm of a person of 170 cm. The silhouette is the same from the front and the back.
 */

/** From the neck over the shoulder and around the arm to the armpit. */
const ARM: readonly Point[] = [
  [10.5, 64.6],
  [10.6, 72],
  [12.6, 81],
  [20, 87.6],
  [32, 91.6],
  [44, 95],
  [52.8, 101.5],
  [57.6, 112],
  [59, 128],
  [60.4, 150],
  [61.8, 171],
  [64.4, 188],
  [68.6, 204],
  [70.6, 220],
  [71.4, 238],
  [74.2, 250],
  [75.8, 265],
  [75, 277],
  [72, 285],
  [68, 284.4],
  [66, 277],
  [65.4, 269],
  [62, 268],
  [59.4, 258],
  [60.6, 246],
  [61.4, 238],
  [57.6, 222],
  [53.4, 205],
  [50.4, 188],
  [47.4, 168],
  [45.2, 148],
  [43.2, 134],
  [40, 122.5],
];
/** From the armpit down the side, around the foot and up to the crotch. */
const SIDE: readonly Point[] = [
  [40, 122.5],
  [39.6, 136],
  [36.8, 157],
  [34, 177],
  [34.4, 191],
  [37.4, 206],
  [40.6, 222],
  [42.4, 239],
  [42.8, 262],
  [40.8, 285],
  [37.2, 308],
  [34, 327],
  [32.8, 342],
  [33.4, 357],
  [34.4, 377],
  [32.2, 401],
  [27.6, 424],
  [25.2, 438],
  [25.8, 447],
  [29.6, 457],
  [32, 464.5],
  [28.6, 469],
  [19, 470],
  [12.6, 466.5],
  [11.6, 456],
  [12.8, 446],
  [13, 437],
  [11.6, 424],
  [8.6, 401],
  [7.4, 377],
  [9.2, 357],
  [9.8, 342],
  [8.8, 327],
  [6, 308],
  [3.4, 285],
  [1.8, 264],
  [0, 251],
];
const CONTOURS = { arm: { points: ARM, steps: smooth(ARM) }, side: { points: SIDE, steps: smooth(SIDE) } } as const;
type Contour = keyof typeof CONTOURS;

/** Half of the head, from the crown to the chin. */
const HEAD: Path = [
  ['move', 0, 10],
  ['curve', 12.4, 10, 20.6, 19, 20.6, 33],
  ['curve', 20.6, 45, 17.8, 55.5, 12, 63],
  ['curve', 8.4, 67.6, 4.4, 70.6, 0, 70.6],
];

/** A point of a contour by its number, so that areas share the contour's curves exactly. */
export function contourPoint(contour: Contour, index: number): Point {
  return CONTOURS[contour].points.at(index) ?? [0, 0];
}

/** The piece of a contour from one of its points to another, forwards or backwards, without the first point. */
export function along(contour: Contour, from: number, to: number): PathStep[] {
  const { points, steps } = CONTOURS[contour];
  if (from <= to) return steps.slice(from, to);
  return steps
    .slice(to, from)
    .map((step, index): PathStep => {
      const [x, y] = points[to + index] ?? [0, 0];
      return step[0] === 'curve' ? ['curve', step[3], step[4], step[1], step[2], x, y] : step;
    })
    .reverse();
}

/** The other side of the body. */
export function mirrored(path: Path): Path {
  return mapPath(path, (x, y) => [-x, y]);
}

/** Half of an area that lies on both sides of the middle line, from the line and back to it, made whole. */
export function bothHalves(half: Path): Path {
  return [...half, ...backwards(mirrored(half)).slice(1), ['close']];
}

/** An open path drawn from its end to its beginning. */
function backwards(path: Path): Path {
  const ends = path.map((step): Point => {
    if (step[0] === 'close') return [0, 0];
    return step[0] === 'curve' ? [step[5], step[6]] : [step[1], step[2]];
  });
  const steps = path.map((step, index): PathStep => {
    const to = ends[index - 1] ?? [0, 0];
    return step[0] === 'curve' ? ['curve', step[3], step[4], step[1], step[2], ...to] : ['line', ...to];
  });
  return [['move', ...(ends.at(-1) ?? [0, 0])], ...steps.slice(1).reverse()];
}

/** Half of the silhouette below the head. */
const HALF: Path = [
  ['move', ...contourPoint('arm', 0)],
  ...along('arm', 0, ARM.length - 1),
  ...along('side', 0, SIDE.length - 1),
];

export const HEAD_OUTLINE: Path = bothHalves(HEAD);
/** The rest of the body, open at the neck, where it meets the head. */
export const BODY_OUTLINE: Path = [...HALF, ...backwards(mirrored(HALF)).slice(1)];
