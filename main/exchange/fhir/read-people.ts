import type { z } from 'zod';
import type { ForeignAddress, ForeignName, foreignPatient, foreignPractitioner } from './foreign.ts';
import { SYSTEM } from './systems.ts';

/** What a Patient says of the examinee and the claim, as far as it is said. */
export function examineeOf(patient: z.output<typeof foreignPatient>): {
  readonly examinee: Record<string, string>;
  readonly claimNumber: string | null;
} {
  const { gender, birthDate, name, telecom, address, identifier } = patient;
  return {
    examinee: said({
      name: nameOf(name),
      dateOfBirth: birthDate,
      sex: gender,
      address: addressOf(address),
      phone: contactOf(telecom, 'phone'),
    }),
    claimNumber: identifier?.find(({ system }) => system === SYSTEM.claim)?.value ?? null,
  };
}

/** What a Practitioner says of the examiner. */
export function examinerOf(practitioner: z.output<typeof foreignPractitioner>): Record<string, string> {
  const { name, telecom, address, identifier, qualification } = practitioner;
  const licence = identifier?.find(({ system }) => system === SYSTEM.licence);
  const suffixes = preferred(name)?.suffix?.join(', ') ?? null;
  const titles = (qualification ?? []).flatMap(({ code }) => (code?.text === undefined ? [] : [code.text]));
  return said({
    name: nameOf(name),
    credentials: suffixes,
    specialty: titles.find((title) => title !== suffixes) ?? null,
    licenceNumber: licence?.value ?? null,
    licenceState: licence?.assigner?.display ?? null,
    npi: identifier?.find(({ system }) => system === SYSTEM.npi)?.value ?? null,
    address: addressOf(address),
    phone: contactOf(telecom, 'phone'),
    email: contactOf(telecom, 'email'),
  });
}

/** The values that say something, without the space around them. */
function said(values: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const text = (value ?? '').trim();
      return text === '' ? [] : [[name, text]];
    }),
  );
}

function preferred(names: readonly ForeignName[] | undefined): ForeignName | undefined {
  return names?.find(({ use }) => use === 'official') ?? names?.[0];
}

function nameOf(names: readonly ForeignName[] | undefined): string | null {
  const name = preferred(names);
  if (name === undefined) return null;
  if (name.text !== undefined) return name.text;
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

function addressOf(addresses: readonly ForeignAddress[] | undefined): string | null {
  const address = addresses?.[0];
  if (address === undefined) return null;
  if (address.text !== undefined) return address.text;
  const { line = [], city, state, postalCode, country } = address;
  const region = [state, postalCode].filter((part) => part !== undefined).join(' ');
  const place = [city, region].filter((part) => part !== undefined && part !== '').join(', ');
  const lines = [...line, place, country ?? ''].filter((part) => part !== '');
  return lines.length === 0 ? null : lines.join('\n');
}

function contactOf(
  contacts: readonly { system?: string | undefined; value?: string | undefined }[] | undefined,
  kind: string,
): string | null {
  return contacts?.find(({ system }) => system === kind)?.value ?? null;
}
