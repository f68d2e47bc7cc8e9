import { z } from 'zod';

/** The field in which a signature is drawn: whole units, the origin at its upper left corner. */
export const SIGNATURE_FIELD = { width: 1000, height: 300 } as const;

const point = z.tuple([z.int().min(0).max(SIGNATURE_FIELD.width), z.int().min(0).max(SIGNATURE_FIELD.height)]);

/** A drawn signature: lines from where the pointer was set down to where it was lifted. */
export const strokesSchema = z.array(z.array(point).min(1).max(2000)).min(1).max(60);
export type Strokes = z.output<typeof strokesSchema>;

type Point = readonly [x: number, y: number];

/** A step of a path in the units of the field. */
export type StrokeStep =
  readonly ['move' | 'line', number, number] | readonly ['curve', number, number, number, number, number, number];

/** Leaves out points nearer than `distance` units to the one before, so that a slow hand does not make a ragged line. */
export function thinned(stroke: readonly Point[], distance = 6): [x: number, y: number][] {
  const kept: [x: number, y: number][] = [];
  stroke.forEach((at, index) => {
    const last = kept.at(-1);
    const far = last === undefined || Math.hypot(at[0] - last[0], at[1] - last[1]) >= distance;
    if (far || index === stroke.length - 1) kept.push([at[0], at[1]]);
  });
  return kept;
}

/** A stroke as smooth curves through its points (Catmull–Rom); a dot becomes the shortest line that can be seen. */
export function strokePath(stroke: readonly Point[]): StrokeStep[] {
  const [first, ...rest] = stroke;
  if (first === undefined) return [];
  const steps: StrokeStep[] = [['move', first[0], first[1]]];
  if (rest.length === 0) return [...steps, ['line', first[0] + 1, first[1]]];
  rest.forEach((to, index) => {
    const from = stroke[index] ?? first;
    const before = stroke[index - 1] ?? from;
    const after = stroke[index + 2] ?? to;
    steps.push([
      'curve',
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      to[0],
      to[1],
    ]);
  });
  return steps;
}

/** The smallest box around a signature. */
export function strokesBox(strokes: Strokes): { x: number; y: number; width: number; height: number } {
  const xs = strokes.flatMap((stroke) => stroke.map(([x]) => x));
  const ys = strokes.flatMap((stroke) => stroke.map(([, y]) => y));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(1, Math.max(...xs) - x), height: Math.max(1, Math.max(...ys) - y) };
}
