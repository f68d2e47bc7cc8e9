import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { EXHIBIT_NAME } from '../exchange/attachment-names.ts';
import { attachedFiles } from '../signing/pdf-attached.ts';
import { PdfStructure } from '../signing/pdf-structure.ts';
import { PdfError } from '../signing/pdf-syntax.ts';

/** What a PDF has to do with exhibits. Hashes are 64 lower-case hexadecimal digits. */
export interface ExhibitFacts {
  /** Those that the evaluation inside a report names. */
  readonly named: readonly { readonly label: string; readonly sha256: string }[];
  /** The one that a file of its own holds; `intact` null: it is too large to be compared here. */
  readonly held: { readonly label: string; readonly sha256: string; readonly intact: boolean | null } | null;
}

const BUDGET = 5_000_000;
const description = z.strictObject({
  format: z.literal('residua-exhibit/1'),
  label: z.string().regex(/^[A-Z]{1,3}$/),
  source: z.strictObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** Reads what a PDF names or holds, whether it is signed or not. */
export function exhibitFacts(bytes: Uint8Array, evaluation: Evaluation | null): ExhibitFacts {
  const named = evaluation === null ? [] : namedExhibits(evaluation).map(({ label, sha256 }) => ({ label, sha256 }));
  return { named, held: heldIn(bytes) };
}

function heldIn(bytes: Uint8Array): ExhibitFacts['held'] {
  try {
    const files = attachedFiles(new PdfStructure(bytes, { tokens: BUDGET }));
    const about = files.find(({ name }) => name === EXHIBIT_NAME);
    if (about === undefined) return null;
    const { label, source } = description.parse(JSON.parse(new TextDecoder().decode(about.content())));
    const file = files.find(({ name }) => name === source.name);
    const intact = file === undefined ? false : isFile(file.content, source.sha256);
    return { label, sha256: source.sha256, intact };
  } catch (error) {
    if (error instanceof PdfError || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function isFile(content: () => Uint8Array, sha256: string): boolean | null {
  try {
    return createHash('sha256').update(content()).digest('hex') === sha256;
  } catch (error) {
    if (error instanceof PdfError) return null;
    throw error;
  }
}

/** The facts as sentences. `others` are the PDFs that were checked before, with their SHA-256. */
export function exhibitWords(
  { named, held }: ExhibitFacts,
  others: readonly { readonly sha256: string; readonly facts: ExhibitFacts }[],
): string[] {
  const lines = named.map(({ label, sha256 }) => {
    const holder = others.find(({ facts }) => facts.held?.sha256 === sha256);
    const checked = holder === undefined ? '' : ` It is in the file checked before, with the SHA-256 ${holder.sha256}.`;
    return `The report names exhibit ${label} by the SHA-256 ${sha256}.${checked}`;
  });
  if (held === null) return lines;
  const state =
    held.intact === null
      ? 'It is too large to be compared here.'
      : held.intact
        ? 'It is unchanged.'
        : 'The file inside is NOT that one.';
  const reports = others.flatMap(({ sha256, facts }) => {
    const found = facts.named.find((exhibit) => exhibit.sha256 === held.sha256);
    return found === undefined
      ? []
      : [`The report checked before, with the SHA-256 ${sha256}, names it as exhibit ${found.label}.`];
  });
  return [
    ...lines,
    `This file holds exhibit ${held.label} with the SHA-256 ${held.sha256}. ${state}`,
    ...(reports.length > 0 ? reports : ['Check its report too, to see whether it names this exhibit.']),
  ];
}
