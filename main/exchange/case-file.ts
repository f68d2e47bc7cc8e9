import { checkEvaluation } from '../domain/check.ts';
import { caseFileSchema, evaluationSchema, type Evaluation } from '../domain/evaluation/evaluation.ts';
import type { Problem } from '../domain/problems.ts';
import { parseJson, type JsonValue } from './json-text.ts';
import { knownKeys } from './known-keys.ts';
import { readLimited, tooLarge } from './read-limited.ts';
import { DEFAULT_MESSAGE, problemsOf } from './schema-issues.ts';

/** Largest case file, bytes. An evaluation with 200 records reviewed has about 0.2 MB. */
export const CASE_FILE_MAX_BYTES = 8 * 1024 * 1024;

export type CaseFileResult =
  | { readonly ok: true; readonly evaluation: Evaluation; readonly warnings: Problem[] }
  | { readonly ok: false; readonly problems: Problem[] };

/**
 * Reads a case file (SPEC F1) from a path. Never more than the size limit is read.
 * All problems are told, not only the first; a path that cannot be read is a problem too.
 */
export function readCaseFile(path: string): CaseFileResult {
  const read = readLimited(path, CASE_FILE_MAX_BYTES);
  return read.ok ? parseCaseFile(read.bytes) : refuse(read.reason);
}

/** Reads a case file (SPEC F1) from its bytes. Never throws, whatever the bytes. */
export function parseCaseFile(bytes: Uint8Array): CaseFileResult {
  return parse(bytes, check);
}

/**
 * Reads the evaluation of a report, which may lack what was waived and hold what checks would object to: it was signed so.
 * What they object to are warnings here. Never throws, whatever the bytes.
 */
export function parseAttachedEvaluation(bytes: Uint8Array): CaseFileResult {
  return parse(bytes, (value) => {
    const parsed = evaluationSchema.safeParse(value, { reportInput: true, error: () => DEFAULT_MESSAGE });
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, knownKeys) };
    const warnings = checkEvaluation(parsed.data).map((problem) => ({ ...problem, severity: 'warning' as const }));
    return { ok: true, evaluation: parsed.data, warnings };
  });
}

function parse(bytes: Uint8Array, check: (value: JsonValue) => CaseFileResult): CaseFileResult {
  if (bytes.length > CASE_FILE_MAX_BYTES) return refuse(tooLarge(CASE_FILE_MAX_BYTES));
  const text = decode(bytes);
  if (text === null) return refuse('is not UTF-8 text; save the file as UTF-8 JSON');
  const json = parseJson(text, { inexactNumbers: 'rounded' });
  if (!json.ok) return json;
  const rounded = check(json.value);
  // The digits that were written count (R2), but only in places where a number may stand at all.
  if (!rounded.ok || !json.hasInexactNumbers) return rounded;
  const exact = parseJson(text, { inexactNumbers: 'text' });
  return exact.ok ? check(exact.value) : exact;
}

/**
 * The evaluation as a case file: UTF-8 JSON with two spaces of indent and a line feed at the end, the keys in the
 * order of the format. The same evaluation gives the same bytes.
 */
export function writeCaseFile(evaluation: Evaluation): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(evaluation, null, 2)}\n`);
}

function check(value: JsonValue): CaseFileResult {
  const parsed = caseFileSchema.safeParse(value, { reportInput: true, error: () => DEFAULT_MESSAGE });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, knownKeys) };
  const findings = checkEvaluation(parsed.data);
  const problems = findings.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, evaluation: parsed.data, warnings: findings };
}

/** UTF-8 bytes as text; null when they are none. */
export function decode(bytes: Uint8Array): string | null {
  try {
    // A byte order mark at the start is dropped.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function refuse(message: string): CaseFileResult {
  return { ok: false, problems: [{ path: '', severity: 'error', message }] };
}
