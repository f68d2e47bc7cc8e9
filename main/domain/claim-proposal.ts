import { pagesBeyond } from './claim-form.ts';
import { includingService, RECORD_PAGES_CODE } from './claim-services.ts';
import { proposedModifiers, qualityCharge } from './claim.ts';
import { companionCode, isQualityDataCode, offeredCompanionCodes } from './codes.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { scoreResidual } from './residual.ts';

type ClaimLine = Evaluation['claim']['lines'][number];

/** A line the program proposes, and why. */
export interface ProposedLine {
  readonly line: ClaimLine;
  readonly why: string;
  /** Only a pattern of the sister measures ties the code to the hip (SPEC R3). */
  readonly byPattern: boolean;
  /** False for a line that goes on another day's claim. */
  readonly belongsHere: boolean;
}

/**
 * The lines an evaluation's claim is made of and does not hold yet: the evaluation service, the residual's code, and
 * its companion codes (SPEC R3, M1, M4); in California the record pages beyond those the service includes. All point to the first diagnosis.
 */
export function proposedLines(evaluation: Evaluation, serviceCode: string): ProposedLine[] {
  const { lines } = evaluation.claim;
  const isThere = (code: string): boolean => lines.some((line) => line.code === code);
  const hasService = lines.some(({ code }) => code !== '' && !isQualityDataCode(code));
  return [
    ...(hasService || serviceCode === '' ? [] : [serviceLine(evaluation, serviceCode)]),
    ...(isThere(RECORD_PAGES_CODE) ? [] : recordPagesLines(evaluation, hasService ? [] : [serviceCode])),
    ...qualityLines(evaluation).filter(({ line }) => !isThere(line.code)),
  ];
}

function serviceLine(evaluation: Evaluation, code: string): ProposedLine {
  const modifiers = proposedModifiers(evaluation, code).map((modifier) => modifier.code);
  return {
    line: { ...blankLine(evaluation, code), modifiers },
    why: 'The evaluation service',
    byPattern: false,
    belongsHere: true,
  };
}

/** 8 CCR 9795: one unit a page. The charge stays open, since no current amount is on file. */
function recordPagesLines(evaluation: Evaluation, chosen: readonly string[]): ProposedLine[] {
  const codes = [...evaluation.claim.lines.map(({ code }) => code), ...chosen];
  const service = includingService(codes);
  const beyond = pagesBeyond(evaluation, codes);
  if (service === null || beyond === null || beyond === 0) return [];
  return [
    {
      line: blankLine(evaluation, RECORD_PAGES_CODE),
      why: `${String(beyond)} ${beyond === 1 ? 'page' : 'pages'} of records beyond the ${String(service.includedPages)} that ${service.code} includes (8 CCR 9795)`,
      byPattern: false,
      belongsHere: true,
    },
  ];
}

function qualityLines(evaluation: Evaluation): ProposedLine[] {
  const { result } = scoreResidual(evaluation);
  const day = evaluation.case.dateOfExam;
  const assigned = result.companionCodes.map((code) => ({
    line: qualityLine(evaluation, code),
    why: `Recorded: ${companionCode(code)?.when ?? 'companion code'}`,
    byPattern: true,
    belongsHere: true,
  }));
  const offered = offeredCompanionCodes(evaluation)
    .filter(({ code }) => !result.companionCodes.includes(code))
    .map(({ code, when, date }) => {
      const belongsHere = date === day;
      const where = belongsHere ? '' : `, ${date ?? 'without a date'}: goes on the claim of that day`;
      return {
        line: qualityLine(evaluation, code),
        why: `Offered for the ${when}${where}`,
        byPattern: true,
        belongsHere,
      };
    });
  return [
    ...(result.code === null
      ? []
      : [
          {
            line: qualityLine(evaluation, result.code),
            why: 'The residual’s code: documents the outcome, not separately payable',
            byPattern: false,
            belongsHere: true,
          },
        ]),
    ...assigned,
    ...offered,
  ];
}

function qualityLine(evaluation: Evaluation, code: string): ClaimLine {
  return { ...blankLine(evaluation, code), charge: qualityCharge(evaluation.claim.payerRefusesZero === true) };
}

/** A new line points to the first diagnosis (SPEC M4). */
function blankLine({ opinions }: Evaluation, code: string): ClaimLine {
  const diagnosisPointers = opinions.diagnoses.length > 0 ? [1] : [];
  return { code, modifiers: [], justification: null, charge: null, diagnosisPointers };
}
