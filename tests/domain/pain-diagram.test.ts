import { describe, expect, test } from 'vitest';
import { BODY_OUTLINE, HEAD_OUTLINE } from '../../main/domain/body-outline.ts';
import { PAIN_AREAS, PAIN_QUALITIES } from '../../main/domain/evaluation/history.ts';
import { painAreaLabel } from '../../main/domain/labels-history.ts';
import { HIP_AREAS, HIP_BOX, PAIN_VIEWS, VIEW_AREAS, VIEW_BOX } from '../../main/domain/pain-diagram.ts';
import { signsOf } from '../../main/domain/pain-marks.ts';
import { isInside, polygonOf, svgPath, type Box, type Point } from '../../main/domain/paths.ts';

const within = (box: Box, [x, y]: Point) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
const grid = (box: Box, step: number): Point[] => {
  const points: Point[] = [];
  for (let y = box.y; y < box.y + box.height; y += step) {
    for (let x = box.x; x < box.x + box.width; x += step) points.push([x, y]);
  }
  return points;
};

describe('pain diagram', () => {
  test('every area is drawn in at least one view, and once in each', () => {
    const shown = PAIN_VIEWS.map((view) => VIEW_AREAS[view].map(({ area }) => area));
    for (const areas of shown) expect(new Set(areas).size).toBe(areas.length);
    expect(new Set(shown.flat())).toEqual(new Set(PAIN_AREAS));
  });

  test.each(PAIN_VIEWS)('areas of the %s lie inside the view and hardly overlap', (view) => {
    const areas = VIEW_AREAS[view];
    for (const { polygon, centre } of areas) {
      expect(polygon.every((point) => within(VIEW_BOX, point))).toBe(true);
      expect(isInside(polygon, centre)).toBe(true);
    }
    const hits = grid(VIEW_BOX, 2.7).map((point) => areas.filter(({ polygon }) => isInside(polygon, point)).length);
    const twice = hits.filter((count) => count > 1).length;
    expect(twice / hits.filter((count) => count > 0).length).toBeLessThan(0.005);
  });

  test.each(PAIN_VIEWS)('the areas of the %s cover the body', (view) => {
    const body = [polygonOf(BODY_OUTLINE), polygonOf(HEAD_OUTLINE)];
    const points = grid(VIEW_BOX, 2.7).filter((point) => body.some((polygon) => isInside(polygon, point)));
    const free = points.filter((point) => !VIEW_AREAS[view].some(({ polygon }) => isInside(polygon, point)));
    expect(points.length).toBeGreaterThan(1500);
    expect(free.length / points.length).toBeLessThan(0.005);
  });

  test('the examinee’s left is at the right of the front and at the left of the back', () => {
    const sideOf = (view: 'front' | 'back', area: string) =>
      Math.sign(VIEW_AREAS[view].find((one) => one.area === area)?.centre[0] ?? 0);
    expect(sideOf('front', 'left-groin')).toBe(1);
    expect(sideOf('front', 'right-groin')).toBe(-1);
    expect(sideOf('back', 'left-buttock')).toBe(-1);
    expect(sideOf('back', 'right-buttock')).toBe(1);
  });

  test('the larger picture of the hips holds groin, lateral hip and buttock of both sides as a whole', () => {
    expect(new Set([...HIP_AREAS.front, ...HIP_AREAS.back].map(({ area }) => area))).toEqual(
      new Set(
        ['sacrum', ...['left', 'right'].flatMap((s) => [`${s}-groin`, `${s}-lateral-hip`, `${s}-buttock`])].map(String),
      ),
    );
    for (const { polygon } of [...HIP_AREAS.front, ...HIP_AREAS.back]) {
      expect(polygon.every((point) => within(HIP_BOX, point))).toBe(true);
    }
  });

  test('every area has room for the sign of every quality, and signs stay inside', () => {
    for (const view of PAIN_VIEWS) {
      for (const drawn of VIEW_AREAS[view]) {
        for (const quality of PAIN_QUALITIES) {
          const signs = signsOf(drawn, [quality], 2.2);
          expect(signs.length, `${drawn.area} ${quality}`).toBeGreaterThan(0);
          const corners = signs.flatMap(({ path }) => polygonOf(path));
          const outside = corners.filter((corner) => !isInside(drawn.polygon, corner)).length;
          expect(outside / corners.length, `${drawn.area} ${quality}`).toBeLessThan(0.15);
        }
      }
    }
  });

  test('several qualities take turns, and none gives no sign', () => {
    const [thigh] = VIEW_AREAS.front.filter(({ area }) => area === 'left-anterior-thigh');
    if (thigh === undefined) throw new Error('no thigh');
    const used = new Set(signsOf(thigh, ['burning', 'numbness'], 2.2).map(({ quality }) => quality));
    expect(used).toEqual(new Set(['burning', 'numbness']));
    expect(signsOf(thigh, [], 2.2)).toEqual([]);
  });

  test('areas have plain names', () => {
    expect(painAreaLabel('left-lateral-hip')).toBe('Left lateral hip');
    expect(painAreaLabel('low-back')).toBe('Low back');
  });

  test('a path becomes the text of an SVG path', () => {
    expect(svgPath([['move', 1, 2.00049], ['curve', 0, 0, 1, 1, 2, 2], ['line', -1.5, 0], ['close']])).toBe(
      'M1 2C0 0 1 1 2 2L-1.5 0Z',
    );
  });
});
