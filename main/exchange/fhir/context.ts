import { createHash } from 'node:crypto';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { ScoreResult } from '../../domain/score-result.ts';
import { writeCaseFile } from '../case-file.ts';

/** What the resources are made from. */
export interface FhirContext {
  readonly evaluation: Evaluation;
  readonly score: ScoreResult;
  /** ISO 8601 instant in UTC, whole seconds: when the document was made. */
  readonly madeAt: string;
  /** The identifier of a resource, the same for the same evaluation. */
  readonly id: (name: string) => string;
}

/** Identifiers by name, as UUIDs of version 5 form over the content of the evaluation. */
export function identifiers(evaluation: Evaluation, madeAt: string): (name: string) => string {
  const seed = createHash('sha256').update(writeCaseFile(evaluation)).update(madeAt).digest();
  return (name) => {
    const hash = createHash('sha256').update(seed).update(name).digest().subarray(0, 16);
    hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
    hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
    return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}

/** How the resources of one bundle name each other. */
export function referenceTo(id: string): { reference: string } {
  return { reference: `urn:uuid:${id}` };
}
