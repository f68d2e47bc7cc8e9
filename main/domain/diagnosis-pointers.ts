import type { NewIndex } from './waiver-places.ts';

/**
 * Claim lines name diagnoses by their number (SPEC M4). When diagnoses move, the pointers follow; a pointer to a
 * diagnosis that is gone goes with it.
 *
 * @param claim `evaluation.claim` under change, not parsed yet.
 */
export function followDiagnoses(claim: unknown, newIndex: NewIndex): unknown {
  if (!isRecord(claim) || !Array.isArray(claim['lines'])) return claim;
  const lines = claim['lines'] as readonly unknown[];
  const moved = lines.map((line) => followLine(line, newIndex));
  return moved.every((line, index) => line === lines[index]) ? claim : { ...claim, lines: moved };
}

function followLine(line: unknown, newIndex: NewIndex): unknown {
  if (!isRecord(line) || !Array.isArray(line['diagnosisPointers'])) return line;
  const pointers = line['diagnosisPointers'] as readonly unknown[];
  const moved = pointers.flatMap((pointer) => {
    if (typeof pointer !== 'number') return [pointer];
    const index = newIndex(pointer - 1);
    return index === null ? [] : [index + 1];
  });
  const isSame = moved.length === pointers.length && moved.every((pointer, index) => pointer === pointers[index]);
  return isSame ? line : { ...line, diagnosisPointers: moved };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
