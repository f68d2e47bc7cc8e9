import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { Problem } from '../domain/problems.ts';
import { attachedFiles } from '../signing/pdf-attached.ts';
import { PdfStructure } from '../signing/pdf-structure.ts';
import { PdfError } from '../signing/pdf-syntax.ts';
import { verifyPdf, type VerificationResult } from '../signing/verify.ts';
import { ATTACHMENT_NAME } from './attachment-names.ts';
import { parseAttachedEvaluation } from './case-file.ts';

/** The evaluation inside a PDF. */
export type AttachedEvaluation =
  | { readonly kind: 'read'; readonly evaluation: Evaluation; readonly warnings: readonly Problem[] }
  /** The PDF holds none: it is no report of Residua. */
  | { readonly kind: 'none' }
  /** There is one, or the file may hold one, but it cannot be taken out. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface ReadReport {
  readonly verification: VerificationResult;
  readonly attached: AttachedEvaluation;
}

/**
 * Reads a report that Residua made: first its signatures, then the evaluation inside. A file that is not signed, or was
 * changed, is read all the same; `verification` tells what it is worth.
 *
 * @throws ResiduaError `pdf-invalid` when it is no PDF, or larger than 256 MB.
 */
export async function readReport(bytes: Uint8Array): Promise<ReadReport> {
  const verification = await verifyPdf(bytes);
  return { verification, attached: attachedEvaluation(bytes) };
}

/** Work allowed for finding and unpacking the evaluation. */
const BUDGET = 5_000_000;

/** Takes the evaluation out of a PDF: the one associated file of its name that says it is the source of the document. */
function attachedEvaluation(bytes: Uint8Array): AttachedEvaluation {
  let content: Uint8Array;
  try {
    const files = attachedFiles(new PdfStructure(bytes, { tokens: BUDGET }));
    const file = files.find(({ name }) => name === ATTACHMENT_NAME);
    if (file === undefined) return { kind: 'none' };
    if (file.relationship !== 'Source') {
      return {
        kind: 'unreadable',
        reason: `The attached ${ATTACHMENT_NAME} is not marked as the source of the report.`,
      };
    }
    content = file.content();
  } catch (error) {
    if (error instanceof PdfError) return { kind: 'unreadable', reason: `The PDF ${error.message}.` };
    throw error;
  }
  const parsed = parseAttachedEvaluation(content);
  if (parsed.ok) return { kind: 'read', evaluation: parsed.evaluation, warnings: parsed.warnings };
  const [first] = parsed.problems;
  const where = first === undefined || first.path === '' ? '' : ` ${first.path}`;
  return {
    kind: 'unreadable',
    reason: `The attached ${ATTACHMENT_NAME}${where} ${first?.message ?? 'cannot be read'}.`,
  };
}
