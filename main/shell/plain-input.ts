import { ResiduaError } from '../domain/errors.ts';

/** An evaluation needs less than fifteen. */
const DEPTH_MAX = 100;
/** The largest evaluation has some ten thousands. */
const VALUES_MAX = 1_000_000;

/**
 * Refuses what no call takes before any schema looks at it: circles, objects of a class (but bytes), depth and numbers of
 * values that would keep the main process busy. The window's own copies arrive by structured clone, which lets all that
 * through.
 *
 * @throws ResiduaError `invalid-input`.
 */
export function checkPlain(input: unknown): void {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 0 }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
    const isList = Array.isArray(value);
    if (!isList && !isPlainObject(value)) throw refused('holds something else than data');
    if (depth >= DEPTH_MAX) throw refused('is nested too deeply');
    // A list can have a length of four thousand million and hold nothing.
    const inside: readonly unknown[] = isList ? (value.length > VALUES_MAX ? [] : value) : Object.values(value);
    values += isList ? value.length : inside.length;
    if (values > VALUES_MAX) throw refused('holds too much');
    for (const child of inside) waiting.push({ value: child, depth: depth + 1 });
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || isPlainElsewhere(prototype);
}

/** `Object.prototype` of another context; no class has a constructor of that name. */
function isPlainElsewhere(prototype: unknown): boolean {
  return typeof prototype === 'object' && prototype !== null && Object.getPrototypeOf(prototype) === null;
}

function refused(what: string): ResiduaError {
  return new ResiduaError('invalid-input', `The input ${what}.`, { path: '' });
}
