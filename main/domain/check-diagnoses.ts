import { error, warning } from './check-support.ts';
import { codeBelow, isIcd10Code, sideConflict } from './diagnoses/icd10.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

/**
 * Codes of the diagnoses (SPEC P1). A code that the shipped list does not hold is no problem: the list holds what
 * concerns the hip, and the examiner may write any other.
 */
export function checkDiagnoses({ opinions: { diagnoses }, side }: Evaluation): Problem[] {
  const codes = diagnoses.map(({ code }) => code ?? '');
  return codes.flatMap((code, index) => {
    if (code === '') return [];
    const path = `/opinions/diagnoses/${String(index)}/code`;
    if (!isIcd10Code(code)) return [error(path, malformed(code))];
    const conflict = sideConflict(code, side);
    const exact = codeBelow(code, side);
    return [
      ...(codes.indexOf(code) < index ? [warning(path, `${code} is there twice; remove one`)] : []),
      ...(conflict === null ? [] : [warning(path, conflict)]),
      ...(exact === null
        ? []
        : [warning(path, `${code} is a heading and no claim takes it; choose a code below it, such as ${exact.code}`)]),
    ];
  });
}

function malformed(code: string): string {
  const bare = code.replaceAll(/[\s.]/g, '').toUpperCase();
  const mended = bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
  const hint = isIcd10Code(mended) ? `write ${mended}` : 'it looks like M16.12, with capital letters';
  return `"${code}" is not written like an ICD-10-CM code; ${hint}`;
}
