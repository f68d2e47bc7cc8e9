import { outside, outsideEach, warning } from './check-support.ts';
import { Exact } from './decimal.ts';
import { displayExact } from './display.ts';
import { MOTIONS, type Motion } from './evaluation/findings.ts';
import { SIDES } from './evaluation/instruments.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { ofLengths } from './examination/limb-length.ts';
import { MOST_SPREAD, motionSummary, passiveFallsShort, type MotionKind } from './examination/motion.ts';
import {
  ANGLE_LIMIT,
  FACE_TO_FACE_LIMIT,
  HEIGHT_LIMIT,
  LIMB_DIFFERENCE_LIMIT,
  LIMB_LENGTH_LIMIT,
  MOTION_LIMITS,
  PAIN_LIMIT,
  THIGH_GIRTH_HEIGHT_LIMIT,
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
    ...outside('/examination/thighGirthAbovePatellaCm', examination.thighGirthAbovePatellaCm, THIGH_GIRTH_HEIGHT_LIMIT),
    ...checkLimbDifference(examination),
    ...checkGait(examination),
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
        ...checkSpread(path, motion, 'active', active),
        ...checkSpread(path, motion, 'passive', passive),
        ...checkPassive(path, motion, active, passive),
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

/** Trials that differ by more than 10° say little about the joint. */
function checkSpread(path: string, motion: Motion, kind: MotionKind, trials: readonly string[]): Problem[] {
  const summary = motionSummary(trials);
  if (summary?.spreadOver10 !== true) return [];
  return [
    warning(
      `${path}/${kind}`,
      `the trials of ${kind} ${MOTION_LIMITS[motion].label} differ by ${displayExact(summary.spread)}°, more than ${String(MOST_SPREAD)}°; measure again, or say why under other findings`,
    ),
  ];
}

/** A joint is moved at least as far by the examiner as by the examinee, but for the error of measurement. */
function checkPassive(path: string, motion: Motion, active: readonly string[], passive: readonly string[]): Problem[] {
  const of = { active: motionSummary(active), passive: motionSummary(passive) };
  if (of.active === null || of.passive === null || !passiveFallsShort(active, passive)) return [];
  const { label } = MOTION_LIMITS[motion];
  return [
    warning(
      `${path}/passive`,
      `passive ${label}, ${displayExact(of.passive.mean)}°, is less than active ${label}, ${displayExact(of.active.mean)}°, which is unusual; check both`,
    ),
  ];
}

/** A difference that was entered without lengths: how large, which limb, and against the lengths if there are any. */
function checkLimbDifference(examination: Evaluation['examination']): Problem[] {
  const { limbLengthMethod, limbLengthDifferenceCm, shorterLimb, limbLengthCm } = examination;
  const path = '/examination/limbLengthDifferenceCm';
  const hasLengths = limbLengthCm.left !== null || limbLengthCm.right !== null;
  const range = outside(path, limbLengthDifferenceCm, LIMB_DIFFERENCE_LIMIT);
  if (limbLengthMethod === 'blocks' && hasLengths) {
    return [
      ...range,
      warning(
        '/examination/limbLengthMethod',
        'blocks give a difference and no lengths, so the lengths that are entered are not used; remove them, or choose how they were measured',
      ),
    ];
  }
  if (limbLengthDifferenceCm === null || range.length > 0) return range;
  const cm = new Exact(limbLengthDifferenceCm);
  if (!cm.isZero() && shorterLimb === null) {
    return [warning('/examination/shorterLimb', 'there is a difference, but not which limb is shorter; choose it')];
  }
  if (cm.isZero() && shorterLimb !== null) {
    return [
      warning('/examination/shorterLimb', 'one limb is shorter, but the difference is zero; correct one of them'),
    ];
  }
  const lengths = ofLengths(examination);
  if (lengths === null || (cm.equals(lengths.cm) && lengths.shorter === shorterLimb)) return [];
  const which =
    lengths.shorter === null ? 'equal limbs' : `${displayExact(lengths.cm)} cm, the ${lengths.shorter} limb shorter`;
  return [warning(path, `the two lengths give ${which}; correct the lengths or the difference`)];
}

function checkGait({ gaitPatterns }: Evaluation['examination']): Problem[] {
  return gaitPatterns.includes('normal') && gaitPatterns.length > 1
    ? [warning('/examination/gaitPatterns', 'gait is marked as normal and with a pattern; keep one of them')]
    : [];
}
