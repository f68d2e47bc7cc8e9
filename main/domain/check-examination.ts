import { outside, outsideEach } from './check-support.ts';
import { MOTIONS } from './evaluation/findings.ts';
import { SIDES } from './evaluation/instruments.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import {
  ANGLE_LIMIT,
  FACE_TO_FACE_LIMIT,
  HEIGHT_LIMIT,
  LIMB_LENGTH_LIMIT,
  MOTION_LIMITS,
  PAIN_LIMIT,
  THIGH_GIRTH_LIMIT,
  WEIGHT_LIMIT,
} from './limits.ts';
import type { Problem } from './problems.ts';

/** That measurements are possible for a person; a number outside is a slip or another unit. */
export function checkExamination({ case: theCase, complaints, examination }: Evaluation): Problem[] {
  return [
    ...outside('/case/faceToFaceMinutes', theCase.faceToFaceMinutes, FACE_TO_FACE_LIMIT),
    ...outside('/complaints/painAtRest', complaints.painAtRest, { ...PAIN_LIMIT, label: 'pain at rest' }),
    ...outside('/complaints/painOnMovement', complaints.painOnMovement, { ...PAIN_LIMIT, label: 'pain on movement' }),
    ...outside('/examination/heightCm', examination.heightCm, HEIGHT_LIMIT),
    ...outside('/examination/weightKg', examination.weightKg, WEIGHT_LIMIT),
    ...SIDES.flatMap((side) => checkSide(examination, side)),
  ];
}

function checkSide(examination: Evaluation['examination'], side: (typeof SIDES)[number]): Problem[] {
  const deformity = examination.fixedDeformity[side];
  const at = (name: string) => `/examination/${name}/${side}`;
  return [
    ...outside(at('limbLengthCm'), examination.limbLengthCm[side], LIMB_LENGTH_LIMIT),
    ...outside(at('thighGirthCm'), examination.thighGirthCm[side], THIGH_GIRTH_LIMIT),
    ...MOTIONS.flatMap((motion) => {
      const { active, passive } = examination.rangeOfMotion[side][motion];
      const path = `${at('rangeOfMotion')}/${motion}`;
      return [
        ...outsideEach(`${path}/active`, active, MOTION_LIMITS[motion]),
        ...outsideEach(`${path}/passive`, passive, MOTION_LIMITS[motion]),
      ];
    }),
    ...outside(`${at('fixedDeformity')}/flexion`, deformity.flexion, { ...ANGLE_LIMIT, label: 'fixed flexion' }),
    ...outside(`${at('fixedDeformity')}/adduction`, deformity.adduction, { ...ANGLE_LIMIT, label: 'fixed adduction' }),
    ...outside(`${at('fixedDeformity')}/internalRotation`, deformity.internalRotation, {
      ...ANGLE_LIMIT,
      label: 'fixed internal rotation',
    }),
  ];
}
