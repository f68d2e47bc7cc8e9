import type { DecimalString } from '../decimal.ts';
import type { DiagnosisBasedEntry } from '../evaluation/rating.ts';
import type { RatingEntryResult } from '../score-result.ts';
import { percentInRange } from './percent.ts';

const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];
const DEFAULT_GRADE = GRADES.indexOf('C');
const HIGHEST_CLASS = 4;

/**
 * One diagnosis of the 6th edition, 2008 (SPEC A1): net adjustment = Σ (GM − CDX) over the modifiers used, plus 1 for
 * each in class 4; the grade is C moved by it, within A…E. Class 0 is 0 % without a grade. The percentage is null
 * while the class or one of its five percentages is missing; `missing` says which.
 */
export function scoreDiagnosisBased(entry: DiagnosisBasedEntry): { result: RatingEntryResult; missing: string | null } {
  const cdx = entry.class;
  if (cdx === null) {
    return { result: { percent: null, netAdjustment: null, grade: null, steps: [] }, missing: 'enter the class, 0–4' };
  }
  if (cdx === 0) {
    return { result: { percent: '0', netAdjustment: 0, grade: null, steps: ['class 0 = 0 %'] }, missing: null };
  }
  const { netAdjustment, grade, step } = adjust(cdx, entry);
  const percents = entry.gradePercents.map(percentInRange);
  const complete = percents.length === GRADES.length && !percents.includes(null);
  const percent: DecimalString | null = complete ? (percents[GRADES.indexOf(grade)] ?? null) : null;
  return {
    result: {
      percent,
      netAdjustment,
      grade,
      steps: percent === null ? [step] : [step, `class ${String(cdx)}, grade ${grade} = ${percent} %`],
    },
    missing: percent === null ? `enter the five percentages of class ${String(cdx)}, grades A to E, each 0–100` : null,
  };
}

function adjust(
  cdx: number,
  { modifiers }: DiagnosisBasedEntry,
): { netAdjustment: number; grade: Grade; step: string } {
  const extra = cdx === HIGHEST_CLASS ? 1 : 0;
  const used = [modifiers.GMFH, modifiers.GMPE, modifiers.GMCS].filter((modifier) => typeof modifier === 'number');
  const netAdjustment = used.reduce((sum, modifier) => sum + (modifier - cdx) + extra, 0);
  const wanted = DEFAULT_GRADE + netAdjustment;
  const index = Math.min(Math.max(wanted, 0), GRADES.length - 1);
  const grade = GRADES[index] ?? 'C';
  const terms = used.map((modifier) => {
    const term = `(${String(modifier)} − ${String(cdx)})`;
    return extra === 0 ? term : `(${term} + 1)`;
  });
  const sum =
    used.length === 0
      ? 'no grade modifier is used; net adjustment = 0'
      : `net adjustment = ${terms.join(' + ')} = ${signed(netAdjustment)}`;
  return { netAdjustment, grade, step: `${sum}; ${gradeStep(netAdjustment, grade, index !== wanted)}` };
}

function gradeStep(netAdjustment: number, grade: Grade, kept: boolean): string {
  if (netAdjustment === 0) return 'grade C';
  const sign = netAdjustment < 0 ? '−' : '+';
  return `grade C ${sign} ${String(Math.abs(netAdjustment))} = ${grade}${kept ? ' (kept within A to E)' : ''}`;
}

function signed(value: number): string {
  return value < 0 ? `−${String(-value)}` : String(value);
}
