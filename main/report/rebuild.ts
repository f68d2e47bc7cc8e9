import { createHash } from 'node:crypto';
import { checkEvaluation } from '../domain/check.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { exhibitSourceName, namedExhibits } from '../domain/exhibits.ts';
import { ResiduaError } from '../domain/errors.ts';
import { FHIR_NAME } from '../exchange/attachment-names.ts';
import type { KeyAlgorithm } from '../signing/algorithms.ts';
import type { IdentityDescription } from '../signing/identity.ts';
import { attachedFiles } from '../signing/pdf-attached.ts';
import { pageContent, pagePictures, pagesOf } from '../signing/pdf-content.ts';
import { shownText } from '../signing/pdf-page-text.ts';
import { PdfStructure } from '../signing/pdf-structure.ts';
import { PdfError, type PdfDict } from '../signing/pdf-syntax.ts';
import { decodeText } from '../signing/pdf-text.ts';
import type { SignatureReport } from '../signing/signature-report.ts';
import { buildReport, type ReportOptions } from './build-report.ts';
import type { ExhibitSources } from './exhibits.ts';

/** What comes of building a report once more from the evaluation inside it. */
export type Rebuilt =
  /** Every byte is the same, but for the value of the signature. */
  | { readonly result: 'identical' }
  /** Every page is the same, and so is the data; what is not part of the evaluation, such as a drawn signature, may differ. */
  | { readonly result: 'same-pages' }
  /** Pages, counted from 1, that are not what the evaluation gives. */
  | { readonly result: 'different-pages'; readonly pages: readonly number[] }
  /** The pages are the same; an attached file is not. */
  | { readonly result: 'different-file'; readonly name: string }
  /** Made by another version, which may set pages in another way. */
  | { readonly result: 'other-version'; readonly generator: string }
  | { readonly result: 'not-tried'; readonly reason: string };

/** Larger evaluations take long to set; bytes of JSON. */
const MAX_SOURCE = 2 * 1024 * 1024;
const BUDGET = 20_000_000;
/** Width of a letter page in points. */
const LETTER_WIDTH = 612;

/** How a document is made again, and the files inside that must then be the same. */
export interface Recipe {
  readonly build: (options: ReportOptions, structure: PdfStructure) => Promise<Uint8Array>;
  readonly files: readonly string[];
}

/** What stands against making a document again; thrown by a recipe. */
class NotAgain extends Error {
  readonly rebuilt: Rebuilt;

  constructor(rebuilt: Rebuilt) {
    super(rebuilt.result);
    this.rebuilt = rebuilt;
  }
}

/** The recipe of a report: from the evaluation inside it. */
export function reportRecipe(evaluation: Evaluation): Recipe {
  return {
    files: [FHIR_NAME],
    build: (options, structure) => {
      // What the checks refuse is never signed here, and laying it out could take for ever.
      if (checkEvaluation(evaluation).some(({ severity }) => severity === 'error')) {
        throw new NotAgain({
          result: 'not-tried',
          reason: 'The attached evaluation holds values that Residua would not sign.',
        });
      }
      if (JSON.stringify(evaluation).length > MAX_SOURCE) {
        throw new NotAgain({
          result: 'not-tried',
          reason: 'The evaluation is too long to build the report again.',
        });
      }
      const exhibits = exhibitsIn(structure, evaluation);
      if ('swapped' in exhibits) throw new NotAgain({ result: 'different-file', name: exhibits.swapped });
      return buildReport(evaluation, { ...options, exhibitSources: exhibits.sources });
    },
  };
}

/**
 * Builds the document again from the data inside it, for the signer, the time and the page size that the file names, and
 * compares: the report of an evaluation is always the same, so what differs was not made from it by this version.
 *
 * @param signed the bytes that the first signature covers.
 * @param generator name and version of this program, as reports carry it.
 */
export async function rebuild(
  signed: Uint8Array,
  first: SignatureReport,
  generator: string,
  { build, files }: Recipe,
): Promise<Rebuilt> {
  try {
    const structure = new PdfStructure(signed, { tokens: BUDGET });
    const made = madeBy(structure);
    if (made !== generator) return { result: 'other-version', generator: made ?? 'an unnamed program' };
    const options = optionsOf(structure, first, generator);
    if (options === null) return { result: 'not-tried', reason: 'The file does not tell how the report was made.' };
    const again = await build(options, structure);
    const rebuilt = new PdfStructure(again, { tokens: BUDGET });
    return isSameFile(structure, rebuilt) ? { result: 'identical' } : comparePages(structure, rebuilt, files);
  } catch (error) {
    if (error instanceof NotAgain) return error.rebuilt;
    if (error instanceof PdfError) return { result: 'not-tried', reason: `The PDF ${error.message}.` };
    if (error instanceof ResiduaError && error.code === 'unprintable') {
      return { result: 'not-tried', reason: 'The evaluation holds characters that cannot be printed.' };
    }
    throw error;
  }
}

