import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { fieldNamed, unfilledFields } from './phrases.ts';
import type { Problem } from './problems.ts';
import type { Finding } from './readiness-item.ts';

/** Where a field of a phrase still waits for its value. */
interface Unfilled {
  /** JSON pointer of the text. */
  readonly path: string;
  readonly fields: readonly string[];
}

/** Fields of phrases that stand in a text as they were inserted, because the evaluation did not hold their value. */
export function checkPhrases(evaluation: Evaluation): Problem[] {
  return unfilledIn(evaluation, '').map(({ path, fields }) => {
    const unknown = fields.filter((name) => fieldNamed(name) === null);
    const ending =
      unknown.length === 0 ? 'write what belongs there' : `${named(unknown)} is no field; write what is meant`;
    return warning(path, `${named(fields)} ${fields.length === 1 ? 'is' : 'are'} not filled in; ${ending}`);
  });
}

/** The same places as items that stop the signature (SPEC P5). */
export function unfilledItems(evaluation: Evaluation): Finding[] {
  return unfilledIn(evaluation, '').map(({ path, fields }) => ({
    path,
    text: `Unfilled field: ${named(fields)}`,
    why: 'No report goes out with an unfilled phrase (P5)',
    kind: 'flagged',
    id: `${path.slice(1).replaceAll('/', '.')}:unfilled`,
  }));
}

/** Keys below which texts are not the examiner's: names of files, the reasons of waivers, what was rejected, and what others asked. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(['attachments', 'waivers', 'rejected', 'question']);

function unfilledIn(node: unknown, path: string): Unfilled[] {
  if (typeof node === 'string') {
    const fields = unfilledFields(node);
    return fields.length === 0 ? [] : [{ path, fields }];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    NOT_SEARCHED.has(key) ? [] : unfilledIn(value, `${path}/${key}`),
  );
}

function named(fields: readonly string[]): string {
  return fields.map((name) => `{${name}}`).join(', ');
}
