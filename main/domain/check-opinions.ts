import { apportionmentSum } from './apportionment.ts';
import { error, outside, warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { PERCENT_LIMIT } from './limits.ts';
import type { Problem } from './problems.ts';

const NPI = /^\d{10}$/;

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
    ...(examiner.npi === null || examiner.npi === '' || NPI.test(examiner.npi)
      ? []
      : [warning('/examiner/npi', 'an NPI has ten digits; check the number')]),
  ];
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
