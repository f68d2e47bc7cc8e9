import { unfilledItems } from './check-phrases.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { clockItems } from './readiness-clock.ts';
import { instrumentItems, recordItems, residualItems } from './readiness-clinical.ts';
import type { Finding, ReadinessItem } from './readiness-item.ts';
import { examinationItems } from './readiness-examination.ts';
import {
  apportionmentItems,
  askedItems,
  attestationItems,
  diagnosisItems,
  priorInjuryItems,
  questionItems,
  studyItems,
  workItems,
} from './readiness-lists.ts';
import { fixedItems } from './readiness-places.ts';
import { ratingItems } from './readiness-rating.ts';
import { repeatFindings } from './repeats.ts';
import type { Repeat } from './repeats.ts';
import { stepOfPointer } from './step-of-pointer.ts';

export type { ReadinessItem };

/**
 * What the report's profile still lacks before it is signed (SPEC P1–P5), in the order of the report. An item that was
 * waived with a written reason stays in the list and carries the reason.
 *
 * @param repeats texts known to stand in other evaluations as well; each becomes a notice.
 */
export function readiness(evaluation: Evaluation, repeats: readonly Repeat[] = []): ReadinessItem[] {
  const reasons = new Map(evaluation.waivers.map(({ item, reason }) => [item, reason.trim()]));
  return [...findings(evaluation), ...repeatFindings(evaluation, repeats)].map(
    ({ path, text, why, kind, id = idOf(path, kind) }) => ({
      id,
      step: stepOfPointer(path),
      path,
      text,
      why,
      kind,
      // A blank reason waives nothing.
      waived: reasons.get(id) || null,
    }),
  );
}

/** The items that block the signature; a notice never does. */
export function openItems(items: readonly ReadinessItem[]): ReadinessItem[] {
  return items.filter(({ waived, kind }) => waived === null && kind !== 'notice');
}

function findings(evaluation: Evaluation): Finding[] {
  return [
    ...fixedItems(evaluation, 'before-records'),
    ...askedItems(evaluation),
    ...clockItems(evaluation),
    ...attestationItems(evaluation),
    ...recordItems(evaluation),
    ...fixedItems(evaluation, 'clinical'),
    ...priorInjuryItems(evaluation),
    ...examinationItems(evaluation),
    ...studyItems(evaluation),
    ...diagnosisItems(evaluation),
    ...instrumentItems(evaluation),
    ...residualItems(evaluation),
    ...ratingItems(evaluation),
    ...fixedItems(evaluation, 'opinions'),
    ...workItems(evaluation),
    ...apportionmentItems(evaluation),
    ...questionItems(evaluation),
    ...fixedItems(evaluation, 'signing'),
    ...unfilledItems(evaluation),
  ];
}

/** "/case/faceToFaceMinutes" → "case.faceToFaceMinutes"; flags and notices of the same place get names of their own. */
function idOf(path: string, kind: ReadinessItem['kind']): string {
  const name = path.slice(1).replaceAll('/', '.');
  return kind === 'missing' ? name : `${name}:${kind}`;
}
