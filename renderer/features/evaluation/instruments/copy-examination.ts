import { Decimal } from 'decimal.js';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import type { HarrisAdministration, Side } from '../../../../main/domain/evaluation/instruments.ts';
import { HARRIS_MOTIONS } from '../../../../main/domain/instruments/harris-rom.ts';

type Responses = HarrisAdministration['responses'];
export interface ExaminationCopy {
  readonly deformity: Partial<Responses['deformity']>;
  readonly rangeOfMotion: Partial<Responses['rangeOfMotion']>;
}

/**
 * What the examination holds for a Harris hip score of one side: the largest passive trial of each motion (else the
 * largest active one), fixed deformities, and the difference of the two limb lengths. Only what was measured;
 * null when nothing was.
 */
export function copyFromExamination(examination: Evaluation['examination'], side: Side): ExaminationCopy | null {
  const deformities = examination.fixedDeformity[side];
  const { left, right } = examination.limbLengthCm;
  const difference = left === null || right === null ? null : new Decimal(left).minus(right).abs().toFixed();
  const deformity = withoutNull({
    fixedFlexion: deformities.flexion,
    fixedAdduction: deformities.adduction,
    fixedInternalRotation: deformities.internalRotation,
    limbLengthDifference: difference,
  });
  const rangeOfMotion = withoutNull(
    Object.fromEntries(
      HARRIS_MOTIONS.map((motion) => {
        const { active, passive } = examination.rangeOfMotion[side][motion];
        return [motion, largest(passive.length > 0 ? passive : active)];
      }),
    ),
  );
  const isEmpty = Object.keys(deformity).length + Object.keys(rangeOfMotion).length === 0;
  return isEmpty ? null : { deformity, rangeOfMotion };
}

function largest(trials: readonly string[]): string | null {
  return trials.length === 0 ? null : Decimal.max(...trials).toFixed();
}

function withoutNull(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
}
