import type { PdfStructure } from './pdf-structure.ts';
import { PdfError, type PdfDict, type PdfValue } from './pdf-syntax.ts';
import { decodeText } from './pdf-text.ts';

/** A signature field of the form, signed or empty. */
export interface SignatureField {
  /** Full name, parts joined by a full stop. */
  name: string;
  /** Object number of the field. */
  number: number;
  dict: PdfDict;
  /** What /V holds, unresolved; undefined for an empty field. */
  value: PdfValue | undefined;
}

const MAX_FIELDS = 10_000;

/** The names of a field's type and of its own part, as they stand. */
function ownType(structure: PdfStructure, dict: PdfDict): string | undefined {
  const type = structure.resolve(dict.entries.get('FT'));
  return type.kind === 'name' ? type.value : undefined;
}

/** All signature fields reachable from the catalog, in the order of the form. Throws PdfError. */
export function signatureFields(structure: PdfStructure): SignatureField[] {
  const form = structure.dictAt(structure.catalog(), 'AcroForm');
  const roots = form === undefined ? undefined : structure.resolve(form.entries.get('Fields'));
  if (roots?.kind !== 'array') return [];
  const found: SignatureField[] = [];
  const visited = new Set<number>();
  const visit = (item: PdfValue, prefix: string, inherited: string | undefined): void => {
    if (item.kind !== 'ref') return;
    if (visited.has(item.number) || visited.size >= MAX_FIELDS)
      throw new PdfError('is damaged: its form fields run in a circle or are too many');
    visited.add(item.number);
    const dict = structure.resolve(item);
    if (dict.kind !== 'dict') return;
    const part = structure.resolve(dict.entries.get('T'));
    const name = [prefix, part.kind === 'string' ? decodeText(part.bytes) : ''].filter((text) => text !== '').join('.');
    if (name.length > 10_000) throw new PdfError('is damaged: a field name is too long');
    const type = ownType(structure, dict) ?? inherited;
    const value = dict.entries.get('V');
    if (type === 'Sig' && (part.kind === 'string' || value !== undefined)) {
      found.push({ name, number: item.number, dict, value: value?.kind === 'null' ? undefined : value });
    }
    const kids = structure.resolve(dict.entries.get('Kids'));
    if (kids.kind === 'array') for (const kid of kids.items) visit(kid, name, type);
  };
  for (const item of roots.items) visit(item, '', undefined);
  return found;
}
