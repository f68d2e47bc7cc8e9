import fc from 'fast-check';

/** Names under which files must not be found or made, and texts that break what is careless with text. */
const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  '../../escape',
  '..\\..\\escape',
  '/etc/passwd',
  '/tmp/residua-escape',
  'C:\\Windows\\System32\\escape',
  '\\\\server\\share\\escape',
  'file:///etc/passwd',
  'CON',
  'aux.pdf',
  'a/b',
  'name\u202Efdp.exe',
  '\uFEFF',
  '\uD800',
  'line\r\nbreak',
  '__proto__',
  'constructor',
  "'; DROP TABLE evaluation; --",
  '%s%n${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd|" /C calc"!A0',
  '9'.repeat(400),
  '00000000-0000-4000-8000-000000000000',
  'a'.repeat(100_001),
  'x'.repeat(2_000_000),
];

const HOSTILE_NUMBERS = [Number.NaN, Infinity, -Infinity, -0, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324];

function nested(depth: number): unknown {
  let value: unknown = null;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

function circle(): unknown {
  const own: Record<string, unknown> = { id: 'circle' };
  own['own'] = own;
  return own;
}

/** An own key "__proto__", as JSON.parse makes it. */
const polluting = (): unknown =>
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');

const special = fc.constantFrom<(() => unknown)[]>(
  polluting,
  circle,
  () => nested(90),
  () => nested(1000),
  () => new Array<unknown>(4_294_967_295),
  () => Array.from({ length: 20_000 }, () => 0),
  () => new Uint8Array(3),
  () => new Float64Array([Number.NaN]),
  () => new ArrayBuffer(8),
  () => new DataView(new ArrayBuffer(8)),
  () => new Map([['id', 1]]),
  () => new Set([1]),
  () => new Date(Number.NaN),
  () => /x/gu,
  () => new Error('error'),
  () => 10n ** 40n,
  () => undefined,
);

/** Anything that a call could be handed: what structured clone lets through. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown[]>(...HOSTILE_NUMBERS, null, true, false, [], {}) },
  { weight: 2, arbitrary: special.map((make) => make()) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  {
    weight: 1,
    arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  },
);

type Edit = 'replace' | 'remove' | 'add' | 'repeat';

/** A value with one or two places of it changed: enough of what a call expects to come past its first look. */
export function mutated(example: unknown): fc.Arbitrary<unknown> {
  const edit = fc.record({
    at: fc.nat(),
    how: fc.constantFrom<Edit[]>('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
    key: fc.constantFrom('__proto__', 'path', 'file', 'id', 'toString', 'extra'),
    value: hostileValue,
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 2 })
    .map((edits) =>
      edits.reduce((value, { at, how, key, value: with_ }) => changed(value, at, how, key, with_), example),
    );
}

function changed(value: unknown, at: number, how: Edit, key: string, hostile: unknown): unknown {
  const places = placesOf(value);
  const place = places[at % places.length] ?? [];
  return editAt(value, place, (inner) => {
    if (how === 'add' && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      return { ...inner, [key]: hostile };
    }
    if (how === 'repeat' && isList(inner) && inner.length < 50_000) return [...inner, ...inner];
    return how === 'remove' ? undefined : hostile;
  });
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

type Place = readonly (string | number)[];
const MOST_PLACES = 400;

/** Every place of a value that JSON could hold, the value itself first. */
function placesOf(value: unknown): Place[] {
  const places: Place[] = [[]];
  for (const place of places) {
    if (places.length > MOST_PLACES) break;
    const inner = place.reduce<unknown>((node, key) => (node as Record<string | number, unknown>)[key], value);
    if (typeof inner !== 'object' || inner === null || ArrayBuffer.isView(inner)) continue;
    if (Array.isArray(inner) && inner.length > 50_000) continue;
    const keys = Array.isArray(inner) ? inner.slice(0, 50).map((_, index) => index) : Object.keys(inner);
    for (const key of keys) places.push([...place, key]);
  }
  return places;
}

function editAt(value: unknown, [key, ...rest]: Place, edit: (inner: unknown) => unknown): unknown {
  if (key === undefined) return edit(value);
  if (Array.isArray(value)) {
    const next = editAt(value[Number(key)], rest, edit);
    return next === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), next);
  }
  const fields = value as Record<string, unknown>;
  const next = editAt(fields[key], rest, edit);
  const others = Object.entries(fields).filter(([name]) => name !== key);
  return next === undefined ? Object.fromEntries(others) : { ...fields, [key]: next };
}
