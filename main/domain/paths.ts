/** A drawing in steps, y growing downwards. Screen and report draw the same steps. */
export type PathStep =
  | readonly ['move' | 'line', number, number]
  | readonly ['curve', number, number, number, number, number, number]
  | readonly ['close'];
export type Path = readonly PathStep[];
export type Point = readonly [x: number, y: number];
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Straight pieces that stand for one curve where a polygon is needed. */
const PIECES = 8;

/**
 * Curves through all points, smooth at every point but the first and the last. A tangent is the mean of the two
 * directions that meet in a point, the shorter side counting more, so that close points do not make a curve overshoot.
 *
 * @returns for each pair of neighbours the curve from one to the next.
 */
export function smooth(points: readonly Point[]): PathStep[] {
  const tangents = points.map((point, index) => tangentAt(points[index - 1], point, points[index + 1]));
  return points.slice(1).flatMap((to, index): PathStep[] => {
    const from = points[index];
    const [start, end] = [tangents[index], tangents[index + 1]];
    if (from === undefined || start === undefined || end === undefined) return [];
    const reach = distance(from, to) / 3;
    return [
      [
        'curve',
        from[0] + start[0] * reach,
        from[1] + start[1] * reach,
        to[0] - end[0] * reach,
        to[1] - end[1] * reach,
        ...to,
      ],
    ];
  });
}

function tangentAt(before: Point | undefined, at: Point, after: Point | undefined): Point {
  const incoming = before === undefined ? null : unit(before, at);
  const outgoing = after === undefined ? null : unit(at, after);
  if (incoming === null || outgoing === null) return incoming ?? outgoing ?? [0, 0];
  const back = distance(before ?? at, at);
  const forth = distance(at, after ?? at);
  const [x, y] = [incoming[0] * forth + outgoing[0] * back, incoming[1] * forth + outgoing[1] * back];
  return unit([0, 0], [x, y]);
}

function unit(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length === 0 ? [0, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** The path with every point put elsewhere. */
export function mapPath(path: Path, to: (x: number, y: number) => Point): Path {
  return path.map((step): PathStep => {
    if (step[0] === 'close') return step;
    if (step[0] !== 'curve') return [step[0], ...to(step[1], step[2])];
    return ['curve', ...to(step[1], step[2]), ...to(step[3], step[4]), ...to(step[5], step[6])];
  });
}

/** The corners of the path, each curve cut into straight pieces. */
export function polygonOf(path: Path, pieces = PIECES): Point[] {
  const points: Point[] = [];
  for (const step of path) {
    const from = points.at(-1);
    if (step[0] === 'move' || step[0] === 'line') points.push([step[1], step[2]]);
    else if (step[0] === 'curve' && from !== undefined) {
      for (let piece = 1; piece <= pieces; piece += 1) points.push(onCurve(from, step, piece / pieces));
    }
  }
  return points;
}

function onCurve(
  [x0, y0]: Point,
  [, x1, y1, x2, y2, x3, y3]: Extract<PathStep, readonly ['curve', ...unknown[]]>,
  t: number,
): Point {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
  return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
}

/** Whether a point lies in a polygon (even-odd rule). */
export function isInside(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  polygon.forEach(([ax, ay], index) => {
    const [bx, by] = polygon.at(index - 1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

export function boxOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Points tried in each direction to find the middle. */
const TRIED = 12;

/** The point of a polygon farthest from its border, to about a twelfth of its size. */
export function middleOf(polygon: readonly Point[]): Point {
  const box = boxOf(polygon);
  let best: Point = [box.x, box.y];
  let room = -1;
  for (let row = 1; row < TRIED; row += 1) {
    for (let column = 1; column < TRIED; column += 1) {
      const point: Point = [box.x + (box.width * column) / TRIED, box.y + (box.height * row) / TRIED];
      const free = isInside(polygon, point) ? distanceToBorder(polygon, point) : -1;
      if (free > room + 1e-9) [best, room] = [point, free];
    }
  }
  return best;
}

/** Distance of a point from the nearest side of a polygon. */
export function distanceToBorder(polygon: readonly Point[], point: Point): number {
  return Math.min(...polygon.map((to, index) => distanceToLine(polygon.at(index - 1) ?? to, to, point)));
}

function distanceToLine([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return distance([x, y], [ax + along * dx, ay + along * dy]);
}

/** The path as an SVG path's `d`, three decimals. */
export function svgPath(path: Path): string {
  return path.map(([name, ...values]) => `${LETTERS[name]}${values.map(rounded).join(' ')}`).join('');
}

const LETTERS = { move: 'M', line: 'L', curve: 'C', close: 'Z' } as const;

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
