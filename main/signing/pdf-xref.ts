import { readObjectAt, streamData } from './pdf-object.ts';
import { decodeStream } from './pdf-streams.ts';
import { PdfError, PdfReader, PdfUnsupported, type PdfBudget, type PdfDict, type PdfValue } from './pdf-syntax.ts';

/** What the cross-references say of one object number. */
export type CrossReference =
  | { kind: 'free'; generation: number }
  | { kind: 'plain'; offset: number; generation: number }
  | { kind: 'packed'; container: number; index: number };

export interface Sections {
  references: Map<number, CrossReference>;
  /** The newest trailer. */
  trailer: PdfDict;
  firstSubsections: number;
}

interface Section {
  trailer: PdfDict;
  subsections: number;
}

const MAX_SECTIONS = 1000;
const MAX_OBJECTS = 1_000_000;
const MAX_OBJECT_NUMBER = 8_388_607;
/** How far from the end `startxref` may stand. */
const TAIL = 1024;

function lastStart(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - TAIL))).toString('latin1');
  const match = /startxref[ \r\n]+(\d{1,10})[ \r\n]+%%EOF[ \r\n]*$/.exec(tail);
  if (match === null) throw new PdfError('is damaged or cut short: it does not end with its cross-references');
  return Number(match[1]);
}

function note(references: Map<number, CrossReference>, number: number, entry: CrossReference): void {
  if (number > MAX_OBJECT_NUMBER || references.size >= MAX_OBJECTS)
    throw new PdfUnsupported('has too many objects to be checked');
  // Sections are read from the newest to the oldest: what is known already is newer.
  if (!references.has(number)) references.set(number, entry);
}

function readTable(
  bytes: Uint8Array,
  offset: number,
  references: Map<number, CrossReference>,
  budget: PdfBudget,
): Section {
  const reader = new PdfReader(bytes, offset, budget);
  if (!reader.takeWord('xref')) throw new PdfError('is damaged: the cross-references are not where the file says');
  const seen = new Set<number>();
  let subsections = 0;
  while (!reader.takeWord('trailer')) {
    subsections += 1;
    const first = reader.takeInteger();
    const count = reader.takeInteger();
    reader.skipSpace();
    if (count * 20 > bytes.length - reader.position)
      throw new PdfError('is damaged: the cross-references are cut short');
    budget.tokens -= count;
    if (budget.tokens < 0) throw new PdfUnsupported('has too many objects to be checked');
    for (let index = 0; index < count; index += 1) {
      const line = String.fromCharCode(...bytes.subarray(reader.position, reader.position + 20));
      const match = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(line);
      if (match === null) throw new PdfError('is damaged: the cross-references cannot be read');
      if (seen.has(first + index)) throw new PdfError('is ambiguous: the cross-references name an object twice');
      seen.add(first + index);
      const generation = Number(match[2]);
      const entry: CrossReference =
        match[3] === 'n' ? { kind: 'plain', offset: Number(match[1]), generation } : { kind: 'free', generation };
      note(references, first + index, entry);
      reader.position += 20;
    }
  }
  const trailer = reader.readValue();
  if (trailer.kind !== 'dict') throw new PdfError('is damaged: it has no trailer');
  if (trailer.entries.has('XRefStm'))
    throw new PdfUnsupported('uses hybrid cross-references, which cannot be checked safely');
  return { trailer, subsections };
}

function wholeNumbers(value: PdfValue | undefined): number[] | undefined {
  if (value?.kind !== 'array') return undefined;
  return value.items.map((item) => {
    const whole =
      item.kind === 'number' && Number.isInteger(item.value) && item.value >= 0 && item.value <= MAX_OBJECT_NUMBER;
    if (!whole) throw new PdfError('is damaged: the cross-references cannot be read');
    return item.value;
  });
}

function readStream(
  bytes: Uint8Array,
  offset: number,
  references: Map<number, CrossReference>,
  budget: PdfBudget,
): Section {
  const { value: dict, streamStart } = readObjectAt(bytes, offset, budget);
  const length = dict.kind === 'dict' ? dict.entries.get('Length') : undefined;
  const type = dict.kind === 'dict' ? dict.entries.get('Type') : undefined;
  if (
    dict.kind !== 'dict' ||
    streamStart === undefined ||
    length?.kind !== 'number' ||
    type?.kind !== 'name' ||
    type.value !== 'XRef'
  ) {
    throw new PdfError('is damaged: the cross-references are not where the file says');
  }
  const content = decodeStream(dict, streamData(bytes, streamStart, length.value));
  const widths = wholeNumbers(dict.entries.get('W'));
  const size = wholeNumbers({ kind: 'array', items: [dict.entries.get('Size') ?? { kind: 'null' }], start: 0, end: 0 });
  const index = wholeNumbers(dict.entries.get('Index')) ?? [0, size?.[0] ?? 0];
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths ?? [];
  const width = typeWidth + secondWidth + thirdWidth;
  if (widths?.length !== 3 || width < 1 || Math.max(...widths) > 6)
    throw new PdfError('is damaged: the cross-references cannot be read');
  budget.tokens -= content.length;
  if (budget.tokens < 0) throw new PdfUnsupported('has too many objects to be checked');
  let at = 0;
  const take = (count: number): number => {
    let number = 0;
    for (let step = 0; step < count; step += 1) number = number * 256 + (content[at + step] ?? 0);
    at += count;
    return number;
  };
  const seen = new Set<number>();
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    if (at + count * width > content.length) throw new PdfError('is damaged: the cross-references are cut short');
    for (let number = first; number < first + count; number += 1) {
      if (seen.has(number)) throw new PdfError('is ambiguous: the cross-references name an object twice');
      seen.add(number);
      const kind = typeWidth === 0 ? 1 : take(typeWidth);
      const [second, third] = [take(secondWidth), take(thirdWidth)];
      if (kind === 0) note(references, number, { kind: 'free', generation: third });
      else if (kind === 1) note(references, number, { kind: 'plain', offset: second, generation: third });
      else if (kind === 2) note(references, number, { kind: 'packed', container: second, index: third });
    }
  }
  return { trailer: dict, subsections: 0 };
}

/** Reads all cross-reference sections from the last `startxref` back along /Prev. Throws PdfError. */
export function readSections(bytes: Uint8Array, budget: PdfBudget): Sections {
  const references = new Map<number, CrossReference>();
  const visited = new Set<number>();
  let trailer: PdfDict | undefined;
  let firstSubsections = 0;
  let offset: number | undefined = lastStart(bytes);
  while (offset !== undefined) {
    if (visited.has(offset) || visited.size >= MAX_SECTIONS)
      throw new PdfError('is damaged: its cross-references run in a circle');
    if (offset >= bytes.length) throw new PdfError('is damaged: the cross-references lie outside the file');
    visited.add(offset);
    const isTable = bytes[offset] === 0x78;
    const section: Section = (isTable ? readTable : readStream)(bytes, offset, references, budget);
    trailer ??= section.trailer;
    firstSubsections = section.subsections;
    if (section.trailer.entries.has('Encrypt'))
      throw new PdfUnsupported('is encrypted, so its signatures cannot be checked');
    const previous: PdfValue | undefined = section.trailer.entries.get('Prev');
    if (
      previous !== undefined &&
      (previous.kind !== 'number' || !Number.isInteger(previous.value) || previous.value < 0)
    ) {
      throw new PdfError('is damaged: the cross-references lie outside the file');
    }
    offset = previous?.value;
  }
  if (trailer === undefined) throw new PdfError('is damaged: it has no trailer');
  return { references, trailer, firstSubsections };
}
