import { evaluationJsonSchema, type JsonSchema } from './json-schema.ts';

/** The keys that the format knows at a place of a case file, of all shapes that the place may have. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let places: readonly JsonSchema[] = shapes(evaluationJsonSchema());
  for (const token of path) places = places.flatMap((place) => step(place, token));
  return [...new Set(places.flatMap((place) => Object.keys(place.properties ?? {})))];
}

function step(place: JsonSchema, token: PropertyKey): JsonSchema[] {
  const below = typeof token === 'number' ? place.items : place.properties?.[String(token)];
  return typeof below === 'object' && !Array.isArray(below) ? shapes(below) : [];
}

function shapes(schema: JsonSchema): JsonSchema[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...branches.flatMap((branch) => (typeof branch === 'object' ? shapes(branch) : []))];
}
