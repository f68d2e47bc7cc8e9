import { error, warning } from './check-support.ts';
import {
  isWrittenLikeCode,
  modifierOn,
  MODIFIERS,
  MODIFIERS_PER_LINE,
  modifiersFor,
  PERFORMANCE_MODIFIERS,
  qualityCharge,
} from './claim.ts';
import { CLAIM_DIAGNOSES } from './claim-form.ts';
import { includingService, RECORD_PAGES_CODE } from './claim-services.ts';
import { checkPointers } from './check-pointers.ts';
import { isQualityDataCode, isResidualCode } from './codes.ts';
import { Exact } from './decimal.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';
import { recordPages } from './records/pages.ts';
import { scoreResidual } from './residual.ts';

type ClaimLine = Evaluation['claim']['lines'][number];

const CATEGORY_II_CODE = /^\d{4}F$/;
const PLACE_OF_SERVICE = /^\d{2}$/;

/** Claim lines and their modifiers (SPEC M1, M2, M4). */
export function checkClaim(evaluation: Evaluation): Problem[] {
  const { placeOfService, lines } = evaluation.claim;
  const place = placeOfService === null || placeOfService === '' || PLACE_OF_SERVICE.test(placeOfService);
  return [
    ...(place ? [] : [error('/claim/placeOfService', 'a place of service is two digits, for example 11')]),
    ...lines.flatMap((line, index) => {
      const path = `/claim/lines/${String(index)}`;
      return [
        ...checkCode(line, evaluation, path),
        ...line.modifiers.flatMap((_, at) => checkModifier(line, at, `${path}/modifiers/${String(at)}`)),
        ...checkTogether(line, path),
        ...checkSide(line, evaluation.side, path),
        ...checkPointers(line, evaluation.opinions.diagnoses.length, path),
        ...checkCharge(line, evaluation.claim.payerRefusesZero, path),
      ];
    }),
    ...checkEncounter(lines),
    ...checkDiagnosisCount(evaluation),
    ...checkRecordPages(evaluation),
  ];
}

function checkCode({ code }: ClaimLine, evaluation: Evaluation, path: string): Problem[] {
  if (!isWrittenLikeCode(code)) {
    const what = code === '' ? 'the code is missing' : `"${code}" is not written like a CPT or HCPCS code`;
    return [error(`${path}/code`, `${what}; enter five characters such as 99456, or remove the line`)];
  }
  const { result } = scoreResidual(evaluation);
  if (!isResidualCode(code) || code === result.code) return [];
  const gives = result.code ?? 'no residual code';
  return [warning(`${path}/code`, `the evaluation gives ${gives}, not ${code}; check the residual or this line`)];
}

function checkModifier(line: ClaimLine, at: number, path: string): Problem[] {
  const code = line.modifiers[at] ?? '';
  if (PERFORMANCE_MODIFIERS.includes(code)) return checkPerformanceModifier(line.code, code, path);
  const modifier = modifierOn(line.code, code);
  if (modifier === null) {
    const offered = modifiersFor(line.code).map((one) => one.code);
    return [error(path, `"${code}" is not a modifier that is offered; use one of ${offered.join(', ')}`)];
  }
  if (line.modifiers.indexOf(code) < at) return [error(path, `modifier ${code} is there twice; remove one`)];
  if (isQualityDataCode(line.code)) {
    return [
      error(
        path,
        `${line.code} is a quality data code and carries no modifier; put ${code} on the line of the evaluation`,
      ),
    ];
  }
  return modifier.warning === null ? [] : [warning(path, modifier.warning)];
}

function checkPerformanceModifier(lineCode: string, code: string, path: string): Problem[] {
  if (CATEGORY_II_CODE.test(lineCode)) return [];
  const on = lineCode.startsWith('G') ? 'a G code' : lineCode;
  return [error(path, `modifier ${code} belongs to CPT category II codes and is refused on ${on}; remove it`)];
}

