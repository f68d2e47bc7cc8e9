import type { Evaluation } from './evaluation/evaluation.ts';
import type { Administration } from './evaluation/instruments.ts';
import { harrisInputs, sideOf } from './instruments/harris-source.ts';

/**
 * The administrations of an earlier evaluation as a later one takes them, so that change can be computed (SPEC I5):
 * those with a date, each with its own side, an earlier discharge as a measurement on the way, and the Harris score
 * with the motion it was rated from, since the later evaluation has another examination.
 */
export function earlierAdministrations(earlier: Evaluation): Administration[] {
  return earlier.instruments.flatMap((administration) => {
    if (administration.date === null) return [];
    const phase = administration.phase === 'discharge' ? 'interim' : administration.phase;
    const side = sideOf(administration, earlier.side);
    return [{ ...asEntered(administration, earlier), phase, side }];
  });
}

function asEntered(administration: Administration, earlier: Evaluation): Administration {
  if (administration.id !== 'harris-hip') return administration;
  return { ...administration, motionFrom: 'entered', responses: harrisInputs(earlier, administration).responses };
}
