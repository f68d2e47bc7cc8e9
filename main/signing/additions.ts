import { signatureFields, type SignatureField } from './pdf-fields.ts';
import type { PdfStructure } from './pdf-structure.ts';
import type { PdfDict, PdfValue } from './pdf-syntax.ts';
import { collectReferences, fillsHoles, movedObjects, sameEntries, sameValue } from './revisions.ts';

/** What was added to a signed state of a file, when it is nothing but what may be added. */
export interface Additions {
  /** Object numbers of the signature fields that stood empty, or were not there, and hold a value now. */
  readonly signed: readonly number[];
  /** Of those, the new ones that show something on a page. */
  readonly visible: readonly number[];
  /** Whether data to validate signatures later were added (DSS, ISO 32000-2 section 12.8.4.3). */
  readonly validationData: boolean;
}

/** Keys that signing an empty field fills in: its value, how it looks, its flags and its date. */
const SIGNED_FIELD_KEYS = ['V', 'AP', 'F', 'M'];
/** Of an annotation: hidden, and not shown on a screen. */
const NOT_SHOWN = 2 | 32;

/**
 * Compares a signed state with the file as it is now. Allowed are: signing fields that stood empty, new signature fields that
 * are signed, and data to validate signatures. Everything else, even what a viewer may call harmless, gives null: pages, marks,
 * attached files, form values, metadata and the objects they are made of must be the very same. Whether the signatures added
 * are valid, and whether a certification lets them show, is for the caller to say. Throws PdfError on a damaged file.
 */
export function additionsSince(before: PdfStructure, after: PdfStructure): Additions | null {
  for (const key of ['Root', 'Info']) {
    if (!sameValue(before.trailer.entries.get(key), after.trailer.entries.get(key))) return null;
  }
  const old = new Map(signatureFields(before).map((field) => [field.number, field]));
  const now = signatureFields(after);
  const added = now.filter(({ number }) => !old.has(number));
  const names = now.map(({ name }) => name);
  if (added.some((field) => !isNewField(before, field) || names.filter((name) => name === field.name).length > 1)) {
    return null;
  }
  const fresh = new Set(added.map(({ number }) => number));
  if (!sameForm(before, after, fresh) || fillsHoles(before, after)) return null;
  const empty = new Set([...old.values()].filter(({ value }) => value === undefined).map(({ number }) => number));
  const lists = annotationLists(before);
  const ofDss = onlyOfDss(before);
  const isAllowed = (number: number): boolean => {
    if (ofDss.has(number)) return true;
    const [was, is] = [before.object(number), after.object(number)];
    if (was.streamStart !== undefined || is.streamStart !== undefined) return false;
    if (lists.has(number)) return isLonger(was.value, is.value, fresh);
    if (was.value.kind !== 'dict' || is.value.kind !== 'dict') return false;
    if (empty.has(number)) return sameEntries(was.value, is.value, SIGNED_FIELD_KEYS);
    // sameForm has compared the form; here only the place where it stands may differ.
    if (isReferredTo(before, 'AcroForm', number)) return true;
    if (isRoot(before, number)) return sameCatalog(was.value, is.value);
    if (!isPage(before, was.value) || !sameEntries(was.value, is.value, ['Annots'])) return false;
    return isLonger(resolved(before, was.value, 'Annots'), resolved(after, is.value, 'Annots'), fresh);
  };
  if (!movedObjects(before, after).every(isAllowed)) return null;
  const signed = now.filter(({ number, value }) => value !== undefined && (fresh.has(number) || empty.has(number)));
  // A new field that nobody signed would be a mark on the page.
  if (added.some(({ value }) => value === undefined)) return null;
  return {
    signed: signed.map(({ number }) => number),
    visible: added.filter((field) => isShown(after, field)).map(({ number }) => number),
    validationData: !sameValue(before.catalog().entries.get('DSS'), after.catalog().entries.get('DSS')),
  };
}

/** Whether nothing but data to validate signatures was added, down to the last object. Throws PdfError. */
export function addsOnlyValidationData(before: PdfStructure, after: PdfStructure): boolean {
  const additions = additionsSince(before, after);
  if (additions === null || additions.signed.length > 0) return false;
  const ofDss = onlyOfDss(before);
  const moved = movedObjects(before, after);
  if (moved.length === 0 || !moved.every((number) => ofDss.has(number) || isRoot(before, number))) return false;
  if (moved.every((number) => isRoot(before, number)) && !additions.validationData) return false;
  const wanted = reachable(after, [after.catalog().entries.get('DSS')]);
  return [...after.references].every(([number, { kind }]) => {
    const isNew = kind !== 'free' && (before.references.get(number)?.kind ?? 'free') === 'free';
    return !isNew || wanted.has(number) || isContainer(after, number);
  });
}

/** An object that the cross-references need, and nothing else. */
function isContainer(structure: PdfStructure, number: number): boolean {
  const { value, streamStart } = structure.object(number);
  const type = value.kind === 'dict' ? value.entries.get('Type') : undefined;
  return streamStart !== undefined && type?.kind === 'name' && ['ObjStm', 'XRef'].includes(type.value);
}

