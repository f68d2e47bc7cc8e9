import { error, outside, warning } from './check-support.ts';
import { compareDates } from './dates.ts';
import { Exact } from './decimal.ts';
import { displayExact } from './display.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { WORK_HOURS_LIMIT, WORK_POUNDS_LIMIT } from './limits.ts';
import { longDate } from './long-date.ts';
import type { Problem } from './problems.ts';
import { belowJobDemands } from './work-capacity.ts';
import type { WorkCapacity } from './work-capacity.ts';

const PATH = '/opinions/workCapacity';
const POSTURES = ['standHours', 'walkHours', 'sitHours'] as const;
const LOADS = ['liftPounds', 'carryPounds'] as const;

/** What contradicts itself in the work capacity, or between it and the return to work. */
export function checkWorkCapacity(evaluation: Evaluation): Problem[] {
  const { workCapacity } = evaluation.opinions;
  return [
    ...outside(`${PATH}/hoursPerDay`, workCapacity.hoursPerDay, WORK_HOURS_LIMIT),
    ...POSTURES.flatMap((posture) => checkPosture(workCapacity, posture)),
    ...checkSum(workCapacity),
    ...LOADS.flatMap((load) => checkLoad(workCapacity, load)),
    ...checkTerm(workCapacity, evaluation.case.dateOfExam),
    ...checkReturn(evaluation),
  ];
}

function checkPosture(capacity: WorkCapacity, posture: (typeof POSTURES)[number]): Problem[] {
  const path = `${PATH}/${posture}`;
  const hours = capacity[posture];
  const beyond = outside(path, hours, WORK_HOURS_LIMIT);
  if (beyond.length > 0 || hours === null || capacity.hoursPerDay === null) return beyond;
  if (new Exact(hours).lessThanOrEqualTo(capacity.hoursPerDay)) return [];
  return [
    error(
      path,
      `${displayExact(hours)} hours are more than the working day of ${displayExact(capacity.hoursPerDay)} hours; correct one of them`,
    ),
  ];
}

/** Someone who may stand 2, walk 1 and sit 3 hours cannot fill a day of 8. */
function checkSum(capacity: WorkCapacity): Problem[] {
  const { hoursPerDay } = capacity;
  const hours = POSTURES.flatMap((posture) => capacity[posture] ?? []);
  if (hoursPerDay === null || hours.length < POSTURES.length) return [];
  const sum = hours.reduce((total, each) => total.plus(each), new Exact(0));
  if (sum.greaterThanOrEqualTo(hoursPerDay)) return [];
  return [
    warning(
      `${PATH}/hoursPerDay`,
      `standing, walking and sitting add up to ${displayExact(sum.toFixed())} hours, less than the day of ${displayExact(hoursPerDay)} hours; check the hours`,
    ),
  ];
}

function checkLoad(capacity: WorkCapacity, load: (typeof LOADS)[number]): Problem[] {
  const path = `${PATH}/${load}`;
  const { occasionally, frequently } = capacity[load];
  const beyond = [
    ...outside(`${path}/occasionally`, occasionally, WORK_POUNDS_LIMIT),
    ...outside(`${path}/frequently`, frequently, WORK_POUNDS_LIMIT),
  ];
  if (beyond.length > 0 || occasionally === null || frequently === null) return beyond;
  if (new Exact(frequently).lessThanOrEqualTo(occasionally)) return [];
  return [
    error(
      `${path}/frequently`,
      `${displayExact(frequently)} lb frequently is more than ${displayExact(occasionally)} lb occasionally; what can be done often can be done seldom`,
    ),
  ];
}

function checkTerm({ duration, until }: WorkCapacity, dateOfExam: string | null): Problem[] {
  const path = `${PATH}/until`;
  if (duration === 'temporary' && until === null) {
    return [warning(path, 'a temporary restriction needs the date until which it holds')];
  }
  if (until === null) return [];
  return [
    ...(duration === 'permanent'
      ? [warning(path, 'a permanent restriction has no end; remove the date or choose temporary')]
      : []),
    ...(dateOfExam !== null && compareDates(until, dateOfExam) < 0
      ? [error(path, `the end is before the examination of ${longDate(dateOfExam)}; correct one of the dates`)]
      : []),
  ];
}

function checkReturn(evaluation: Evaluation): Problem[] {
  const { workCapacity, returnToWork } = evaluation.opinions;
  const path = '/opinions/returnToWork/status';
  if (returnToWork.status === 'full-duty') {
    const below = belowJobDemands(evaluation);
    return below === null ? [] : [warning(path, `full duty is stated, but ${below}; check both`)];
  }
  const works = workCapacity.hoursPerDay !== null && new Exact(workCapacity.hoursPerDay).greaterThan(0);
  return returnToWork.status === 'unable' && works
    ? [warning(path, 'unable to work is stated, but the capacity allows hours of work; check both')]
    : [];
}
