import type { DiagnosisBasedEntry } from '../evaluation/rating.ts';
import { GRADE_MODIFIERS, type GradeModifier } from './diagnosis-based.ts';

/** Grades that lie so far apart are worth a second look. */
const FAR_APART = 2;

/** In a sentence. */
export const GRADE_MODIFIER_NAMES: Readonly<Record<GradeModifier, string>> = {
  GMFH: 'functional history',
  GMPE: 'physical examination',
  GMCS: 'clinical studies',
};

/**
 * A remark on a grade modifier that lies two or more grades from every other one in use; null when there is nothing
 * to remark. Whether it is reliable and used stays the examiner's decision (A1): nothing is left out here.
 */
export function modifierDoubt(modifiers: DiagnosisBasedEntry['modifiers'], name: GradeModifier): string | null {
  const value = modifiers[name];
  if (typeof value !== 'number') return null;
  const others = GRADE_MODIFIERS.flatMap((other) => {
    const grade = modifiers[other];
    return other !== name && typeof grade === 'number' ? [{ other, grade }] : [];
  });
  const isFar = others.length > 0 && others.every(({ grade }) => Math.abs(grade - value) >= FAR_APART);
  if (!isFar) return null;
  const beside = others.map(({ other, grade }) => `${other} ${String(grade)}`).join(' and ');
  return `${name} ${String(value)} lies two or more grades from ${beside}. Whether the ${GRADE_MODIFIER_NAMES[name]} is reliable and used is your decision.`;
}