/** A field of its own with its one place on a page, that does nothing when it is touched. */
function isNewField(before: PdfStructure, { number, dict }: SignatureField): boolean {
  if ((before.references.get(number)?.kind ?? 'free') !== 'free') return false;
  return !['Parent', 'Kids', 'A', 'AA'].some((key) => dict.entries.has(key));
}

function isShown(structure: PdfStructure, { dict }: SignatureField): boolean {
  const flags = structure.resolve(dict.entries.get('F'));
  if (flags.kind === 'number' && (flags.value & NOT_SHOWN) !== 0) return false;
  const box = structure.resolve(dict.entries.get('Rect'));
  if (box.kind === 'null') return false;
  const [x0, y0, x1, y1] = box.kind === 'array' ? box.items : [];
  const isFlat = x0?.kind === 'number' && x1?.kind === 'number' && x0.value === x1.value;
  const isThin = y0?.kind === 'number' && y1?.kind === 'number' && y0.value === y1.value;
  return !(isFlat && isThin);
}

/** The form but for its flags about signatures, and for new fields behind the others. */
function sameForm(before: PdfStructure, after: PdfStructure, fresh: ReadonlySet<number>): boolean {
  const [was, is] = [before, after].map((structure) => structure.dictAt(structure.catalog(), 'AcroForm'));
  if (was === undefined || is === undefined || !sameEntries(was, is, ['SigFlags', 'Fields'])) return false;
  return isLonger(resolved(before, was, 'Fields'), resolved(after, is, 'Fields'), fresh);
}

/** Whether a list is the same, or goes on with nothing but new fields. */
function isLonger(was: PdfValue, is: PdfValue, fresh: ReadonlySet<number>): boolean {
  const [earlier, later] = [was, is].map((value) => (value.kind === 'array' ? value.items : []));
  if ((was.kind !== 'array' && was.kind !== 'null') || is.kind !== 'array') return sameValue(was, is);
  if (earlier === undefined || later === undefined || later.length < earlier.length) return false;
  return later.every((item, index) =>
    index < earlier.length ? sameValue(earlier[index], item) : item.kind === 'ref' && fresh.has(item.number),
  );
}

/** Where the form stands, data to validate signatures, and the names of extensions may differ. */
function sameCatalog(was: PdfDict, is: PdfDict): boolean {
  const [form, formNow] = [was.entries.get('AcroForm'), is.entries.get('AcroForm')];
  const isDirect = form?.kind === 'dict' && formNow?.kind === 'dict';
  return sameEntries(was, is, ['DSS', 'Extensions', ...(isDirect ? ['AcroForm'] : [])]);
}

function resolved(structure: PdfStructure, dict: PdfDict, key: string): PdfValue {
  return structure.resolve(dict.entries.get(key));
}

function isReferredTo(structure: PdfStructure, key: string, number: number): boolean {
  const value = structure.catalog().entries.get(key);
  return value?.kind === 'ref' && value.number === number;
}

function isRoot({ trailer }: PdfStructure, number: number): boolean {
  const root = trailer.entries.get('Root');
  return root?.kind === 'ref' && root.number === number;
}

function isPage(structure: PdfStructure, dict: PdfDict): boolean {
  const type = structure.resolve(dict.entries.get('Type'));
  return type.kind === 'name' && type.value === 'Page';
}

/** Object numbers of the lists of marks that pages refer to, and of a list of fields that the form refers to. */
function annotationLists(structure: PdfStructure): Set<number> {
  const found = new Set<number>();
  const note = (value: PdfValue | undefined): void => {
    if (value?.kind === 'ref') found.add(value.number);
  };
  for (const number of structure.references.keys()) {
    const { value } = structure.object(number);
    if (value.kind === 'dict' && isPage(structure, value)) note(value.entries.get('Annots'));
  }
  note(structure.dictAt(structure.catalog(), 'AcroForm')?.entries.get('Fields'));
  return found;
}

/** What belongs to the data to validate signatures and to nothing else: a page hidden among them stays protected. */
function onlyOfDss(structure: PdfStructure): Set<number> {
  const catalog = structure.catalog();
  const dss = catalog.entries.get('DSS');
  if (dss === undefined) return new Set();
  const others = [...catalog.entries].filter(([key]) => key !== 'DSS').map(([, value]) => value);
  const elsewhere = reachable(structure, [...others, structure.trailer.entries.get('Info')]);
  return new Set(
    [...reachable(structure, [dss])].filter((number) => !elsewhere.has(number) && !isRoot(structure, number)),
  );
}

function reachable(structure: PdfStructure, from: readonly (PdfValue | undefined)[]): Set<number> {
  const found = new Set<number>();
  const waiting = [...from];
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    if (next === undefined) continue;
    const inside = new Set<number>();
    collectReferences(next, inside);
    for (const number of inside) {
      if (found.has(number)) continue;
      found.add(number);
      waiting.push(structure.object(number).value);
    }
  }
  return found;
}