/** What modifiers of one line do to each other. */
function checkTogether({ modifiers, justification }: ClaimLine, path: string): Problem[] {
  const both = modifiers.includes('LT') && modifiers.includes('RT');
  const second = Math.max(modifiers.indexOf('LT'), modifiers.indexOf('RT'));
  const sided = !both && second >= 0 && modifiers.includes('50');
  const unjustified = MODIFIERS.find(({ code, needsJustification }) => needsJustification && modifiers.includes(code));
  return [
    ...(modifiers.length > MODIFIERS_PER_LINE
      ? [
          error(
            `${path}/modifiers`,
            `a line takes at most four modifiers; there are ${String(modifiers.length)}. Remove some`,
          ),
        ]
      : []),
    ...(both ? [error(`${path}/modifiers/${String(second)}`, 'LT and RT together are refused; use 50')] : []),
    ...(sided
      ? [
          warning(
            `${path}/modifiers/${String(second)}`,
            '50 means both sides, so LT or RT beside it contradicts it; remove one',
          ),
        ]
      : []),
    ...(unjustified !== undefined && (justification ?? '').trim() === ''
      ? [
          error(
            `${path}/justification`,
            `modifier ${unjustified.code} requires a justification; write why the work was more than usual`,
          ),
        ]
      : []),
  ];
}

/** The side of the line against the side of the evaluation. */
function checkSide({ modifiers }: ClaimLine, side: Evaluation['side'], path: string): Problem[] {
  const other = side === 'left' ? 'RT' : side === 'right' ? 'LT' : null;
  const isOne = modifiers.includes('LT') !== modifiers.includes('RT');
  const at = other === null || !isOne ? -1 : modifiers.indexOf(other);
  return at < 0
    ? []
    : [
        warning(
          `${path}/modifiers/${String(at)}`,
          `the evaluation is of the ${String(side)} side, but ${String(other)} is the other one; check the side`,
        ),
      ];
}

function checkCharge({ code, charge }: ClaimLine, payerRefusesZero: boolean | null, path: string): Problem[] {
  if (charge === null) return [];
  const amount = new Exact(charge);
  if (amount.lessThan(0)) return [error(`${path}/charge`, 'a charge cannot be below zero')];
  if (!isQualityDataCode(code)) return [];
  const allowed = amount.equals(qualityCharge(false)) || amount.equals(qualityCharge(true));
  if (!allowed) {
    return [
      error(
        `${path}/charge`,
        `${code} is not separately payable; its charge is 0.00, or 0.01 where the payer refuses zero`,
      ),
    ];
  }
  if (payerRefusesZero === null || amount.equals(qualityCharge(payerRefusesZero))) return [];
  const payer = payerRefusesZero ? 'refuses a charge of zero' : 'takes a charge of zero';
  return [warning(`${path}/charge`, `the payer ${payer}, so enter ${qualityCharge(payerRefusesZero)}`)];
}

/** A quality data code goes on the claim of the encounter (SPEC M4). */
function checkEncounter(lines: readonly ClaimLine[]): Problem[] {
  const alone = lines.length > 0 && lines.every(({ code }) => isQualityDataCode(code));
  return alone
    ? [
        warning(
          '/claim/lines',
          'a quality data code cannot be submitted alone: it goes on the same claim as the encounter; add the line of the evaluation, such as 99456',
        ),
      ]
    : [];
}

/** A claim form takes twelve diagnoses (item 21): those beyond stay in the report and are not on the claim. */
function checkDiagnosisCount({ claim, opinions: { diagnoses } }: Evaluation): Problem[] {
  if (claim.lines.length === 0 || diagnoses.length <= CLAIM_DIAGNOSES) return [];
  return [
    warning(
      `/opinions/diagnoses/${String(CLAIM_DIAGNOSES)}`,
      `a claim form takes twelve diagnoses; there are ${String(diagnoses.length)}, so this and the following are not on the claim. Put the twelve that belong there first`,
    ),
  ];
}

/** Record pages are a line of their own only beyond what the evaluation includes (8 CCR 9795). */
function checkRecordPages(evaluation: Evaluation): Problem[] {
  const { lines } = evaluation.claim;
  const index = lines.findIndex(({ code }) => code === RECORD_PAGES_CODE);
  const service = includingService(lines.map(({ code }) => code));
  if (index < 0 || service === null) return [];
  const { counted, uncounted } = recordPages(evaluation);
  if (uncounted > 0 || counted > service.includedPages) return [];
  return [
    warning(
      `/claim/lines/${String(index)}/code`,
      `${RECORD_PAGES_CODE} is for pages beyond the ${String(service.includedPages)} that ${service.code} includes; the records have ${String(counted)}. Remove the line, or correct the pages`,
    ),
  ];
}