/** The program that made the file, as its document information says. */
function madeBy(structure: PdfStructure): string | null {
  const information = structure.dictAt(structure.trailer, 'Info');
  const creator = structure.resolve(information?.entries.get('Creator'));
  return creator.kind === 'string' ? decodeText(creator.bytes) : null;
}

function optionsOf(structure: PdfStructure, first: SignatureReport, generator: string): ReportOptions | null {
  const { signer, subject, issuer, serial, fingerprint, algorithm, selfSigned, signedAt } = first;
  const [leaf] = first.chain;
  const [page] = pagesOf(structure);
  const isKnown = signer !== null && subject !== null && issuer !== null && serial !== null && fingerprint !== null;
  if (!isKnown || algorithm === null || selfSigned === null || signedAt === null || leaf === undefined) return null;
  const width = page === undefined ? null : widthOf(structure, page);
  if (width === null) return null;
  const description: IdentityDescription = {
    name: signer,
    subject,
    issuer,
    serial,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    algorithm: algorithm as KeyAlgorithm,
    selfSigned,
    sha256Fingerprint: fingerprint,
  };
  return {
    signer: description,
    signedAt: new Date(signedAt),
    utcOffsetMinutes: offsetOf(signedAt),
    timestampHost: first.timestamp === 'none' ? undefined : timestampHost(structure),
    pageSize: Math.round(width) === LETTER_WIDTH ? 'letter' : 'a4',
    generator,
  };
}

function widthOf(structure: PdfStructure, page: PdfDict): number | null {
  const box = structure.resolve(page.entries.get('MediaBox'));
  const width = box.kind === 'array' ? box.items[2] : undefined;
  return width?.kind === 'number' ? width.value : null;
}

/** Minutes east of UTC of an ISO 8601 instant. */
function offsetOf(instant: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(instant);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Whether the files differ in nothing but the value of the signature and the numbers that say where it stands. */
function isSameFile({ bytes: signed }: PdfStructure, rebuilt: PdfStructure): boolean {
  const again = rebuilt.bytes;
  if (signed.length !== again.length) return false;
  const compared = Uint8Array.from(signed);
  const permissions = rebuilt.dictAt(rebuilt.catalog(), 'Perms');
  const value = permissions === undefined ? undefined : rebuilt.dictAt(permissions, 'DocMDP');
  // The numbers take less room than was kept for them, so the room of the unsigned file counts.
  for (const key of ['ByteRange', 'Contents']) {
    const entry = value?.entries.get(key);
    if (entry?.kind !== 'array' && entry?.kind !== 'string') return false;
    compared.set(again.subarray(entry.start, entry.end), entry.start);
  }
  return Buffer.compare(compared, again) === 0;
}

function fileIn(structure: PdfStructure, wanted: string): Uint8Array | undefined {
  return attachedFiles(structure)
    .find(({ name }) => name === wanted)
    ?.content();
}

/**
 * The pictures that the file holds as exhibits, by their hash; what is not among them was delivered beside the report.
 * `swapped`: a file whose bytes are not those that the evaluation names.
 */
function exhibitsIn(
  structure: PdfStructure,
  evaluation: Evaluation,
): { sources: ExhibitSources } | { swapped: string } {
  const named = namedExhibits(evaluation);
  const attached = new Map(named.length === 0 ? [] : attachedFiles(structure).map((file) => [file.name, file]));
  const sources = new Map<string, Uint8Array | 'beside'>();
  for (const exhibit of named) {
    const name = exhibitSourceName(exhibit);
    const bytes = attached.get(name)?.content();
    if (bytes !== undefined && createHash('sha256').update(bytes).digest('hex') !== exhibit.sha256) {
      return { swapped: name };
    }
    sources.set(exhibit.sha256, bytes ?? 'beside');
  }
  return { sources };
}

/** The host of the timestamp server, as the pages name it. */
function timestampHost(structure: PdfStructure): string | undefined {
  return /timestamp of the authority at (\S+) \(PAdES-B-T\)/u.exec(shownText(structure, { tokens: BUDGET }))?.[1];
}

/** What a page shows: its operators, and the pictures that they draw. */
function wholePage(structure: PdfStructure, page: PdfDict): Uint8Array {
  return Buffer.concat([pageContent(structure, page), ...pagePictures(structure, page)]);
}

function comparePages(structure: PdfStructure, rebuilt: PdfStructure, files: readonly string[]): Rebuilt {
  const [there, here] = [structure, rebuilt].map((each) => pagesOf(each).map((page) => wholePage(each, page)));
  const pages: number[] = [];
  for (let index = 0; index < Math.max(there?.length ?? 0, here?.length ?? 0); index += 1) {
    const [left, right] = [there?.[index], here?.[index]];
    if (left === undefined || right === undefined || Buffer.compare(left, right) !== 0) pages.push(index + 1);
  }
  if (pages.length > 0) return { result: 'different-pages', pages };
  const changed = files.find((name) => {
    const [found, expected] = [structure, rebuilt].map((each) => fileIn(each, name));
    return found === undefined || expected === undefined || Buffer.compare(found, expected) !== 0;
  });
  return changed === undefined ? { result: 'same-pages' } : { result: 'different-file', name: changed };
}
