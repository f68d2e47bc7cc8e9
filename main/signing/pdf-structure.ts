import { readObjectAt, streamData } from './pdf-object.ts';
import { decodeStream } from './pdf-streams.ts';
import { PdfError, PdfReader, type PdfBudget, type PdfDict, type PdfValue } from './pdf-syntax.ts';
import { readSections, type CrossReference } from './pdf-xref.ts';

/** An object as the cross-references give it. */
export interface PdfObject {
  value: PdfValue;
  /** Where the object stands in the file; undefined inside an object stream. */
  offset: number | undefined;
  /** Where the stream data starts, when the object is a stream. */
  streamStart: number | undefined;
}

const MISSING: PdfObject = { value: { kind: 'null' }, offset: undefined, streamStart: undefined };

/**
 * A PDF as its cross-references describe it, from the last `startxref` of the bytes given: the same way every conforming reader
 * goes. Objects that no cross-reference names do not exist for it. Nothing is repaired: a damaged file throws PdfError.
 */
export class PdfStructure {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDict;
  readonly references: ReadonlyMap<number, CrossReference>;
  /** How many subsections the oldest cross-reference table has; 0 for a cross-reference stream. */
  readonly firstSubsections: number;
  readonly #budget: PdfBudget;
  readonly #objects = new Map<number, PdfObject>();
  readonly #streams = new Map<number, Map<number, PdfValue>>();

  constructor(bytes: Uint8Array, budget: PdfBudget) {
    const sections = readSections(bytes, budget);
    this.bytes = bytes;
    this.trailer = sections.trailer;
    this.references = sections.references;
    this.firstSubsections = sections.firstSubsections;
    this.#budget = budget;
  }

  /** The object with this number; null when there is none. */
  object(number: number): PdfObject {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const found = this.#load(number);
    this.#objects.set(number, found);
    return found;
  }

  /** The value itself, or what it refers to. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (value === undefined) return MISSING.value;
    if (value.kind !== 'ref') return value;
    const target = this.#generationFits(value) ? this.object(value.number).value : MISSING.value;
    if (target.kind === 'ref') throw new PdfError('is damaged: a reference leads to another reference');
    return target;
  }

  /** The dictionary a key of `dict` holds or refers to; undefined when it is of another type. */
  dictAt(dict: PdfDict, key: string): PdfDict | undefined {
    const value = this.resolve(dict.entries.get(key));
    return value.kind === 'dict' ? value : undefined;
  }

  /** The document catalog. Throws PdfError. */
  catalog(): PdfDict {
    const root = this.dictAt(this.trailer, 'Root');
    if (root === undefined) throw new PdfError('is damaged: it has no catalog');
    return root;
  }

  #generationFits(reference: { number: number; generation: number }): boolean {
    const entry = this.references.get(reference.number);
    return entry !== undefined && (entry.kind === 'packed' ? 0 : entry.generation) === reference.generation;
  }

  #load(number: number): PdfObject {
    const entry = this.references.get(number);
    if (entry === undefined || entry.kind === 'free') return MISSING;
    if (entry.kind === 'packed') {
      const value = this.#packed(entry.container).get(number);
      if (value === undefined) throw new PdfError('is damaged: an object is not in its object stream');
      return { value, offset: undefined, streamStart: undefined };
    }
    const found = readObjectAt(this.bytes, entry.offset, this.#budget);
    if (found.number !== number || found.generation !== entry.generation) {
      throw new PdfError('is damaged: the cross-references lead to another object');
    }
    return { value: found.value, offset: entry.offset, streamStart: found.streamStart };
  }

  #packed(container: number): Map<number, PdfValue> {
    const known = this.#streams.get(container);
    if (known !== undefined) return known;
    if (this.references.get(container)?.kind !== 'plain') throw new PdfError('is damaged: an object stream is missing');
    const holder = this.object(container);
    if (holder.value.kind !== 'dict' || holder.streamStart === undefined) {
      throw new PdfError('is damaged: an object stream is missing');
    }
    const length = this.resolve(holder.value.entries.get('Length'));
    const size = length.kind === 'number' ? length.value : -1;
    const values = this.#unpack(holder.value, streamData(this.bytes, holder.streamStart, size));
    this.#streams.set(container, values);
    return values;
  }

  #unpack(dict: PdfDict, data: Uint8Array): Map<number, PdfValue> {
    const content = decodeStream(dict, data);
    this.#budget.tokens -= content.length >> 6;
    const integer = (key: string): number => {
      const value = dict.entries.get(key);
      return value?.kind === 'number' && Number.isInteger(value.value) && value.value >= 0 ? value.value : -1;
    };
    const [count, first] = [integer('N'), integer('First')];
    if (count < 0 || first < 0 || count > content.length)
      throw new PdfError('is damaged: an object stream is malformed');
    const reader = new PdfReader(content, 0, this.#budget);
    const places = Array.from({ length: count }, () => ({
      number: reader.takeInteger(),
      offset: reader.takeInteger(),
    }));
    const values = new Map<number, PdfValue>();
    for (const place of places) {
      if (values.has(place.number)) throw new PdfError('is ambiguous: an object stream holds an object twice');
      values.set(place.number, new PdfReader(content, first + place.offset, this.#budget).readValue());
    }
    return values;
  }
}
