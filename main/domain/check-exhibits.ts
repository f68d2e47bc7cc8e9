import { error } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { exhibitLabel } from './exhibits.ts';
import type { Problem } from './problems.ts';

/** Exhibits that name a file of no record, and files that are exhibits twice: the report could not say which is which. */
export function checkExhibits({ exhibits, recordsReviewed }: Evaluation): Problem[] {
  if (exhibits.length === 0) return [];
  const attached = new Set(recordsReviewed.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)));
  const first = new Map<string, number>();
  return exhibits.flatMap(({ sha256 }, index): Problem[] => {
    const path = `/exhibits/${String(index)}`;
    const earlier = first.get(sha256);
    if (earlier !== undefined) {
      return [error(path, `is the same file as exhibit ${exhibitLabel(earlier)}; remove one of them`)];
    }
    first.set(sha256, index);
    if (attached.has(sha256)) return [];
    return [
      error(path, 'names a file that is attached to no record; attach the file to its record, or remove the exhibit'),
    ];
  });
}
