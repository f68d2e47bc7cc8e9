import { apportionmentSum } from './apportionment.ts';
import { error, outside, warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { PERCENT_LIMIT } from './limits.ts';
import { isNpi } from './npi.ts';
import type { Problem } from './problems.ts';

/** Apportionment (SPEC A6), waivers and the examiner's number. */
export function checkOpinions({ opinions, waivers, examiner }: Evaluation): Problem[] {
  return [
    ...checkApportionment(opinions.apportionment),
    ...waivers.flatMap(({ reason }, index) =>
      reason.trim() === ''
        ? [
            warning(
              `/waivers/${String(index)}/reason`,
              'a waived item needs a written reason; it counts as missing until then',
            ),
          ]
        : [],
    ),
    ...checkNpi(examiner.npi ?? ''),
  ];
}

function checkNpi(npi: string): Problem[] {
  if (npi === '' || isNpi(npi)) return [];
  const what = /^\d{10}$/.test(npi) ? 'the check digit of this NPI does not fit' : 'an NPI has ten digits';
  return [warning('/examiner/npi', `${what}; check the number`)];
}

function checkApportionment(entries: Evaluation['opinions']['apportionment']): Problem[] {
  const path = '/opinions/apportionment';
  const outOfRange = entries.flatMap(({ percent }, index) =>
    outside(`${path}/${String(index)}/percent`, percent, PERCENT_LIMIT),
  );
  const { isComplete, words } = apportionmentSum(entries);
  if (isComplete || entries.every(({ percent }) => percent === null)) return outOfRange;
  const message = `the shares add up to ${words}; they must add up to exactly 100 %. Correct them or add the cause that is missing`;
  return [...outOfRange, error(path, message)];
}
