import type { DecimalString } from '../decimal.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Administration, HarrisAdministration, Phase, Side } from '../evaluation/instruments.ts';
import { limbDifference, takesDifference } from '../examination/limb-length.ts';
import { usedMotion, type MotionKind } from '../examination/motion.ts';
import { MOTION_LABELS } from '../labels.ts';
import { HARRIS_MOTIONS, type HarrisMotion } from './harris-rom.ts';

type Responses = HarrisAdministration['responses'];
type Source = Pick<Evaluation, 'side' | 'examination'>;

/** A motion as the Harris hip score uses it, and how the examination measured it. */
export interface UsedAngle {
  readonly motion: HarrisMotion;
  /** As it is written, to one place; what is scored is the mean itself. */
  readonly degrees: DecimalString;
  readonly kind: MotionKind;
  readonly trials: number;
}

/** A measurement the examination does not hold. */
export interface HarrisGap {
  readonly item: 'deformity' | 'rangeOfMotion';
  /** As in a list: "flexion", "fixed adduction". */
  readonly what: string;
  /** JSON pointer of the place to fill; null while it is not known which hip is rated. */
  readonly path: string | null;
}

export interface HarrisInputs {
  readonly from: 'examination' | 'entered';
  /** The administration's responses with the motion and deformity that count. */
  readonly responses: Responses;
  /** Motions taken from the examination; none when they were entered. */
  readonly used: readonly UsedAngle[];
  /** What the examination lacks; none when the values were entered. */
  readonly missing: readonly HarrisGap[];
}

/** The side an administration is about: its own, else the evaluation's when that is one side. */
export function sideOf({ side }: Pick<Administration, 'side'>, evaluationSide: Evaluation['side']): Side | null {
  return side ?? (evaluationSide === 'bilateral' ? null : evaluationSide);
}

/** A score of the day of the examination rates what was examined; an earlier one was measured by somebody else. */
export function defaultMotionFrom(
  phase: Phase | null,
  date: string | null,
  dateOfExam: string | null,
): NonNullable<HarrisAdministration['motionFrom']> {
  const isOfThisDay = (phase === 'examination' || phase === 'discharge') && date !== null && date === dateOfExam;
  return isOfThisDay ? 'examination' : 'entered';
}

/**
 * What the Harris hip score rates (SPEC I3): motion and deformity of the examination, never typed twice, or as they
 * were entered from an earlier record. From the examination: of each motion the mean of the passive trials, else of
 * the active ones, unrounded, so that no bin is decided by rounding; the fixed deformities; the difference of the limb
 * lengths, or the difference itself where blocks or imaging gave no lengths.
 */
export function harrisInputs({ side, examination }: Source, administration: HarrisAdministration): HarrisInputs {
  const { responses } = administration;
  if (administration.motionFrom !== 'examination') return { from: 'entered', responses, used: [], missing: [] };
  const about = sideOf(administration, side);
  if (about === null) return withoutSide(responses);

  const used: UsedAngle[] = [];
  const missing: HarrisGap[] = [];
  const rangeOfMotion: Responses['rangeOfMotion'] = { ...NO_MOTION };
  for (const motion of HARRIS_MOTIONS) {
    const measured = usedMotion(examination.rangeOfMotion[about][motion]);
    if (measured === null) {
      const path = `/examination/rangeOfMotion/${about}/${motion}/passive`;
      missing.push({ item: 'rangeOfMotion', what: MOTION_LABELS[motion].toLowerCase(), path });
      continue;
    }
    const { mean, exactMean, kind, trials } = measured;
    rangeOfMotion[motion] = exactMean;
    used.push({ motion, degrees: mean, kind, trials });
  }
  const deformity = deformityOf(examination, about);
  return {
    from: 'examination',
    responses: { ...responses, rangeOfMotion, deformity },
    used,
    missing: [...deformityGaps(examination, about, deformity), ...missing],
  };
}

const NO_MOTION: Responses['rangeOfMotion'] = {
  flexion: null,
  abduction: null,
  adduction: null,
  externalRotation: null,
  internalRotation: null,
};

function withoutSide(responses: Responses): HarrisInputs {
  return {
    from: 'examination',
    responses: {
      ...responses,
      rangeOfMotion: NO_MOTION,
      deformity: { fixedFlexion: null, fixedAdduction: null, fixedInternalRotation: null, limbLengthDifference: null },
    },
    used: [],
    missing: (['deformity', 'rangeOfMotion'] as const).map((item) => ({
      item,
      what: 'side that is rated',
      path: null,
    })),
  };
}

function deformityOf(examination: Evaluation['examination'], side: Side): Responses['deformity'] {
  const fixed = examination.fixedDeformity[side];
  return {
    fixedFlexion: fixed.flexion,
    fixedAdduction: fixed.adduction,
    fixedInternalRotation: fixed.internalRotation,
    limbLengthDifference: limbDifference(examination)?.cm ?? null,
  };
}

function deformityGaps(
  examination: Evaluation['examination'],
  side: Side,
  found: Responses['deformity'],
): readonly HarrisGap[] {
  const gap = (value: DecimalString | null, what: string, path: string): HarrisGap[] =>
    value === null ? [{ item: 'deformity', what, path: `/examination/${path}` }] : [];
  return [
    ...gap(found.fixedFlexion, 'fixed flexion', `fixedDeformity/${side}/flexion`),
    ...gap(found.fixedAdduction, 'fixed adduction', `fixedDeformity/${side}/adduction`),
    ...gap(found.fixedInternalRotation, 'fixed internal rotation', `fixedDeformity/${side}/internalRotation`),
    ...(asksForDifference(examination)
      ? gap(found.limbLengthDifference, 'limb-length difference', 'limbLengthDifferenceCm')
      : found.limbLengthDifference === null
        ? [
            ...gap(examination.limbLengthCm.left, 'left limb length', 'limbLengthCm/left'),
            ...gap(examination.limbLengthCm.right, 'right limb length', 'limbLengthCm/right'),
          ]
        : []),
  ];
}

/** Blocks give a difference alone; imaging may, and then none of the lengths is begun. */
function asksForDifference({ limbLengthMethod, limbLengthCm: { left, right } }: Evaluation['examination']): boolean {
  return limbLengthMethod === 'blocks' || (takesDifference(limbLengthMethod) && left === null && right === null);
}
