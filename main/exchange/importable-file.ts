import { checkEvaluation } from '../domain/check.ts';
import { CASE_FILE_MAX_BYTES, decode, parseCaseFile, type CaseFileResult } from './case-file.ts';
import { isFhirResource, readFhirBundle } from './fhir/read-bundle.ts';
import { parseJson } from './json-text.ts';
import { readLimited } from './read-limited.ts';

/** An evaluation of a file that may be imported; `leftOut` is what a FHIR Bundle says and the evaluation does not take. */
export type ImportableResult =
  | (Extract<CaseFileResult, { ok: true }> & {
      readonly kind: 'case-file' | 'fhir-bundle';
      readonly leftOut: readonly string[];
    })
  | Extract<CaseFileResult, { ok: false }>;

/** Reads a case file (SPEC F1) or a FHIR R4 Bundle from a path. Never more than the size limit is read. */
export function readImportableFile(path: string): ImportableResult {
  const read = readLimited(path, CASE_FILE_MAX_BYTES);
  if (read.ok) return parseImportableFile(read.bytes);
  return { ok: false, problems: [{ path: '', severity: 'error', message: read.reason }] };
}

/**
 * Reads a case file (SPEC F1) or a FHIR R4 Bundle from its bytes. What checks object to in a Bundle's values are
 * warnings: it becomes a draft, in which they can be mended. Never throws, whatever the bytes.
 */
export function parseImportableFile(bytes: Uint8Array): ImportableResult {
  const bundle = fhirResource(bytes);
  if (bundle === null) {
    const read = parseCaseFile(bytes);
    return read.ok ? { ...read, kind: 'case-file', leftOut: [] } : read;
  }
  const read = readFhirBundle(bundle);
  if (!read.ok) return read;
  const warnings = checkEvaluation(read.evaluation).map((problem) => ({ ...problem, severity: 'warning' as const }));
  return { ok: true, kind: 'fhir-bundle', evaluation: read.evaluation, warnings, leftOut: read.leftOut };
}

/** The FHIR resource in a file; null when it is none, and then whatever it is. */
function fhirResource(bytes: Uint8Array): Parameters<typeof readFhirBundle>[0] | null {
  const text = bytes.length > CASE_FILE_MAX_BYTES ? null : decode(bytes);
  if (text?.includes('"resourceType"') !== true) return null;
  // A number keeps its digits (R2).
  const json = parseJson(text, { inexactNumbers: 'text' });
  return json.ok && isFhirResource(json.value) ? json.value : null;
}
