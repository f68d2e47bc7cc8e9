import { error, outside, warning } from './check-support.ts';
import { Exact, toDecimalString } from './decimal.ts';
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
  const percents = entries.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  const sum = percents.reduce((total, percent) => total.plus(percent), new Exact(0));
  if (percents.length === 0 || sum.equals(100)) return outOfRange;
  const message = `the percentages add up to ${toDecimalString(sum)}; they must add up to exactly 100. Correct them or add the cause that is missing`;
  return [...outOfRange, error(path, message)];
}
