import { valueAt, type Change } from '../changes.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { MUSCLE_GROUPS, SPECIAL_TESTS } from '../evaluation/findings.ts';
import { SIDES, type Side } from '../evaluation/instruments.ts';
import { NEUROVASCULAR_ITEMS } from '../labels-examination.ts';

/** Parts of the examination whose empty fields can be filled at once. Measured numbers are never filled. */
export type FillPart = 'strength' | 'tests' | 'neurovascular';

interface Finding {
  readonly path: (side: Side) => string;
  readonly normal: string;
}

const FINDINGS: Readonly<Record<FillPart, readonly Finding[]>> = {
  strength: MUSCLE_GROUPS.map((group) => ({
    path: (side) => `/examination/strength/${side}/${group}`,
    normal: '5',
  })),
  tests: [
    { path: (side) => `/examination/trendelenburg/${side}`, normal: 'negative' },
    ...SPECIAL_TESTS.map((test) => ({
      path: (side: Side) => `/examination/specialTests/${side}/${test}`,
      normal: 'negative',
    })),
  ],
  neurovascular: NEUROVASCULAR_ITEMS.map((item) => ({
    path: (side) => `/examination/neurovascularFindings/${side}/${item}`,
    normal: item.endsWith('Reflex') ? '2+' : 'normal',
  })),
};

/** What gives every empty field of the part its normal finding. */
export function normalWhereEmpty(evaluation: Evaluation, part: FillPart): Change[] {
  return FINDINGS[part].flatMap(({ path, normal }) =>
    SIDES.flatMap((side): Change[] =>
      valueAt(evaluation, path(side)) === null ? [{ op: 'set', path: path(side), value: normal }] : [],
    ),
  );
}

/** What gives each empty field of the part the finding of the other side. */
export function otherSideWhereEmpty(evaluation: Evaluation, part: FillPart): Change[] {
  return FINDINGS[part].flatMap(({ path }) =>
    SIDES.flatMap((side): Change[] => {
      const other = valueAt(evaluation, path(side === 'left' ? 'right' : 'left'));
      return valueAt(evaluation, path(side)) === null && other !== null
        ? [{ op: 'set', path: path(side), value: other }]
        : [];
    }),
  );
}
