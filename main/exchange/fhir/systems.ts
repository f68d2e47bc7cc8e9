import type { FhirObject } from './json.ts';

/** Code systems; the local ones stand where no published code is known to us, and none is invented. */
export const SYSTEM = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  ucum: 'http://unitsofmeasure.org',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  absentReason: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  uuid: 'urn:ietf:rfc:3986',
  local: 'urn:x-residua:code',
  licence: 'urn:x-residua:licence-number',
  claim: 'urn:x-residua:claim-number',
} as const;

export interface Coding extends FhirObject {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface Concept extends FhirObject {
  readonly coding?: readonly Coding[];
  readonly text: string;
}

/** A concept of Residua itself, with the published codes for it before the local one. */
export function concept(code: string, text: string, published: readonly Coding[] = []): Concept {
  return { coding: [...published, { system: SYSTEM.local, code, display: text }], text };
}
