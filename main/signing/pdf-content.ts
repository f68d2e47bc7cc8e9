import { streamData } from './pdf-object.ts';
import { decodeStream } from './pdf-streams.ts';
import type { PdfStructure } from './pdf-structure.ts';
import { PdfError, type PdfDict, type PdfValue } from './pdf-syntax.ts';

const MAX_PAGES = 20_000;
const MAX_DEPTH = 60;

/** The decoded content of a stream that `value` refers to. Throws PdfError when there is none or it cannot be decoded. */
export function streamContent(structure: PdfStructure, value: PdfValue | undefined): Uint8Array {
  if (value?.kind !== 'ref') throw new PdfError('is damaged: a stream is missing');
  const dict = structure.resolve(value);
  const { streamStart } = structure.object(value.number);
  if (dict.kind !== 'dict' || streamStart === undefined) throw new PdfError('is damaged: a stream is missing');
  const length = structure.resolve(dict.entries.get('Length'));
  const size = length.kind === 'number' ? length.value : -1;
  return decodeStream(dict, streamData(structure.bytes, streamStart, size));
}

/** The pages in their order. Throws PdfError when the tree of pages runs in a circle, is too deep or too large. */
export function pagesOf(structure: PdfStructure): PdfDict[] {
  const pages: PdfDict[] = [];
  const visited = new Set<number>();
  const visit = (value: PdfValue | undefined, depth: number): void => {
    if (value?.kind !== 'ref') throw new PdfError('is damaged: its pages cannot be read');
    if (visited.has(value.number) || depth > MAX_DEPTH || visited.size > MAX_PAGES) {
      throw new PdfError('is damaged: its pages run in a circle or are too many');
    }
    visited.add(value.number);
    const node = structure.resolve(value);
    if (node.kind !== 'dict') throw new PdfError('is damaged: its pages cannot be read');
    const kids = structure.resolve(node.entries.get('Kids'));
    if (kids.kind === 'array') for (const kid of kids.items) visit(kid, depth + 1);
    else pages.push(node);
  };
  visit(structure.catalog().entries.get('Pages'), 0);
  return pages;
}

/** The operators of a page, its content streams one after the other. Throws PdfError. */
export function pageContent(structure: PdfStructure, page: PdfDict): Uint8Array {
  const entry = page.entries.get('Contents');
  const contents = structure.resolve(entry);
  const streams = contents.kind === 'array' ? contents.items : entry === undefined ? [] : [entry];
  if (streams.length > 1000) throw new PdfError('is damaged: a page has too many parts');
  return Buffer.concat(streams.flatMap((stream) => [streamContent(structure, stream), Buffer.from('\n')]));
}

/**
 * The pictures of a page, each with what says how its samples are shown, and with its transparency: as they stand in the
 * file, not unpacked. Throws PdfError.
 */
export function pagePictures(structure: PdfStructure, page: PdfDict): Uint8Array[] {
  const resources = structure.dictAt(page, 'Resources');
  const objects = resources === undefined ? undefined : structure.dictAt(resources, 'XObject');
  if (objects === undefined) return [];
  return [...objects.entries].flatMap(([name, value]) => [Buffer.from(name), ...picture(structure, value, 0)]);
}

/** The keys that say how the samples of a picture are shown. */
const LOOKS = ['Width', 'Height', 'BitsPerComponent', 'ColorSpace', 'Decode', 'DecodeParms', 'Filter', 'Mask'];

function asList(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...(value as ReadonlyMap<string, unknown>)] : value;
}

function picture(structure: PdfStructure, value: PdfValue, depth: number): Uint8Array[] {
  if (value.kind !== 'ref' || depth > 2) throw new PdfError('is damaged: a picture is missing');
  const dict = structure.resolve(value);
  const { streamStart } = structure.object(value.number);
  if (dict.kind !== 'dict' || streamStart === undefined) throw new PdfError('is damaged: a picture is missing');
  const length = structure.resolve(dict.entries.get('Length'));
  const data = streamData(structure.bytes, streamStart, length.kind === 'number' ? length.value : -1);
  const mask = dict.entries.get('SMask');
  const facts = LOOKS.map((key) => JSON.stringify(structure.resolve(dict.entries.get(key)), asList));
  return [Buffer.from(facts.join('\n')), data, ...(mask === undefined ? [] : picture(structure, mask, depth + 1))];
}
