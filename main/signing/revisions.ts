import type { PdfStructure } from './pdf-structure.ts';
import type { PdfDict, PdfValue } from './pdf-syntax.ts';

export function sameEntries(left: PdfDict, right: PdfDict, except: readonly string[]): boolean {
  const keys = new Set([...left.entries.keys(), ...right.entries.keys()]);
  for (const key of keys) {
    if (!except.includes(key) && !sameValue(left.entries.get(key), right.entries.get(key))) return false;
  }
  return true;
}

/** Whether two values say the same, without following references. */
export function sameValue(left: PdfValue | undefined, right: PdfValue | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left.kind !== right.kind) return false;
  switch (left.kind) {
    case 'null':
      return true;
    case 'boolean':
    case 'number':
    case 'name':
      return 'value' in right && left.value === right.value;
    case 'string':
      return right.kind === 'string' && Buffer.compare(left.bytes, right.bytes) === 0;
    case 'array':
      return (
        right.kind === 'array' &&
        left.items.length === right.items.length &&
        left.items.every((item, index) => sameValue(item, right.items[index]))
      );
    case 'dict':
      return right.kind === 'dict' && sameEntries(left, right, []);
    case 'ref':
      return right.kind === 'ref' && left.number === right.number && left.generation === right.generation;
  }
}

/** Numbers of objects that stood in `before` and stand elsewhere, or no longer, in `after`. */
export function movedObjects(before: PdfStructure, after: PdfStructure): number[] {
  const moved: number[] = [];
  for (const number of new Set([...before.references.keys(), ...after.references.keys()])) {
    const old = before.references.get(number);
    const now = after.references.get(number);
    if (old === undefined) continue;
    if (old.kind === 'free') continue;
    const same =
      now?.kind === old.kind &&
      (old.kind === 'plain'
        ? now.kind === 'plain' && old.offset === now.offset && old.generation === now.generation
        : now.kind === 'packed' && old.container === now.container && old.index === now.index);
    if (!same) moved.push(number);
  }
  return moved;
}

/** Adds the numbers of all objects that `value` refers to. */
export function collectReferences(value: PdfValue, found: Set<number>): void {
  if (value.kind === 'ref') found.add(value.number);
  else if (value.kind === 'array') for (const item of value.items) collectReferences(item, found);
  else if (value.kind === 'dict') for (const entry of value.entries.values()) collectReferences(entry, found);
}

/** Whether `after` defines an object that `before` refers to but does not hold: what stood empty there would fill with content. */
export function fillsHoles(before: PdfStructure, after: PdfStructure): boolean {
  const isThere = (structure: PdfStructure, number: number): boolean =>
    (structure.references.get(number)?.kind ?? 'free') !== 'free';
  const wanted = new Set<number>();
  collectReferences(before.trailer, wanted);
  for (const number of before.references.keys()) {
    if (isThere(before, number)) collectReferences(before.object(number).value, wanted);
  }
  return [...wanted].some((number) => !isThere(before, number) && isThere(after, number));
}
