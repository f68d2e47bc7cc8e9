import { along, bothHalves, contourPoint, HEAD_OUTLINE, mirrored } from './body-outline.ts';
import { PAIN_AREAS, type PainArea } from './evaluation/history.ts';
import { SIDES } from './evaluation/instruments.ts';
import { middleOf, polygonOf, type Box, type Path, type Point } from './paths.ts';

/** The body is seen from the front, where the examinee's left is at the viewer's right, and from the back. */
export const PAIN_VIEWS = ['front', 'back'] as const;
export type PainView = (typeof PAIN_VIEWS)[number];

/** An area as it is drawn in one view, in the units of the body's outline: x from the middle line. */
export interface DrawnArea {
  readonly area: PainArea;
  readonly path: Path;
  readonly polygon: readonly Point[];
  /** A point well inside: where the focus lies and the first mark is put. */
  readonly centre: Point;
}

/** What a view shows. */
export const VIEW_BOX: Box = { x: -84, y: 4, width: 168, height: 472 };
/** The hips, drawn larger: all of the areas in HIP_AREAS. */
export const HIP_BOX: Box = { x: -47, y: 201, width: 94, height: 72 };

type SidedName<T> = T extends `left-${infer Name}` ? Name : never;
type Sided = SidedName<PainArea>;
type Middle = Exclude<PainArea, `${'left' | 'right'}-${string}`>;
const NAMES: ReadonlySet<string> = new Set(PAIN_AREAS);

const SHOULDER_TOP: Point = contourPoint('arm', 4);
const ARMPIT: Point = contourPoint('side', 0);
/** Lower end of the arm's areas on its inner side. */
const LAST = 30;

/** The border between trunk and shoulder, downwards. */
const SHOULDER_SEAM: Path = [['curve', 34, 102, 36, 113, ...ARMPIT]];
const SHOULDER: Path = [
  ['move', ...SHOULDER_TOP],
  ...along('arm', 4, 8),
  ['curve', 54, 131.5, 48, 133.5, ...contourPoint('arm', LAST)],
  ...along('arm', LAST, LAST + 1),
  ['curve', 36, 113, 34, 102, ...SHOULDER_TOP],
  ['close'],
];
const ARM: Path = [
  ['move', ...contourPoint('arm', 8)],
  ...along('arm', 8, LAST),
  ['curve', 48, 133.5, 54, 131.5, ...contourPoint('arm', 8)],
  ['close'],
];
const NECK = half(
  [0, 70.6],
  [['curve', 4, 70.6, 7.6, 68.2, ...contourPoint('arm', 0)], ...along('arm', 0, 3), ['curve', 14, 91, 7, 94, 0, 94]],
);
/** Chest or upper back; `rim` leads from the side to the middle. */
function upperTrunk(rim: Path): Path {
  return half(
    [0, 94],
    [
      ['curve', 7, 94, 14, 91, ...contourPoint('arm', 3)],
      ...along('arm', 3, 4),
      ...SHOULDER_SEAM,
      ...along('side', 0, 2),
      ...rim,
    ],
  );
}
function limb(from: number, to: number, innerFrom: number, innerTo: number): Path {
  return [
    ['move', ...contourPoint('side', from)],
    ...along('side', from, to),
    across(contourPoint('side', to), contourPoint('side', innerFrom)),
    ...along('side', innerFrom, innerTo),
    across(contourPoint('side', innerTo), contourPoint('side', from)),
    ['close'],
  ];
}
/** Across a limb, a little lower in the middle; the same curve in both directions. */
function across(from: Point, to: Point): Path[number] {
  const third = (to[0] - from[0]) / 3;
  return ['curve', from[0] + third, from[1] + 2.4, to[0] - third, to[1] + 2.4, ...to];
}
const KNEE = limb(11, 13, 30, 32);
const LOWER_LEG = limb(13, 17, 26, 30);
const FOOT: Path = [
  ['move', ...contourPoint('side', 17)],
  ...along('side', 17, 26),
  across(contourPoint('side', 26), contourPoint('side', 17)),
  ['close'],
];

const FRONT: Readonly<Partial<Record<Sided | Middle, Path>>> = {
  head: HEAD_OUTLINE,
  neck: NECK,
  chest: upperTrunk([['curve', 27, 165, 13, 151, 0, 148]]),
  abdomen: half(
    [0, 148],
    [
      ['curve', 13, 151, 27, 165, ...contourPoint('side', 2)],
      ...along('side', 2, 5),
      ['curve', 34, 207, 31, 208.6, 28.4, 211],
      ['curve', 21, 221, 11, 232, 0, 236],
    ],
  ),
  shoulder: SHOULDER,
  arm: ARM,
  'lateral-hip': [
    ['move', ...contourPoint('side', 5)],
    ...along('side', 5, 8),
    ['curve', 39, 266, 35.4, 266.6, 32, 266],
    ['curve', 28.6, 256, 26.6, 248, 26.4, 240],
    ['curve', 26.2, 230, 27.4, 220, 28.4, 211],
    ['curve', 31, 208.6, 34, 207, ...contourPoint('side', 5)],
    ['close'],
  ],
  groin: [
    ['move', 28.4, 211],
    ['curve', 27.4, 220, 26.2, 230, 26.4, 240],
    ['curve', 18, 250, 9, 259, ...contourPoint('side', 35)],
    ...along('side', 35, 36),
    ['line', 0, 236],
    ['curve', 11, 232, 21, 221, 28.4, 211],
    ['close'],
  ],
  'anterior-thigh': [
    ['move', ...contourPoint('side', 8)],
    ...along('side', 8, 11),
    across(contourPoint('side', 11), contourPoint('side', 32)),
    ...along('side', 32, 35),
    ['curve', 9, 259, 18, 250, 26.4, 240],
    ['curve', 26.6, 248, 28.6, 256, 32, 266],
    ['curve', 35.4, 266.6, 39, 266, ...contourPoint('side', 8)],
    ['close'],
  ],
  knee: KNEE,
  shin: LOWER_LEG,
  foot: FOOT,
};

