import type { RecordReviewed } from './order.ts';

/** Words that hide what was read (SPEC P5). */
const VAGUE = /\b(?:including|various)\b/i;

/** The fields of a record that say "including" or "various" (SPEC P5). */
export function vagueFields(
  record: Pick<RecordReviewed, 'author' | 'kind' | 'summary'>,
): ('author' | 'kind' | 'summary')[] {
  return (['author', 'kind', 'summary'] as const).filter((field) => VAGUE.test(record[field] ?? ''));
}
