import { streamContent } from './pdf-content.ts';
import type { PdfStructure } from './pdf-structure.ts';
import { PdfError, type PdfDict, type PdfValue } from './pdf-syntax.ts';
import { decodeText } from './pdf-text.ts';

/** A file inside a PDF, in the way of PDF/A-3 (ISO 19005-3, 6.8). */
export interface AttachedFile {
  readonly name: string;
  /** What it is to the document: 'Source', 'Data' …; null when it does not say. */
  readonly relationship: string | null;
  /** Its bytes, at most 32 MB. Throws PdfError. */
  readonly content: () => Uint8Array;
}

const MAX_FILES = 1000;

/**
 * The files that the catalog associates with the document and those of the list of embedded files, each once. Both ways to
 * a file must agree about its name, and no two files may share one: viewers would show different ones. Throws PdfError.
 */
export function attachedFiles(structure: PdfStructure): AttachedFile[] {
  const catalog = structure.catalog();
  const associated = structure.resolve(catalog.entries.get('AF'));
  const found = new Map<string, { specification: PdfValue; dict: PdfDict }>();
  const note = (specification: PdfValue, listedAs: string | null): void => {
    const dict = structure.resolve(specification);
    if (dict.kind !== 'dict') throw new PdfError('is damaged: an attached file cannot be read');
    const name = nameOf(structure, dict);
    if (listedAs !== null && listedAs !== name) throw new PdfError('is ambiguous: an attached file has two names');
    const known = found.get(name);
    if (known !== undefined && !isSame(known.specification, specification)) {
      throw new PdfError('is ambiguous: two attached files have the same name');
    }
    if (found.size >= MAX_FILES) throw new PdfError('has too many attached files');
    found.set(name, { specification, dict });
  };
  if (associated.kind === 'array') for (const item of associated.items) note(item, null);
  for (const [name, specification] of embedded(structure, catalog)) note(specification, name);
  return [...found].map(([name, { dict }]) => {
    const relationship = structure.resolve(dict.entries.get('AFRelationship'));
    return {
      name,
      relationship: relationship.kind === 'name' ? relationship.value : null,
      content: () => fileContent(structure, dict),
    };
  });
}

function isSame(left: PdfValue, right: PdfValue): boolean {
  return left.kind === 'ref' && right.kind === 'ref' && left.number === right.number;
}

/** Both names of a file specification must be the same. */
function nameOf(structure: PdfStructure, dict: PdfDict): string {
  const names = ['UF', 'F'].flatMap((key) => {
    const text = structure.resolve(dict.entries.get(key));
    return text.kind === 'string' ? [decodeText(text.bytes)] : [];
  });
  const [name] = names;
  if (name === undefined) throw new PdfError('is damaged: an attached file has no name');
  if (names.some((other) => other !== name)) throw new PdfError('is ambiguous: an attached file has two names');
  return name;
}

/** Names and specifications of the list of embedded files, level by level, never deeper than it can sensibly be. */
function embedded(structure: PdfStructure, catalog: PdfDict): [string, PdfValue][] {
  const names = structure.dictAt(catalog, 'Names');
  let level = names === undefined ? [] : [structure.dictAt(names, 'EmbeddedFiles')];
  const pairs: [string, PdfValue][] = [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 4 || level.length > MAX_FILES) throw new PdfError('is damaged: its attached files cannot be listed');
    const below: (PdfDict | undefined)[] = [];
    for (const node of level) {
      if (node === undefined) continue;
      const list = structure.resolve(node.entries.get('Names'));
      const items = list.kind === 'array' ? list.items : [];
      for (let index = 0; index + 1 < items.length; index += 2) {
        const [key, value] = [structure.resolve(items[index]), items[index + 1]];
        if (key.kind !== 'string' || value === undefined)
          throw new PdfError('is damaged: an attached file has no name');
        pairs.push([decodeText(key.bytes), value]);
      }
      const kids = structure.resolve(node.entries.get('Kids'));
      for (const kid of kids.kind === 'array' ? kids.items : []) {
        const dict = structure.resolve(kid);
        below.push(dict.kind === 'dict' ? dict : undefined);
      }
    }
    level = below;
  }
  return pairs;
}

function fileContent(structure: PdfStructure, dict: PdfDict): Uint8Array {
  const streams = structure.dictAt(dict, 'EF');
  const [first, second] = [streams?.entries.get('F'), streams?.entries.get('UF')];
  if (first !== undefined && second !== undefined && !isSame(first, second)) {
    throw new PdfError('is ambiguous: an attached file has two contents');
  }
  return streamContent(structure, second ?? first);
}
