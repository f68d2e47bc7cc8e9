import { PdfStructure } from './pdf-structure.ts';
import { PdfError, type PdfBudget, type PdfDict } from './pdf-syntax.ts';
import { movedObjects } from './revisions.ts';
import type { SignatureReport } from './signature-report.ts';

/** One of the states of a file that was added to. */
export interface RevisionReport {
  /** The file up to this byte. */
  end: number;
  /** Common names of those whose signatures cover exactly this state. */
  signers: string[];
  /** What was added to the state before, in plain words; empty for the first. */
  changes: string[];
}

const MAX_REVISIONS = 64;
const MAX_CHANGED = 5000;
const END_OF_FILE = '%%EOF';

/** The states of the file, the oldest first: wherever it could have ended before. Never throws on a damaged file. */
export function revisionsOf(
  structure: PdfStructure,
  signatures: readonly SignatureReport[],
  budget: PdfBudget,
): RevisionReport[] {
  const states: PdfStructure[] = [];
  for (const end of endsOf(structure.bytes, signatures)) {
    const state = end === structure.bytes.length ? structure : stateUpTo(structure, end, budget);
    if (state !== null) states.push(state);
  }
  return states.map((state, index) => {
    const before = states[index - 1];
    const end = state.bytes.length;
    const signers = signatures.flatMap(({ coveredBytes, signer }) =>
      coveredBytes === end && signer !== null ? [signer] : [],
    );
    return { end, signers, changes: before === undefined ? [] : changesBetween(before, state) };
  });
}

/** Where the file could have ended; a signature says exactly whether the line end after it belonged to its state. */
function endsOf(bytes: Uint8Array, signatures: readonly SignatureReport[]): number[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const ends = new Set<number>();
  for (let at = text.indexOf(END_OF_FILE); at >= 0; at = text.indexOf(END_OF_FILE, at + 1)) {
    const least = at + END_OF_FILE.length;
    let end = least;
    while (text[end] === 10 || text[end] === 13) end += 1;
    const signed = signatures.find(
      ({ coveredBytes: covered }) => covered !== null && covered >= least && covered <= end,
    );
    ends.add(signed?.coveredBytes ?? end);
  }
  ends.add(bytes.length);
  return [...ends].slice(-MAX_REVISIONS);
}

function stateUpTo(structure: PdfStructure, end: number, budget: PdfBudget): PdfStructure | null {
  try {
    const state = new PdfStructure(structure.bytes.subarray(0, end), budget);
    state.catalog();
    return state;
  } catch (error) {
    if (error instanceof PdfError) return null;
    throw error;
  }
}

function changesBetween(before: PdfStructure, after: PdfStructure): string[] {
  const found = new Set<string>();
  const changed = movedObjects(before, after);
  const added = [...after.references]
    .filter(([number, { kind }]) => kind !== 'free' && (before.references.get(number)?.kind ?? 'free') === 'free')
    .map(([number]) => number);
  for (const [numbers, isNew] of [
    [added, true],
    [changed, false],
  ] as const) {
    for (const number of numbers.slice(0, MAX_CHANGED)) found.add(describe(before, after, number, isNew));
  }
  return [...found].sort();
}

function describe(before: PdfStructure, after: PdfStructure, number: number, isNew: boolean): string {
  try {
    const { value, streamStart } = after.object(number);
    if (value.kind === 'null') return 'something removed';
    if (value.kind !== 'dict') return 'other data';
    if (isRoot(after, number)) return catalogChange(before, value);
    return kindOf(after, value, streamStart !== undefined, isNew);
  } catch (error) {
    if (error instanceof PdfError) return 'data that cannot be read';
    throw error;
  }
}

function isRoot({ trailer }: PdfStructure, number: number): boolean {
  const root = trailer.entries.get('Root');
  return root?.kind === 'ref' && root.number === number;
}

function catalogChange(before: PdfStructure, catalog: PdfDict): string {
  const had = before.catalog();
  if (catalog.entries.has('DSS') && !had.entries.has('DSS')) return 'data to validate signatures';
  return 'the document catalog';
}

function kindOf(structure: PdfStructure, dict: PdfDict, isStream: boolean, isNew: boolean): string {
  const name = (key: string): string => {
    const value = structure.resolve(dict.entries.get(key));
    return value.kind === 'name' ? value.value : '';
  };
  const [type, subtype, fieldType] = [name('Type'), name('Subtype'), name('FT')];
  if (type === 'Sig' || (dict.entries.has('ByteRange') && dict.entries.has('Contents'))) return 'a signature';
  if (fieldType === 'Sig') return 'a signature field';
  if (fieldType !== '' || subtype === 'Widget') return 'a form field';
  if (type === 'Annot' || (dict.entries.has('Rect') && subtype !== '')) return 'a comment or mark';
  if (type === 'Page') return isNew ? 'a page added' : 'a page changed';
  if (type === 'Pages') return 'the list of pages';
  if (type === 'Filespec' || type === 'EmbeddedFile') return 'an attached file';
  if (type === 'Metadata') return 'the metadata';
  if (dict.entries.has('Fields') && dict.entries.has('SigFlags')) return 'the form';
  if (type === 'DSS') return 'data to validate signatures';
  return isStream ? 'content' : 'other data';
}
