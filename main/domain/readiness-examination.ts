import type { Evaluation } from './evaluation/evaluation.ts';
import { MOTIONS, MUSCLE_GROUPS, SPECIAL_TESTS } from './evaluation/findings.ts';
import { SIDES, type Side } from './evaluation/instruments.ts';
import { usedMotion } from './examination/motion.ts';
import { MOTION_LABELS, MUSCLE_LABELS, TEST_LABELS } from './labels.ts';
import { NEUROVASCULAR_ITEMS, NEUROVASCULAR_LABELS } from './labels-examination.ts';
import { EVERY_REPORT as P1, isFilled, lacking, missing } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';

type Examination = Evaluation['examination'];

/**
 * The findings on both sides (SPEC P1): each motion, muscle group, test and neurovascular finding of each side, where
 * "not performed" is an answer, and inspection and palpation in words.
 */
export function examinationItems({ examination }: Evaluation): Finding[] {
  const { inspection, palpation } = examination;
  return [
    ...(isFilled(inspection) ? [] : [missing('/examination/inspection', 'Inspection', P1)]),
    ...(isFilled(palpation) ? [] : [missing('/examination/palpation', 'Palpation', P1)]),
    ...SIDES.flatMap((side) => motionItems(examination, side)),
    ...SIDES.flatMap((side) => strengthItems(examination, side)),
    ...SIDES.flatMap((side) => testItems(examination, side)),
    ...SIDES.flatMap((side) => neurovascularItems(examination, side)),
  ];
}

function motionItems({ rangeOfMotion }: Examination, side: Side): Finding[] {
  const absent = MOTIONS.filter((motion) => usedMotion(rangeOfMotion[side][motion]) === null);
  const gaps = absent.map((motion) => [motion, MOTION_LABELS[motion].toLowerCase()] as const);
  return lacking(`/examination/rangeOfMotion/${side}`, `Range of motion, ${side}`, gaps, P1);
}

function strengthItems({ strength }: Examination, side: Side): Finding[] {
  const absent = MUSCLE_GROUPS.filter((group) => strength[side][group] === null);
  const gaps = absent.map((group) => [group, MUSCLE_LABELS[group].toLowerCase()] as const);
  return lacking(`/examination/strength/${side}`, `Strength, ${side}`, gaps, P1);
}

/** Trendelenburg stands beside the others but is kept in a place of its own. */
function testItems({ specialTests, trendelenburg }: Examination, side: Side): Finding[] {
  const absent = SPECIAL_TESTS.filter((test) => specialTests[side][test] === null);
  const gaps = absent.map((test) => [test, TEST_LABELS[test]] as const);
  return [
    ...(trendelenburg[side] === null
      ? [missing(`/examination/trendelenburg/${side}`, `Trendelenburg test, ${side}`, P1)]
      : []),
    ...lacking(`/examination/specialTests/${side}`, `Special tests, ${side}`, gaps, P1, 'tests'),
  ];
}

/** Told in words, or finding by finding. */
function neurovascularItems({ neurovascular, neurovascularFindings }: Examination, side: Side): Finding[] {
  if (isFilled(neurovascular)) return [];
  const absent = NEUROVASCULAR_ITEMS.filter((item) => neurovascularFindings[side][item] === null);
  const gaps = absent.map((item) => [item, withinSentence(NEUROVASCULAR_LABELS[item])] as const);
  return lacking(`/examination/neurovascularFindings/${side}`, `Nerves and vessels, ${side}`, gaps, P1);
}

/** In lower case but for the name in it. */
function withinSentence(label: string): string {
  return label.startsWith('Achilles') ? label : label.toLowerCase();
}
