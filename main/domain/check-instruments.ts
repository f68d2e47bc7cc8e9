import { error, outside, warning } from './check-support.ts';
import { compareDates } from './dates.ts';
import { Exact } from './decimal.ts';
import { HOOS_SUBSCALES } from './evaluation/instruments.ts';
import type { Administration, HarrisAdministration } from './evaluation/instruments.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { instrument } from './instruments/catalogue.ts';
import { HARRIS_MOTIONS } from './instruments/harris-rom.ts';
import { sideOf } from './instruments/harris-source.ts';
import { MOTION_LABELS, PHASE_LABELS } from './labels.ts';
import { ANGLE_LIMIT, LIMB_DIFFERENCE_LIMIT } from './limits.ts';
import type { Problem } from './problems.ts';

/** Each administration by itself, then against the others of the same instrument and side (SPEC section 2). */
export function checkInstruments(evaluation: Evaluation): Problem[] {
  return evaluation.instruments.flatMap((administration, index) => {
    const path = `/instruments/${String(index)}`;
    return [
      ...checkWhen(administration, path),
      ...checkSide(administration, evaluation, path),
      ...checkValues(administration, path),
      ...checkRepeated(evaluation, index, path),
      ...checkOrder(evaluation, administration, path),
    ];
  });
}

function titleOf({ id }: Administration): string {
  return instrument(id).title;
}

function checkWhen(administration: Administration, path: string): Problem[] {
  const { phase, date } = administration;
  return [
    ...(phase === null
      ? [error(`${path}/phase`, `the phase of ${titleOf(administration)} is missing; choose one`)]
      : []),
    ...(date === null ? [error(`${path}/date`, `the date of ${titleOf(administration)} is missing; enter it`)] : []),
  ];
}

/** The Harris hip score rates one hip, so both-sided evaluations must say which. */
function checkSide(administration: Administration, { side }: Evaluation, path: string): Problem[] {
  const unclear = administration.id === 'harris-hip' && administration.side === null && side === 'bilateral';
  return unclear ? [warning(`${path}/side`, 'the Harris hip score rates one hip; choose left or right')] : [];
}

function checkValues(administration: Administration, path: string): Problem[] {
  switch (administration.id) {
    case 'hoos-jr':
    case 'lefs':
      return [];
    case 'harris-hip':
      // What the examination gives is checked there.
      return administration.motionFrom === 'examination'
        ? []
        : checkHarris(administration.responses, `${path}/responses`);
    case 'hoos':
      return HOOS_SUBSCALES.flatMap((id) =>
        outside(`${path}/subscales/${id}`, administration.subscales[id], {
          label: 'a HOOS subscale',
          unit: '',
          min: 0,
          max: 100,
        }),
      );
    default:
      return checkTotal(administration, path);
  }
}

function checkTotal({ id, total }: Extract<Administration, { total: unknown }>, path: string): Problem[] {
  const { title, range } = instrument(id);
  const limit = { label: `the total of ${title}`, unit: '', min: Number(range.min), max: Number(range.max) };
  const problems = outside(`${path}/total`, total, limit);
  if (problems.length > 0 || id !== 'ucla-activity' || total === null || new Exact(total).isInteger()) return problems;
  return [error(`${path}/total`, `the ${title} is a whole number from 1 to 10; you entered ${total}`)];
}

function checkHarris(responses: HarrisAdministration['responses'], path: string): Problem[] {
  const { deformity, rangeOfMotion } = responses;
  const angle = (label: string) => ({ ...ANGLE_LIMIT, label });
  return [
    ...HARRIS_MOTIONS.flatMap((motion) =>
      outside(`${path}/rangeOfMotion/${motion}`, rangeOfMotion[motion], angle(MOTION_LABELS[motion].toLowerCase())),
    ),
    ...outside(`${path}/deformity/fixedFlexion`, deformity.fixedFlexion, angle('fixed flexion')),
    ...outside(`${path}/deformity/fixedAdduction`, deformity.fixedAdduction, angle('fixed adduction')),
    ...outside(
      `${path}/deformity/fixedInternalRotation`,
      deformity.fixedInternalRotation,
      angle('fixed internal rotation'),
    ),
    ...outside(`${path}/deformity/limbLengthDifference`, deformity.limbLengthDifference, LIMB_DIFFERENCE_LIMIT),
  ];
}

function isSameSeries(a: Administration, b: Administration, { side }: Evaluation): boolean {
  return a.id === b.id && sideOf(a, side) === sideOf(b, side);
}

/** The same instrument, side, phase and date twice: the second is at fault. */
function checkRepeated(evaluation: Evaluation, index: number, path: string): Problem[] {
  const administration = evaluation.instruments[index];
  if (administration === undefined || administration.phase === null || administration.date === null) return [];
  const { phase, date } = administration;
  const first = evaluation.instruments
    .slice(0, index)
    .findIndex(
      (earlier) =>
        isSameSeries(earlier, administration, evaluation) && earlier.phase === phase && earlier.date === date,
    );
  if (first < 0) return [];
  return [
    error(
      path,
      `${titleOf(administration)} is there twice for ${PHASE_LABELS[phase].toLowerCase()} on ${date} (also /instruments/${String(first)}); correct the phase or the date, or remove one`,
    ),
  ];
}

/** A discharge cannot come before the intake of the same instrument. */
function checkOrder(evaluation: Evaluation, administration: Administration, path: string): Problem[] {
  const { phase, date } = administration;
  if (phase !== 'discharge' || date === null) return [];
  const intakes = evaluation.instruments
    .filter((other) => other.phase === 'intake' && isSameSeries(other, administration, evaluation))
    .flatMap((intake) => intake.date ?? []);
  const later = intakes.find((intake) => compareDates(date, intake) < 0);
  if (later === undefined) return [];
  return [
    error(
      `${path}/date`,
      `the discharge of ${titleOf(administration)} on ${date} is before its intake on ${later}; correct one of the dates`,
    ),
  ];
}
