import type { FhirContext } from './context.ts';
import { referenceTo } from './context.ts';
import type { FhirObject, Resource } from './json.ts';
import { SYSTEM } from './systems.ts';
import { fhirText, narrative } from './text.ts';

/** The examinee. */
export function patient({ evaluation, id }: FhirContext): Resource {
  const { name, dateOfBirth, sex, address, phone } = evaluation.examinee;
  const claimNumber = fhirText(evaluation.case.claimNumber);
  return {
    resourceType: 'Patient',
    id: id('patient'),
    text: narrative('Examinee', [
      ['Name', name],
      ['Date of birth', dateOfBirth],
      ['Sex', sex],
    ]),
    identifier: claimNumber === undefined ? [] : [{ system: SYSTEM.claim, value: claimNumber }],
    name: named(name),
    telecom: contacts([['phone', phone]]),
    gender: sex ?? undefined,
    birthDate: dateOfBirth ?? undefined,
    address: placed(address),
  };
}

/** The examiner. */
export function practitioner({ evaluation, id }: FhirContext): Resource {
  const { name, credentials, specialty, licenceNumber, licenceState, npi, address, phone, email } = evaluation.examiner;
  const licence = fhirText(licenceNumber);
  const state = fhirText(licenceState);
  const numbers: FhirObject[] = [];
  const provider = fhirText(npi);
  if (provider !== undefined) numbers.push({ system: SYSTEM.npi, value: provider });
  if (licence !== undefined) {
    numbers.push({
      system: SYSTEM.licence,
      value: licence,
      assigner: state === undefined ? undefined : { display: state },
    });
  }
  return {
    resourceType: 'Practitioner',
    id: id('practitioner'),
    text: narrative('Examiner', [
      ['Name', name],
      ['Credentials', credentials],
      ['Specialty', specialty],
      ['License', [licence, state].filter((part) => part !== undefined).join(', ')],
    ]),
    identifier: numbers,
    name: named(name, credentials),
    telecom: contacts([
      ['phone', phone],
      ['email', email],
    ]),
    address: placed(address),
    qualification: [credentials, specialty].flatMap((part) => {
      const text = fhirText(part);
      return text === undefined ? [] : [{ code: { text } }];
    }),
  };
}

/** The examiner's organization; null when none is given. */
export function organization({ evaluation, id }: FhirContext): Resource | null {
  const name = fhirText(evaluation.examiner.organization);
  if (name === undefined) return null;
  return {
    resourceType: 'Organization',
    id: id('organization'),
    text: narrative('Organization', [['Name', name]]),
    name,
  };
}

/** References that nearly every resource has. */
export function subjectOf({ id }: FhirContext): { reference: string } {
  return referenceTo(id('patient'));
}

export function performerOf({ id }: FhirContext): { reference: string } {
  return referenceTo(id('practitioner'));
}

function named(name: string | null, suffix: string | null = null): FhirObject[] {
  const text = fhirText(name);
  if (text === undefined) return [];
  const after = fhirText(suffix);
  return [{ use: 'official', text, suffix: after === undefined ? [] : [after] }];
}

function placed(address: string | null): FhirObject[] {
  const text = fhirText(address);
  return text === undefined ? [] : [{ text }];
}

function contacts(ways: readonly (readonly ['phone' | 'email', string | null])[]): FhirObject[] {
  return ways.flatMap(([system, written]) => {
    const value = fhirText(written);
    return value === undefined ? [] : [{ system, value }];
  });
}