const BACK: Readonly<Partial<Record<Sided | Middle, Path>>> = {
  head: HEAD_OUTLINE,
  neck: NECK,
  'upper-back': upperTrunk([['curve', 26, 161, 12, 162, 0, 162]]),
  'low-back': half(
    [0, 162],
    [
      ['curve', 12, 162, 26, 161, ...contourPoint('side', 2)],
      ...along('side', 2, 5),
      ['curve', 33, 205.4, 30, 205, 27, 205],
      ['curve', 22, 204, 17, 203.4, 13, 205],
      ['curve', 8.6, 203.4, 4.4, 203, 0, 203],
    ],
  ),
  sacrum: half(
    [0, 203],
    [
      ['curve', 4.4, 203, 8.6, 203.4, 13, 205],
      ['curve', 12, 217, 7, 231, 0, 240],
    ],
  ),
  shoulder: SHOULDER,
  arm: ARM,
  'lateral-hip': [
    ['move', ...contourPoint('side', 5)],
    ...along('side', 5, 8),
    ['curve', 39.4, 266, 35.6, 267, 32, 266.6],
    ['curve', 34, 246, 32.6, 222, 27, 205],
    ['curve', 30, 205, 33, 205.4, ...contourPoint('side', 5)],
    ['close'],
  ],
  buttock: [
    ['move', 27, 205],
    ['curve', 32.6, 222, 34, 246, 32, 266.6],
    ['curve', 23, 270.4, 10, 270, 1.8, 264],
    ...along('side', 35, 36),
    ['line', 0, 240],
    ['curve', 7, 231, 12, 217, 13, 205],
    ['curve', 17, 203.4, 22, 204, 27, 205],
    ['close'],
  ],
  'posterior-thigh': [
    ['move', ...contourPoint('side', 8)],
    ...along('side', 8, 11),
    across(contourPoint('side', 11), contourPoint('side', 32)),
    ...along('side', 32, 35),
    ['curve', 10, 270, 23, 270.4, 32, 266.6],
    ['curve', 35.6, 267, 39.4, 266, ...contourPoint('side', 8)],
    ['close'],
  ],
  'popliteal-fossa': KNEE,
  calf: LOWER_LEG,
  heel: FOOT,
};

const CENTRES = new Map<Path, Point>();

/** The areas of each view, from head to foot; the examinee's left is at the right of the front and the left of the back. */
export const VIEW_AREAS: Readonly<Record<PainView, readonly DrawnArea[]>> = {
  front: areasOf(FRONT, 'left'),
  back: areasOf(BACK, 'right'),
};

const HIP_NAMES: ReadonlySet<string> = new Set([
  'sacrum',
  ...SIDES.flatMap((side) => ['groin', 'lateral-hip', 'buttock'].map((name) => `${side}-${name}`)),
]);
/** The areas of a view that HIP_BOX shows. */
export const HIP_AREAS: Readonly<Record<PainView, readonly DrawnArea[]>> = {
  front: VIEW_AREAS.front.filter(({ area }) => HIP_NAMES.has(area)),
  back: VIEW_AREAS.back.filter(({ area }) => HIP_NAMES.has(area)),
};

function areasOf(paths: Readonly<Partial<Record<Sided | Middle, Path>>>, right: 'left' | 'right'): DrawnArea[] {
  return Object.entries(paths).flatMap(([name, path]) => {
    if (NAMES.has(name)) return [drawn(name as Middle, path)];
    const left = right === 'left' ? 'right' : 'left';
    const [x, y] = centreOf(path);
    return [
      { area: `${left}-${name as Sided}`, path: mirrored(path), polygon: polygonOf(mirrored(path)), centre: [-x, y] },
      drawn(`${right}-${name as Sided}`, path),
    ];
  });
}

function drawn(area: PainArea, path: Path): DrawnArea {
  return { area, path, polygon: polygonOf(path), centre: centreOf(path) };
}

/** Sought once for each path: both views share several. */
function centreOf(path: Path): Point {
  const centre = CENTRES.get(path) ?? middleOf(polygonOf(path, 3));
  CENTRES.set(path, centre);
  return centre;
}

function half([x, y]: Point, steps: Path): Path {
  return bothHalves([['move', x, y], ...steps]);
}
