import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { filled } from '../words.ts';

/** "Jordan Specimen, MD, FAAOS"; null while the name is missing. */
export function examinerName({ name, credentials }: Evaluation['examiner']): string | null {
  const parts = [filled(name), filled(credentials)].filter((part) => part !== null);
  return filled(name) === null ? null : parts.join(', ');
}
