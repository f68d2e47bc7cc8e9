import type { DecimalString } from '../../domain/decimal.ts';

/** A decimal that is written with all its digits: a binary number could not hold them (R2). */
export class FhirDecimal {
  readonly digits: DecimalString;

  constructor(digits: DecimalString) {
    this.digits = digits;
  }
}

/** A value of a resource; absent keys are left out, since FHIR knows no null. */
export type FhirValue =
  string | number | boolean | FhirDecimal | readonly FhirValue[] | { readonly [key: string]: FhirValue | undefined };

export type FhirObject = Readonly<Record<string, FhirValue | undefined>>;

export interface Resource extends FhirObject {
  readonly resourceType: string;
  readonly id: string;
}

/** JSON with two spaces of indent. Empty objects and lists are left out, as FHIR demands. */
export function fhirJson(value: FhirObject): string {
  return `${written(value, '') ?? '{}'}\n`;
}

function written(value: FhirValue, indent: string): string | null {
  if (value instanceof FhirDecimal) return value.digits;
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.flatMap((item) => written(item, inner) ?? []);
    return items.length === 0 ? null : `[\n${items.map((item) => inner + item).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).flatMap(([key, entry]) => {
    const text = entry === undefined ? null : written(entry, inner);
    return text === null ? [] : [`${inner}${JSON.stringify(key)}: ${text}`];
  });
  return entries.length === 0 ? null : `{\n${entries.join(',\n')}\n${indent}}`;
}

function isList(value: object): value is readonly FhirValue[] {
  return Array.isArray(value);
}
