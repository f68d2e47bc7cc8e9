import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addendumSchema } from '../domain/addendum.ts';
import { evaluationSchema } from '../domain/evaluation/evaluation.ts';
import { ADDENDUM_NAME } from '../exchange/attachment-names.ts';
import { attachedFiles } from '../signing/pdf-attached.ts';
import { PdfStructure } from '../signing/pdf-structure.ts';
import { PdfError } from '../signing/pdf-syntax.ts';
import type { SignatureReport } from '../signing/signature-report.ts';
import { buildAddendum, type AddendumContent } from './build-addendum.ts';
import { rebuild, type Rebuilt } from './rebuild.ts';

/** What an addendum says of itself. Hashes are 64 lower-case hexadecimal digits, instants ISO 8601. */
export interface AddendumFacts {
  readonly number: number;
  /** The signed report that it amends: the first one, never an earlier addendum. */
  readonly amends: { readonly sha256: string; readonly signedAt: string; readonly signerName: string };
  /** The addenda to the same report that were signed before it, in order. */
  readonly earlier: readonly { readonly number: number; readonly sha256: string; readonly signedAt: string }[];
  /** Whether its pages are what the data inside give. */
  readonly rebuilt: Rebuilt;
}

export type AttachedAddendum =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'read'; readonly facts: AddendumFacts };

const BUDGET = 5_000_000;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const description = z.strictObject({
  format: z.literal('residua-addendum/1'),
  number: z.int().min(1),
  amends: z.strictObject({ sha256, signedAt: instant, signerName: z.string() }),
  earlier: z.array(z.strictObject({ number: z.int().min(1), sha256, signedAt: instant })).default([]),
  /** What is printed of the evaluation; addenda of older versions do not carry it. */
  evaluation: evaluationSchema.optional(),
  ...addendumSchema.shape,
});

/** Reads the addendum inside a PDF, and compares it with the pages. */
export async function attachedAddendum(
  bytes: Uint8Array,
  signatures: readonly SignatureReport[],
  generator: string,
): Promise<AttachedAddendum> {
  try {
    const file = attachedFiles(new PdfStructure(bytes, { tokens: BUDGET })).find(({ name }) => name === ADDENDUM_NAME);
    if (file === undefined) return { kind: 'none' };
    const parsed = description.parse(JSON.parse(new TextDecoder().decode(file.content())));
    const { number, amends, earlier } = parsed;
    return {
      kind: 'read',
      facts: { number, amends, earlier, rebuilt: await compared(bytes, signatures, parsed, generator) },
    };
  } catch (error) {
    if (error instanceof PdfError) return { kind: 'none' };
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      return { kind: 'unreadable', reason: `The attached ${ADDENDUM_NAME} cannot be read.` };
    }
    throw error;
  }
}

async function compared(
  bytes: Uint8Array,
  signatures: readonly SignatureReport[],
  parsed: z.output<typeof description>,
  generator: string,
): Promise<Rebuilt> {
  const first = signatures.find(({ certification }) => certification !== null);
  const end = first?.coveredBytes ?? null;
  if (first === undefined || end === null) return { result: 'not-tried', reason: 'The addendum is not signed.' };
  const { number, amends, earlier, evaluation } = parsed;
  const { kind, reason, recordsReviewed, body, changedOpinions, county } = parsed;
  const addendum = { kind, reason, recordsReviewed, body, changedOpinions, county };
  if (evaluation === undefined) {
    return { result: 'not-tried', reason: 'An older version made it, which attached the text alone.' };
  }
  const content: AddendumContent = {
    evaluation,
    number,
    addendum,
    original: { ...amends, signedAt: new Date(amends.signedAt) },
    earlier: earlier.map((each) => ({ ...each, signedAt: new Date(each.signedAt) })),
  };
  return rebuild(bytes.subarray(0, end), first, generator, {
    build: (options) => buildAddendum(content, options),
    files: [ADDENDUM_NAME],
  });
}

/** How a file stands to the report that an addendum amends. */
export type OriginalMatch = 'same' | 'countersigned' | 'different';

/** Compares a PDF with the report that an addendum names; a countersigned version begins with it. */
export function matchOriginal(
  bytes: Uint8Array,
  signatures: readonly SignatureReport[],
  { amends }: AddendumFacts,
): OriginalMatch {
  const isIt = (part: Uint8Array): boolean => createHash('sha256').update(part).digest('hex') === amends.sha256;
  if (isIt(bytes)) return 'same';
  const ends = signatures.flatMap(({ valid, coveredBytes }) => (valid && coveredBytes !== null ? [coveredBytes] : []));
  return ends.some((end) => isIt(bytes.subarray(0, end))) ? 'countersigned' : 'different';
}

const ORIGINAL_WORDS: Readonly<Record<OriginalMatch, string>> = {
  same: 'it is that report',
  countersigned: 'it is a countersigned version of that report',
  different: 'it is NOT that report',
};

/** The facts as sentences. `original`: the file that lies beside it, by where it is, and how it stands to the report. */
export function addendumWords(
  { number, amends, earlier }: AddendumFacts,
  original: { readonly where: string; readonly match: OriginalMatch } | null,
): string[] {
  return [
    `This is addendum ${String(number)} to the report that ${amends.signerName} signed on ${amends.signedAt.slice(0, 10)}, with the SHA-256 ${amends.sha256}.`,
    ...earlier.map(
      (each) =>
        `It follows addendum ${String(each.number)} of ${each.signedAt.slice(0, 10)}, with the SHA-256 ${each.sha256}.`,
    ),
    original === null
      ? 'The report was not at hand, so whether it is unchanged was not checked.'
      : `Compared with ${original.where}: ${ORIGINAL_WORDS[original.match]}.`,
  ];
}
