import type { DecimalString } from '../decimal.ts';
import type { DiagnosisBasedEntry } from '../evaluation/rating.ts';
import type { RatingEntryResult } from '../score-result.ts';
import { percentInRange } from './percent.ts';

const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];
/** Functional history, physical examination, clinical studies. */
export const GRADE_MODIFIERS = ['GMFH', 'GMPE', 'GMCS'] as const;
export type GradeModifier = (typeof GRADE_MODIFIERS)[number];
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
  const { netAdjustment, grade, steps } = adjust(cdx, entry);
  const percents = entry.gradePercents.map(percentInRange);
  const complete = percents.length === GRADES.length && !percents.includes(null);
  const percent: DecimalString | null = complete ? (percents[GRADES.indexOf(grade)] ?? null) : null;
  return {
    result: {
      percent,
      netAdjustment,
      grade,
      steps: percent === null ? steps : [...steps, `class ${String(cdx)}, grade ${grade} = ${percent} %`],
    },
    missing: percent === null ? `enter the five percentages of class ${String(cdx)}, grades A to E, each 0–100` : null,
  };
}

function adjust(
  cdx: number,
  { modifiers }: DiagnosisBasedEntry,
): { netAdjustment: number; grade: Grade; steps: string[] } {
  const extra = cdx === HIGHEST_CLASS ? 1 : 0;
  const used = GRADE_MODIFIERS.flatMap((name) => {
    const value = modifiers[name];
    return typeof value === 'number' ? [{ name, value }] : [];
  });
  const netAdjustment = used.reduce((sum, { value }) => sum + (value - cdx) + extra, 0);
  const wanted = DEFAULT_GRADE + netAdjustment;
  const index = Math.min(Math.max(wanted, 0), GRADES.length - 1);
  const grade = GRADES[index] ?? 'C';
  const sumOf = (terms: readonly string[]): string =>
    terms.map((term) => (extra === 0 ? `(${term})` : `((${term}) + 1)`)).join(' + ');
  const formula = sumOf(used.map(({ name }) => `${name} − CDX`));
  const numbers = sumOf(used.map(({ value }) => `${String(value)} − ${String(cdx)}`));
  const steps =
    used.length === 0
      ? ['no grade modifier is used; net adjustment = 0; grade C']
      : [
          `net adjustment = ${formula}`,
          `net adjustment = ${numbers} = ${signed(netAdjustment)}; ${gradeStep(netAdjustment, grade, index !== wanted)}`,
        ];
  return { netAdjustment, grade, steps: [...leftOut(modifiers), ...steps] };
}

/** The modifiers that do not count, and why: the examiner's decision, or none yet. */
function leftOut(modifiers: DiagnosisBasedEntry['modifiers']): string[] {
  const notUsed = GRADE_MODIFIERS.filter((name) => modifiers[name] === 'not-used');
  const undecided = GRADE_MODIFIERS.filter((name) => modifiers[name] === null);
  return [
    ...(notUsed.length === 0 ? [] : [`not used: ${notUsed.join(', ')}`]),
    ...(undecided.length === 0 ? [] : [`not decided yet, so not counted: ${undecided.join(', ')}`]),
  ];
}

function gradeStep(netAdjustment: number, grade: Grade, kept: boolean): string {
  if (netAdjustment === 0) return 'grade C';
  const sign = netAdjustment < 0 ? '−' : '+';
  return `grade C ${sign} ${String(Math.abs(netAdjustment))} = ${grade}${kept ? ' (kept within A to E)' : ''}`;
}

function signed(value: number): string {
  return value < 0 ? `−${String(-value)}` : String(value);
}
